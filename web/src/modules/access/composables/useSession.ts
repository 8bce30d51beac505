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
export const SEES_PROBLEMS: readonly Role[] = ['ADMIN', 'OFFICER', 'LEADER', 'FIELD', 'SECTOR', 'PARTNER']
const MAY_ENTER_PROBLEMS: readonly Role[] = ['ADMIN', 'OFFICER', 'FIELD', 'SECTOR', 'PARTNER']
const MAY_TAKE_WARNINGS: readonly Role[] = ['ADMIN', 'OFFICER', 'FIELD', 'SECTOR']
const MAY_TAKE_PROBLEM_LISTS: readonly Role[] = ['ADMIN', 'OFFICER', 'SECTOR']
export const SEES_ACCOUNTS: readonly Role[] = ['ADMIN', 'OFFICER', 'LEADER', 'BANK']
export const SEES_DUTIES: readonly Role[] = ['ADMIN', 'OFFICER', 'LEADER', 'FIELD', 'SECTOR', 'PARTNER', 'AUDITOR']
/** Those who may have tasks. */
export const HANDLES: readonly Role[] = ['OFFICER', 'LEADER', 'FIELD', 'SECTOR', 'PARTNER']
export const SEES_TASKS: readonly Role[] = ['ADMIN', ...HANDLES]
export const SEES_BOARD_LINES: readonly Role[] = ['ADMIN', 'OFFICER', 'LEADER']
const MAY_FILL_IN: readonly Role[] = ['OFFICER']
const MAY_POST: readonly Role[] = ['OFFICER', 'FIELD']
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
    mayEnterProblems: may(MAY_ENTER_PROBLEMS),
    mayTakeWarnings: may(MAY_TAKE_WARNINGS),
    mayTakeProblemLists: may(MAY_TAKE_PROBLEM_LISTS),
    mayAdminister: may(MAY_ADMINISTER),
    /** May see persons in full, with a reason. */
    mayReveal: may(MAY_IMPORT),
    mayImport: may(MAY_IMPORT),
    seesProjects: may(SEES_PROJECTS),
    seesBoardLines: may(SEES_BOARD_LINES),
    /** May say what stands on a rights notice board, and that it hangs. */
    mayFillIn: may(MAY_FILL_IN),
    mayPost: may(MAY_POST),
  }
}
