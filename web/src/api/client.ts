import createClient, { type Middleware } from 'openapi-fetch'
import { toProblem } from './problem'
import type { paths } from './schema'

let language = 'zh'
let onSessionEnded: () => void = () => {}
let onSecondFactorMissing: () => void = () => {}

/** The words the server answers in. */
export function speak(locale: string) {
  language = locale.startsWith('en') ? 'en' : 'zh'
}

export function whenSessionEnds(listener: () => void) {
  onSessionEnded = listener
}

/** Something must be done first, as after becoming an administrator. */
export function whenSecondFactorIsMissing(listener: () => void) {
  onSecondFactorMissing = listener
}

/** Told by whoever meets a 401. */
export function sessionEnded() {
  onSessionEnded()
}

/** Over HTTPS the cookie's name says that it is of this host alone; one without that may be somebody else's. */
export function csrfToken(cookies = document.cookie): string {
  const given = /(?:^|; )__Host-XSRF-TOKEN=([^;]*)/.exec(cookies) ?? /(?:^|; )XSRF-TOKEN=([^;]*)/.exec(cookies)
  return decodeURIComponent(given?.[1] ?? '')
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
    if (problem.code.startsWith('SECOND_FACTOR_TO_')) onSecondFactorMissing()
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
