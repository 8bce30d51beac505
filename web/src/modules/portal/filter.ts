import type { LocationQuery } from 'vue-router'
import type { BoardFilter, BoardItem } from '@/api/types'
import { among, compact, one, yesNo } from '@/ui/addressBar'

export const BOARD_ITEMS: readonly BoardItem[] = [
  'OWNER', 'CONTRACTOR', 'PROJECT_DEPARTMENT', 'SUBCONTRACTORS', 'SECTOR_AUTHORITY', 'WAGE_OFFICER', 'WAGE_OFFICER_PHONE',
  'MINIMUM_WAGE', 'PAY_DAY', 'SECTOR_PHONE', 'INSPECTION_PHONE', 'ARBITRATION', 'LEGAL_AID', 'LEGAL_HOTLINE',
]

export type ListFilter = Omit<BoardFilter, 'cursor' | 'limit' | 'project'>

/** Projects under construction unless all are asked for: only they must have a board. */
export function filterOf(query: LocationQuery): ListFilter {
  return {
    area: one(query.area),
    text: one(query.text),
    running: one(query.running) === 'all' ? undefined : true,
    complete: yesNo(query.complete),
    missing: among(BOARD_ITEMS, query.missing),
    board: yesNo(query.board),
    code: yesNo(query.code),
  }
}

export function queryOf(filter: ListFilter): Record<string, string> {
  return compact({ ...filter, running: filter.running ? undefined : 'all' })
}

export function isNarrowed(filter: ListFilter): boolean {
  const { area: _area, running: _running, ...rest } = queryOf(filter)
  return Object.keys(rest).length > 0
}
