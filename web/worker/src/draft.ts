import { amountFen } from './amounts'
import type { ListRow, Site } from './api'
import type { Item } from './outbox'
import { uuid } from './uuid'

export type Mode = 'NAMED' | 'SEALED' | 'ANONYMOUS'

export interface Attachment {
  key: string
  kind: 'PHOTO' | 'VOICE' | 'LIST' | 'OTHER'
  name: string
  keepPlace: boolean
}

export type Row = Pick<ListRow, 'name' | 'phone' | 'identityNumber' | 'amountFen'>

/** A report that is being written: kept in the phone after every answer. */
export interface Draft {
  key: string
  site?: Site
  area?: { code: string; name: string }
  /** Where the site is, in the worker's own words; empty as soon as no list has it. */
  place?: string
  debtor?: string
  since?: string
  until?: string
  people?: number
  amount?: string
  text?: string
  mode?: Mode
  name?: string
  phone?: string
  identityNumber?: string
  group: Row[]
  /** Those in the list agreed that one speaks for them. */
  consent?: boolean
  files: Attachment[]
  /** The question that was looked at last. */
  at?: Step
}

export type Step =
  | 'area' | 'site' | 'place' | 'debtor' | 'since' | 'people' | 'amount' | 'list' | 'what' | 'proof' | 'mode' | 'who' | 'check'

export const emptyDraft = (): Draft => ({ key: uuid(), group: [], files: [] })

/** The questions of this report, in order: what is known already is not asked. */
export function steps(draft: Draft): Step[] {
  const known = draft.site !== undefined && draft.area === undefined
  return [
    ...(known ? [] : (['area'] as Step[])),
    ...(known || (draft.place !== undefined && !draft.area) ? [] : (['site'] as Step[])),
    ...(draft.site || draft.place === undefined ? [] : (['place'] as Step[])),
    'debtor', 'since', 'people', 'amount',
    ...((draft.people || 1) > 1 ? (['list'] as Step[]) : []),
    'what', 'proof', 'mode',
    ...(draft.mode === 'ANONYMOUS' ? [] : (['who'] as Step[])),
    'check',
  ]
}

/** Sum of what the list says, where it says one. */
export function listed(group: Row[]): number {
  return group.reduce((sum, row) => sum + (row.amountFen || 0), 0)
}

/** What is sent of it: the report, then its files; each with a key of its own. */
export function toItems(draft: Draft, language: string, now: Date): Item[] {
  const writtenAt = now.toISOString()
  const several = (draft.people || 1) > 1
  const anonymous = draft.mode === 'ANONYMOUS'
  const body = {
    key: draft.key,
    site: draft.site && draft.site.code,
    area: draft.area ? draft.area.code : draft.site && draft.site.area,
    place: draft.site ? undefined : said(draft.place),
    debtor: said(draft.debtor),
    since: draft.since,
    until: draft.until,
    people: draft.people,
    amountFen: (draft.amount && amountFen(draft.amount)) || listed(draft.group) || undefined,
    text: draft.text || '',
    mode: draft.mode,
    name: anonymous ? undefined : said(draft.name),
    phone: anonymous ? undefined : said(draft.phone),
    identityNumber: anonymous ? undefined : said(draft.identityNumber),
    group: several ? draft.group : [],
    consent: several ? !!draft.consent : undefined,
    language,
    writtenAt,
  }
  const report: Item = { key: draft.key, report: draft.key, what: 'report', body, writtenAt }
  return [report].concat(draft.files.map(({ key, ...file }) => ({ key, report: draft.key, what: 'file', file, writtenAt })))
}

const said = (text: string | undefined) => (text && text.trim()) || undefined
