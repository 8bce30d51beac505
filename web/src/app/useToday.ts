import { computed } from 'vue'
import { useQuery } from '@tanstack/vue-query'
import { client, required } from '@/api/client'

const beijingDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' })

/** Today in Beijing, as the server counts it; this computer's clock until it has answered. */
export function useToday() {
  const { data } = useQuery({
    queryKey: ['about'],
    queryFn: async () => required(await client.GET('/api/about')),
    staleTime: 600_000,
    retry: false,
  })
  return computed(() => data.value?.day ?? beijingDay.format(new Date()))
}
