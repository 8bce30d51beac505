import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, watch } from 'vue'
import { client, required } from '@/api/client'

const KEY = ['scans', 'latest']

/** The latest scan of any kind and the latest whole one, watched while one runs; when it ends everything on the screen is asked for again. */
export function useLatestScan() {
  const queries = useQueryClient()
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: async () => required(await client.GET('/api/scans', { params: { query: { limit: 10 } } })).items,
    refetchInterval: (query) => (query.state.data?.[0]?.state === 'RUNNING' ? 1000 : 60_000),
  })
  const latest = computed(() => data.value?.[0])
  watch(
    () => latest.value?.state,
    (now, before) => {
      if (before === 'RUNNING' && now !== 'RUNNING') void queries.invalidateQueries()
    },
  )
  return { latest, latestDone: computed(() => data.value?.find((scan) => scan.state === 'DONE' && scan.moves && scan.kind !== 'IMPORT')) }
}

export function useStartScan() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async () => required(await client.POST('/api/scans', { body: {} })),
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  })
}
