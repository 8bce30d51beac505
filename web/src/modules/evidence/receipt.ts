/** What a receipt (存证回执) says in words; the proofs in it are for `./anxin verify`. */
export interface Receipt {
  about: Sentence
  leaves: { words: Sentence; index: number; leaf: string; content?: object }[]
  head: string
  key: string
}

interface Sentence {
  zh: string
  en: string
}

/** What a receipt is asked for: an erasure, a warning, or the wage month of a project. */
export type Subject = { erasure: number } | { warning: number } | { code: string; month: string }

export const inWords = (sentence: Sentence, locale: string) => (locale === 'en' ? sentence.en : sentence.zh)

/** The head is a C2SP checkpoint: the log, its size, the root, when it was signed, and then the signatures. */
export function headOf(receipt: Receipt) {
  const [log, size, , signed] = receipt.head.split('\n')
  return { log, size: Number(size), signedAt: signed?.replace('signed ', '') }
}

/** When what the leaf stands for happened. */
export const happenedAt = (leaf: string) => (JSON.parse(leaf) as { at: string }).at
