import { safeBack } from './back'

const REFUSALS = ['PROVIDER_AWAY', 'PROVIDER_DENIED', 'PROVIDER_REQUEST_GONE', 'PROVIDER_ANSWER_INVALID', 'PROVIDER_USER_UNKNOWN']

/** Why the identity provider's answer opened nothing, as there is a sentence for; whatever else the address says is not shown. */
export function refusalOf(refused: unknown): string | undefined {
  if (typeof refused !== 'string') return undefined
  return REFUSALS.includes(refused) ? refused : 'PROVIDER_ANSWER_INVALID'
}

/** Where the browser goes to sign in there, and comes back from to the page one wanted. */
export function providerAddress(address: string, back: unknown): string {
  return `${address}?back=${encodeURIComponent(safeBack(back))}`
}
