import type { LocationQuery } from 'vue-router'
import { LEVELS, type ProjectFilter } from '@/api/types'
import { among, compact, one, yesNo } from '@/ui/addressBar'

export const SORTS = ['CODE', 'PRICE', 'START'] as const

export type ListFilter = Omit<ProjectFilter, 'cursor' | 'limit'>

export function filterOf(query: LocationQuery): ListFilter {
  return {
    area: one(query.area),
    text: one(query.text),
    level: among(LEVELS, query.level),
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
