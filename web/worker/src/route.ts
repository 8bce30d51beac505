import { Told } from './told'

/* The page is named behind the #: it works without a line, the phone's back button goes one question back, and a
   receipt's secret stays out of the server's log. */

const read = () => location.hash.replace(/^#\/?/, '').split('/').map(decodeURIComponent)

export const route = new Told<string[]>(read())
addEventListener('hashchange', () => route.tell(read()))

export const address = (...parts: string[]) => `#/${parts.map(encodeURIComponent).join('/')}`

export function go(...parts: string[]) {
  location.hash = address(...parts)
}

/** Goes on without leaving a way back. */
export function instead(...parts: string[]) {
  location.replace(address(...parts))
}
