import * as api from './api'
import { carry } from './carry'
import { type Draft, emptyDraft } from './draft'
import { type Bytes, type Keep, openKeep } from './keep'
import { FILE, Outbox } from './outbox'
import { Told } from './told'

/* What this phone holds: the report being written, what waits to be sent, the receipts, the site whose code was read. */

let keep: Keep
export let outbox: Outbox
export const draft = new Told<Draft>(emptyDraft())
export const unfinished = new Told(false)
export const here = new Told<{ site?: api.Site; unknown?: boolean }>({})
/** Whether the phone keeps everything, photos too, when the page is closed. */
export let keepsEverything = true

const DRAFT = 'draft'

export async function start() {
  keep = await openKeep()
  keepsEverything = keep.lasting
  outbox = new Outbox(keep, carry)
  const kept = await keep.get<Draft>(DRAFT)
  if (kept) {
    draft.tell(kept)
    unfinished.tell(true)
  }
  // The receipt is here: what was written need not lie in the phone any longer.
  outbox.state.listen(({ sent }) => sent.forEach(({ key }) => void unremember(`report.${key}`)))
  await outbox.wakeUp()
  addEventListener('online', () => outbox.now())
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) outbox.now()
  })
}

/** Changes the report and lays it into the phone at once. */
export function write(part: Partial<Draft>) {
  draft.tell({ ...draft.value, ...part })
  unfinished.tell(true)
  return keep.put(DRAFT, draft.value)
}

/** A new report, of the site whose code was read, if one was. */
export async function begin() {
  for (const file of draft.value.files) await keep.remove(FILE + file.key)
  await finished()
  if (here.value.site) draft.tell({ ...draft.value, site: here.value.site })
}

/** The report is on its way; its files now belong to that. */
export async function finished() {
  draft.tell(emptyDraft())
  unfinished.tell(false)
  await keep.remove(DRAFT)
}

export const keepFile = (key: string, bytes: Bytes) => keep.put(FILE + key, bytes)
export const dropFile = (key: string) => keep.remove(FILE + key)
export const fileOf = (key: string) => keep.get<Bytes>(FILE + key)

/** The last that was seen of something, for when there is no line. */
export const remembered = <T>(name: string) => keep.get<T>(`seen.${name}`)
export const remember = (name: string, value: unknown) => keep.put(`seen.${name}`, value)
export const unremember = (name: string) => keep.remove(`seen.${name}`)

/** The site of a code read from a board; without a line the code itself goes with the report. */
export async function arriveAt(code: string) {
  const seen = await remembered<api.Site>(`site.${code}`)
  here.tell({ site: seen || { code, name: code } })
  try {
    const site = await api.site(code)
    here.tell({ site })
    await remember(`site.${code}`, site)
  } catch (failure) {
    if (failure instanceof api.Refused && failure.status === 404) here.tell({ unknown: true })
  }
}
