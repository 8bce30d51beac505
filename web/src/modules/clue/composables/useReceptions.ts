import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import type { Ref } from 'vue'
import { client, required } from '@/api/client'
import type { components } from '@/api/schema'

type Schemas = components['schemas']

export function useReceptions() {
  return useQuery({ queryKey: ['receptions'], queryFn: async () => required(await client.GET('/api/receptions')) })
}

export function useReception(id: Ref<number>) {
  return useQuery({
    queryKey: ['receptions', id],
    queryFn: async () => required(await client.GET('/api/receptions/{id}', { params: { path: { id: id.value } } })),
  })
}

export function useReceptionActs() {
  const queries = useQueryClient()
  const act = <T, A>(mutationFn: (body: T) => Promise<A>) =>
    useMutation({ mutationFn, onSuccess: () => queries.invalidateQueries({ queryKey: ['receptions'] }) })
  return {
    plan: act(async (body: Schemas['NewReception']) => required(await client.POST('/api/receptions', { body }))),
    hold: act(({ id, ...body }: { id: number } & Schemas['Holding']) => client.POST('/api/receptions/{id}/holding', { params: { path: { id } }, body })),
    cancel: act(({ id, reason }: { id: number; reason: string }) => client.POST('/api/receptions/{id}/cancellation', { params: { path: { id } }, body: { reason } })),
    addClue: act(({ id, number }: { id: number; number: string }) => client.POST('/api/receptions/{id}/clues', { params: { path: { id } }, body: { number } })),
    promise: act(({ id, ...body }: { id: number } & Schemas['NewPromise']) => client.POST('/api/receptions/{id}/promises', { params: { path: { id } }, body })),
    keep: act(({ id, promise, text }: { id: number; promise: number; text: string }) =>
      client.POST('/api/receptions/{id}/promises/{promise}/keeping', { params: { path: { id, promise } }, body: { text } }),
    ),
  }
}
