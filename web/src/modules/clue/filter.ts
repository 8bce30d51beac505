import type { LocationQuery } from 'vue-router'
import { among, compact, day, many, one, yesNo } from '@/ui/addressBar'

export const WHICH = ['OPEN', 'CLOSED', 'ALL'] as const
export const SORTS = ['RECEIVED', 'DUE'] as const
export const VERDICTS = ['NONE', 'WAGES', 'PROJECT_MONEY', 'OTHER_LABOUR', 'NOT_WAGES'] as const
/** What makes a clue wait for the desk. */
export const FLAGS = ['unread', 'late', 'silent', 'pressing', 'suspected', 'several'] as const

export interface ClueFilter {
  area?: string
  which: (typeof WHICH)[number]
  sort: (typeof SORTS)[number]
  channel?: string
  /** One or several, joined by commas. */
  verdict?: string
  text?: string
  debtor?: string
  project?: string
  master?: number
  outcome?: string
  level?: string
  channelKind?: string
  receivedFrom?: string
  receivedTo?: string
  closedFrom?: string
  closedTo?: string
  reception?: number
  repeated?: boolean
  unread?: boolean
  late?: boolean
  silent?: boolean
  pressing?: boolean
  suspected?: boolean
  several?: boolean
}

const number = (raw: LocationQuery[string] | undefined) => (/^\d{1,15}$/.test(one(raw) ?? '') ? Number(one(raw)) : undefined)

/** What the address bar asks for; what cannot be read counts as not asked. */
export function filterOf(query: LocationQuery): ClueFilter {
  return {
    area: one(query.area),
    which: among(WHICH, query.which) ?? 'OPEN',
    sort: among(SORTS, query.sort) ?? 'RECEIVED',
    channel: one(query.channel),
    verdict: VERDICTS.filter((verdict) => many(query.verdict).includes(verdict)).join(',') || undefined,
    text: one(query.text),
    debtor: one(query.debtor),
    project: one(query.project),
    master: number(query.master),
    outcome: one(query.outcome),
    level: one(query.level),
    channelKind: one(query.channelKind),
    receivedFrom: day(query.receivedFrom),
    receivedTo: day(query.receivedTo),
    closedFrom: day(query.closedFrom),
    closedTo: day(query.closedTo),
    reception: number(query.reception),
    repeated: yesNo(query.repeated),
    unread: yesNo(query.unread),
    late: yesNo(query.late),
    silent: yesNo(query.silent),
    pressing: yesNo(query.pressing),
    suspected: yesNo(query.suspected),
    several: yesNo(query.several),
  }
}

/** The shortest address of a filter: what is the default is left out. */
export function queryOf(filter: ClueFilter): Record<string, string> {
  return compact({
    ...filter,
    which: filter.which === 'OPEN' ? undefined : filter.which,
    sort: filter.sort === 'RECEIVED' ? undefined : filter.sort,
  })
}

/** Whether anything but area and order narrows the list. */
export function isNarrowed(filter: ClueFilter): boolean {
  const { area: _area, sort: _sort, ...rest } = queryOf(filter)
  return Object.keys(rest).length > 0
}
