import { useQuery } from '@tanstack/vue-query'
import type { Ref } from 'vue'
import { client, required } from '@/api/client'

export function useCockpit(area: Ref<string | undefined>) {
  return useQuery({
    queryKey: ['cockpit', area],
    queryFn: async () => required(await client.GET('/api/cockpit', { params: { query: { area: area.value } } })),
  })
}
