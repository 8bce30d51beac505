import type { LocationQuery } from 'vue-router'
import type { TaskState } from '@/api/types'
import { among, compact, many, one, yesNo } from '@/ui/addressBar'

export const STATES: readonly TaskState[] = ['OFFERED', 'ACCEPTED', 'RETURNED', 'REFUSED', 'DONE', 'WITHDRAWN']
export const DUES = ['LATE', 'TODAY', 'WEEK'] as const

/** What the board of tasks is asked for, as the address bar has it. */
export interface TaskFilter {
  state: TaskState[]
  due?: (typeof DUES)[number]
  text?: string
  orphaned?: boolean
  supervised?: boolean
  mine?: boolean
}

export function filterOf(query: LocationQuery): TaskFilter {
  return {
    state: many(query.state).filter((state): state is TaskState => (STATES as readonly string[]).includes(state)),
    due: among(DUES, query.due),
    text: one(query.text),
    orphaned: yesNo(query.orphaned) || undefined,
    supervised: yesNo(query.supervised) || undefined,
    mine: yesNo(query.mine) || undefined,
  }
}

export const queryOf = (filter: TaskFilter) => compact({ ...filter })
