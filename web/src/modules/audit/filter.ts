import type { LocationQuery } from 'vue-router'
import { ACTS, type AuditFilter } from '@/api/types'
import { among, compact, day, one, yesNo } from '@/ui/addressBar'

export type AuditListFilter = Omit<AuditFilter, 'cursor' | 'limit'>

export function filterOf(query: LocationQuery): AuditListFilter {
  return {
    user: one(query.user),
    from: day(query.from),
    to: day(query.to),
    act: among(ACTS, query.act),
    subject: one(query.subject),
    onBehalfOf: one(query.onBehalfOf),
    refused: yesNo(query.refused),
    byItself: yesNo(query.byItself),
  }
}

export const queryOf = (filter: AuditListFilter): Record<string, string> => compact(filter)

/** An area in the address bar belongs to the shell, not to this question. */
export const isNarrowed = (filter: AuditListFilter): boolean => Object.keys(queryOf(filter)).length > 0
