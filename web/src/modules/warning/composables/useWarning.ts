import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import type { Ref } from 'vue'
import { client, required } from '@/api/client'

export function useWarning(id: Ref<number>) {
  return useQuery({
    queryKey: ['warning', id],
    queryFn: async () => required(await client.GET('/api/warnings/{id}', { params: { path: { id: id.value } } })),
  })
}

/** The file that proves a warning's history. */
export async function downloadReceipt(id: number): Promise<Blob> {
  return required(
    await client.GET('/api/warnings/{id}/receipt', { params: { path: { id } }, parseAs: 'blob' }),
  ) as unknown as Blob
}

export function useAcknowledge(id: Ref<number>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => client.POST('/api/warnings/{id}/acknowledgement', { params: { path: { id: id.value } } }),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ['warning', id] })
      void queries.invalidateQueries({ queryKey: ['warnings'] })
    },
  })
}

export function useComment(id: Ref<number>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (text: string) =>
      client.POST('/api/warnings/{id}/comments', { params: { path: { id: id.value } }, body: { text } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['warning', id] }),
  })
}
