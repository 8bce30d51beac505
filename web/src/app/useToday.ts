import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { client, required } from '@/api/client'

export function useAbout() {
  return useQuery({
    queryKey: ['about'],
    queryFn: async () => required(await client.GET('/api/about')),
    staleTime: 600_000,
  })
}

/** Today in Beijing, as the server counts it. */
export function useToday() {
  const { data } = useAbout()
  return computed(() => data.value?.day)
}
