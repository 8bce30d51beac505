import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import type { Ref } from 'vue'
import { client, required } from '@/api/client'

export function useWarning(id: Ref<number>) {
  return useQuery({
    queryKey: ['warning', id],
    queryFn: async () => required(await client.GET('/api/warnings/{id}', { params: { path: { id: id.value } } })),
  })
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
