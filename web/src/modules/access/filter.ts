import type { LocationQuery } from 'vue-router'
import { ROLES, type UserFilter } from '@/api/types'
import { among, compact, one, yesNo } from '@/ui/addressBar'

export type UserListFilter = Omit<UserFilter, 'cursor' | 'limit'>

export function filterOf(query: LocationQuery): UserListFilter {
  return { area: one(query.area), text: one(query.text), role: among(ROLES, query.role), active: yesNo(query.active) }
}

export function queryOf(filter: UserListFilter): Record<string, string> {
  return compact(filter)
}

export function isNarrowed(filter: UserListFilter): boolean {
  const { area: _area, ...rest } = queryOf(filter)
  return Object.keys(rest).length > 0
}
