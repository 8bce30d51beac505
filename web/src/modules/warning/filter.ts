import type { LocationQuery } from 'vue-router'
import { LEVELS, type Level, type WarningFilter } from '@/api/types'
import { among, compact, day, many, month, one, yesNo } from '@/ui/addressBar'

export const STATES = ['OPEN', 'CLEARED', 'ALL'] as const
export const SORTS = ['LEVEL', 'RAISED', 'VALUE', 'PROJECT'] as const

export type ListFilter = Omit<WarningFilter, 'cursor' | 'limit'> & { rule: string[]; level: Level[] }

/** What the address bar asks for; what cannot be read counts as not asked. */
export function filterOf(query: LocationQuery): ListFilter {
  return {
    area: one(query.area),
    rule: many(query.rule),
    level: LEVELS.filter((level) => many(query.level).includes(level)),
    state: among(STATES, query.state) ?? 'OPEN',
    project: one(query.project),
    month: month(query.month),
    text: one(query.text),
    raisedFrom: day(query.raisedFrom),
    raisedTo: day(query.raisedTo),
    clearedFrom: day(query.clearedFrom),
    clearedTo: day(query.clearedTo),
    openOn: day(query.openOn),
    acknowledged: yesNo(query.acknowledged),
    sort: among(SORTS, query.sort) ?? 'LEVEL',
  }
}

/** The shortest address of a filter: what is the default is left out. */
export function queryOf(filter: ListFilter): Record<string, string> {
  return compact({
    ...filter,
    state: filter.state === 'OPEN' ? undefined : filter.state,
    sort: filter.sort === 'LEVEL' ? undefined : filter.sort,
  })
}

/** Whether anything but area and order narrows the list. */
export function isNarrowed(filter: ListFilter): boolean {
  const { area: _area, sort: _sort, ...rest } = queryOf(filter)
  return Object.keys(rest).length > 0
}
