import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { client, required } from '@/api/client'
import { useSession } from '@/modules/access/composables/useSession'

/** The chosen area lives in the address bar, so that a link shows what its sender saw. */
export function useArea() {
  const route = useRoute()
  const router = useRouter()
  const { user } = useSession()
  const chosen = computed(() => (typeof route.query.area === 'string' ? route.query.area : undefined))
  return {
    /** The chosen area; undefined means all of the user's own. */
    chosen,
    area: computed(() => chosen.value ?? user.value?.areaCode),
    /** To be carried along by every link. */
    areaQuery: computed<{ area?: string }>(() => (chosen.value ? { area: chosen.value } : {})),
    choose(code: string) {
      const { area: _, ...rest } = route.query
      void router.push({ query: code === user.value?.areaCode ? rest : { ...rest, area: code } })
    },
  }
}

export function useAreaTree() {
  return useQuery({
    queryKey: ['areas', 'tree'],
    queryFn: async () => required(await client.GET('/api/areas/tree')),
    staleTime: 300_000,
  })
}
