import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import type { Role } from '@/api/types'
import { readSession, SESSION_KEY } from '../session'

const MAY_SCAN: readonly Role[] = ['ADMIN', 'OFFICER']
const MAY_ACKNOWLEDGE: readonly Role[] = ['ADMIN', 'OFFICER', 'FIELD']
const MAY_COMMENT: readonly Role[] = ['ADMIN', 'OFFICER', 'FIELD', 'SECTOR']
export const MAY_ADMINISTER: readonly Role[] = ['ADMIN']
export const MAY_COPY_OUT: readonly Role[] = ['ADMIN', 'OFFICER']
export const SEES_USERS: readonly Role[] = ['ADMIN', 'AUDITOR']
export const SEES_PROJECTS: readonly Role[] = ['ADMIN', 'OFFICER', 'LEADER', 'FIELD', 'SECTOR', 'CONTRACTOR', 'PROJECT_PARTY']
export const SEES_ACCOUNTS: readonly Role[] = ['ADMIN', 'OFFICER', 'LEADER', 'BANK']
export const SEES_DUTIES: readonly Role[] = ['ADMIN', 'OFFICER', 'LEADER', 'FIELD', 'SECTOR', 'PARTNER', 'AUDITOR']
export const MAY_IMPORT: readonly Role[] = ['ADMIN', 'OFFICER', 'CONTRACTOR']

export function useSession() {
  const { data } = useQuery({ queryKey: SESSION_KEY, queryFn: readSession, staleTime: Infinity })
  const user = computed(() => data.value?.user)
  const post = computed(() => data.value?.post)
  const posts = computed(() => data.value?.posts ?? [])
  const may = (roles: readonly Role[]) => computed(() => !!user.value && roles.includes(user.value.role))
  return {
    user,
    /** Under which post one works, and all one may work under. */
    post,
    posts,
    mayScan: may(MAY_SCAN),
    mayAcknowledge: may(MAY_ACKNOWLEDGE),
    mayComment: may(MAY_COMMENT),
    mayAdminister: may(MAY_ADMINISTER),
    /** May see persons in full, with a reason. */
    mayReveal: may(MAY_IMPORT),
    mayImport: may(MAY_IMPORT),
    seesProjects: may(SEES_PROJECTS),
  }
}
