import type { LocationQuery } from 'vue-router'
import { LEVELS, type Level, type ProjectFilter } from '@/api/types'
import { among, compact, many, one, yesNo } from '@/ui/addressBar'

export const SORTS = ['CODE', 'WARNINGS', 'CONTRACT_PRICE', 'START_DATE'] as const

export type ListFilter = Omit<ProjectFilter, 'cursor' | 'limit'> & { level: Level[] }

export function filterOf(query: LocationQuery): ListFilter {
  return {
    area: one(query.area),
    text: one(query.text),
    level: LEVELS.filter((level) => many(query.level).includes(level)),
    category: one(query.category),
    running: yesNo(query.running),
    sort: among(SORTS, query.sort) ?? 'CODE',
  }
}

export function queryOf(filter: ListFilter): Record<string, string> {
  return compact({ ...filter, sort: filter.sort === 'CODE' ? undefined : filter.sort })
}

export function isNarrowed(filter: ListFilter): boolean {
  const { area: _area, sort: _sort, ...rest } = queryOf(filter)
  return Object.keys(rest).length > 0
}
