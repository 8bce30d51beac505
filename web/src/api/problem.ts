/** What the server, or the way to it, answered instead of what was asked. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    /** The server's own sentence; empty when it gave none. */
    readonly sentence: string,
  ) {
    super(sentence || code)
    this.name = 'Problem'
  }
}

/** Reads an RFC 9457 body; anything else becomes a problem without a sentence. */
export function toProblem(status: number, body: unknown): Problem {
  const { code, detail } = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
  return new Problem(
    status,
    typeof code === 'string' ? code : `HTTP_${status}`,
    typeof detail === 'string' ? detail : '',
  )
}

type Translate = (key: string, args?: Record<string, unknown>) => string

/** A sentence for every failure: the server's if it gave one, else ours. */
export function sentenceOf(error: unknown, t: Translate): string {
  if (!(error instanceof Problem)) return t('error.network')
  if (error.sentence) return error.sentence
  if (error.status === 401) return t('error.sessionEnded')
  if (error.status === 403) return t('error.forbidden')
  if (error.status === 404) return t('error.notFound')
  if (error.status === 413) return t('error.tooLarge')
  return t('error.server', { status: error.status })
}
