import type { LocationQuery } from 'vue-router'
import type { ProblemFilter } from '@/api/types'
import { among, compact, day, many, one, yesNo } from '@/ui/addressBar'

export const STAGES = ['COLLECTED', 'LISTED', 'TRACKED', 'FED_BACK', 'CLOSED'] as const
export const SORTS = ['NEWEST', 'LEVEL', 'DUE'] as const
export const POOLS = ['OWN', 'COMMON', 'DEPARTMENT'] as const
export const AGES = ['D3', 'D10', 'D30', 'OLDER'] as const
export const PROBLEM_LEVELS = ['RED', 'YELLOW', 'BLUE', 'NONE'] as const

export type ListFilter = Omit<ProblemFilter, 'cursor' | 'limit'> & { stage: string[]; source: string[]; means: string[]; level: string[] }

function number(raw: LocationQuery[string] | undefined): number | undefined {
  const value = Number(one(raw))
  return Number.isInteger(value) && value > 0 ? value : undefined
}

/** What the address bar asks for; what cannot be read counts as not asked. */
export function filterOf(query: LocationQuery): ListFilter {
  return {
    area: one(query.area),
    stage: many(query.stage).filter((stage) => stage === 'ALL' || STAGES.some((known) => known === stage)),
    source: many(query.source),
    means: many(query.means),
    level: PROBLEM_LEVELS.filter((level) => many(query.level).includes(level)),
    kind: one(query.kind),
    owner: number(query.owner),
    pool: among(POOLS, query.pool),
    late: yesNo(query.late),
    acted: yesNo(query.acted),
    age: among(AGES, query.age),
    list: number(query.list),
    project: one(query.project),
    text: one(query.text),
    foundFrom: day(query.foundFrom),
    foundTo: day(query.foundTo),
    closedFrom: day(query.closedFrom),
    closedTo: day(query.closedTo),
    sort: among(SORTS, query.sort) ?? 'NEWEST',
  }
}

/** The shortest address of a filter: what is the default is left out. */
export function queryOf(filter: ListFilter): Record<string, string> {
  return compact({ ...filter, sort: filter.sort === 'NEWEST' ? undefined : filter.sort })
}

/** Whether anything but area and order narrows the list. */
export function isNarrowed(filter: ListFilter): boolean {
  const { area: _area, sort: _sort, ...rest } = queryOf(filter)
  return Object.keys(rest).length > 0
}
