import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, ref, watch, type Ref } from 'vue'
import { client, required } from '@/api/client'
import { onePackage } from '@/api/onePackage'
import { uploadPackage } from '@/api/upload'
import { usePaged } from '@/ui/usePaged'
import { isActive, isBeingJudged } from '../files'

export function useImports() {
  const interval = ref<number | false>(false)
  const list = usePaged(
    ['imports'],
    async (cursor) => required(await client.GET('/api/imports', { params: { query: { cursor, limit: 20 } } })),
    { refetchInterval: interval },
  )
  const active = computed(() => list.rows.value?.some((row) => isActive(row.state)) ?? false)
  watch(active, (moving) => (interval.value = moving ? 2000 : false), { immediate: true })
  return list
}

/** One import, watched once a second until it has ended and its projects are judged; then the rest of the console is asked for again. */
export function useImport(id: Ref<number>) {
  const queries = useQueryClient()
  const query = useQuery({
    queryKey: ['import', id],
    queryFn: async () => required(await client.GET('/api/imports/{id}', { params: { path: { id: id.value } } })),
    refetchInterval: ({ state: { data } }) =>
      data && (isActive(data.state) || isBeingJudged(data, Date.now())) ? 1000 : false,
  })
  const stage = computed(() => {
    const report = query.data.value
    return report && (isActive(report.state) ? 'moving' : report.warningsChanged ? 'judged' : 'over')
  })
  watch(stage, (now, before) => {
    if (now && before && now !== before) void queries.invalidateQueries()
  })
  return query
}

export function useRejections(id: Ref<number>, file: Ref<string | undefined>) {
  return usePaged(['rejections', id, file], async (cursor) =>
    required(
      await client.GET('/api/imports/{id}/rejections', {
        params: { path: { id: id.value }, query: { file: file.value, cursor, limit: 50 } },
      }),
    ),
  )
}

export function useStartImport() {
  const queries = useQueryClient()
  const sent = ref(0)
  const mutation = useMutation({
    mutationFn: async ({ files, name, dryRun }: { files: File[]; name: string; dryRun: boolean }) => {
      sent.value = 0
      return uploadPackage(await onePackage(files, name), dryRun, (share) => (sent.value = share))
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['imports'] }),
  })
  return { ...mutation, sent }
}

export function useCancelImport(id: Ref<number>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => client.POST('/api/imports/{id}/cancellation', { params: { path: { id: id.value } } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['import', id] }),
  })
}

export async function downloadRejections(id: number): Promise<Blob> {
  return required(
    await client.GET('/api/imports/{id}/rejected.csv', { params: { path: { id } }, parseAs: 'blob' }),
  ) as unknown as Blob
}
