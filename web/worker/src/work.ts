import { sha256 } from './sha256'

/** A sum the phone does first when very many reports come in at once (防刷), so that machines cannot flood the desk. */
export interface Challenge {
  needed: boolean
  challenge?: string
  bits?: number
}

const AT_ONCE_MS = 30

/** The header that shows that it was done; the page stays alive meanwhile. */
export async function solve({ challenge = '', bits = 0 }: Challenge): Promise<string> {
  let n = 0
  for (;;) {
    for (const until = Date.now() + AT_ONCE_MS; Date.now() < until; ) {
      for (const next = n + 64; n < next; n++) {
        if (leadingZeros(sha256(`${challenge}:${n}`)) >= bits) return `${challenge}:${n}`
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 0))
  }
}

export function leadingZeros(digest: Uint32Array): number {
  const index = digest.findIndex((word) => word !== 0)
  return index < 0 ? 256 : index * 32 + Math.clz32(digest[index]!)
}
