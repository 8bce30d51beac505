import createClient, { type Middleware } from 'openapi-fetch'
import { toProblem } from './problem'
import type { paths } from './schema'

let language = 'zh'
let onSessionEnded: () => void = () => {}

/** The words the server answers in. */
export function speak(locale: string) {
  language = locale.startsWith('en') ? 'en' : 'zh'
}

export function whenSessionEnds(listener: () => void) {
  onSessionEnded = listener
}

/** Told by whoever meets a 401. */
export function sessionEnded() {
  onSessionEnded()
}

export function csrfToken(): string {
  return decodeURIComponent(/(?:^|; )XSRF-TOKEN=([^;]*)/.exec(document.cookie)?.[1] ?? '')
}

/** Headers of every request; uploads, which do not go through fetch, use them too. */
export function requestHeaders(): Record<string, string> {
  return { 'Accept-Language': language, 'X-XSRF-TOKEN': csrfToken() }
}

const habits: Middleware = {
  onRequest({ request }) {
    for (const [name, value] of Object.entries(requestHeaders())) request.headers.set(name, value)
    return request
  },
  async onResponse({ request, response }) {
    if (response.ok) return response
    const problem = toProblem(response.status, await response.clone().json().catch(() => null))
    if (response.status === 401 && !request.url.endsWith('/api/session')) sessionEnded()
    throw problem
  },
}

export const client = createClient<paths>({ baseUrl: location.origin })
client.use(habits)

/** The answer's body. Failures were thrown before, so a missing body is a broken answer. */
export function required<T>(answer: { data?: T }): T {
  if (answer.data === undefined) throw toProblem(502, null)
  return answer.data
}
