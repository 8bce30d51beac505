import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import type { Role } from '@/api/types'
import { readSession, SESSION_KEY } from '../session'

export const MAY_ACT: readonly Role[] = ['ADMIN', 'OFFICER']
export const MAY_ADMINISTER: readonly Role[] = ['ADMIN']
export const MAY_IMPORT: readonly Role[] = ['ADMIN', 'OFFICER', 'CONTRACTOR']

export function useSession() {
  const { data } = useQuery({ queryKey: SESSION_KEY, queryFn: readSession, staleTime: Infinity })
  const user = computed(() => data.value?.user)
  return {
    user,
    /** May acknowledge, comment and start a scan. */
    mayAct: computed(() => !!user.value && MAY_ACT.includes(user.value.role)),
    /** May see persons in full, with a reason. */
    mayReveal: computed(() => !!user.value && MAY_IMPORT.includes(user.value.role)),
    mayImport: computed(() => !!user.value && MAY_IMPORT.includes(user.value.role)),
  }
}
