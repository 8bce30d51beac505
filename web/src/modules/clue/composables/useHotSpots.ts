import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import type { Ref } from 'vue'
import { client, required } from '@/api/client'
import type { components } from '@/api/schema'

type Schemas = components['schemas']

export const KINDS = ['AREA', 'PROJECT', 'EMPLOYER'] as const
export type Kind = (typeof KINDS)[number]

export function useHotSpots(kind: Ref<Kind>, area: Ref<string | undefined>) {
  return useQuery({
    queryKey: ['hot-spots', kind, area],
    queryFn: async () => required(await client.GET('/api/hot-spots', { params: { query: { kind: kind.value, area: area.value } } })),
  })
}

export function useClueFigures(area: Ref<string | undefined>) {
  return useQuery({
    queryKey: ['hot-spots', 'figures', area],
    queryFn: async () => required(await client.GET('/api/hot-spots/figures', { params: { query: { area: area.value } } })),
  })
}

export function useSpotActs() {
  const queries = useQueryClient()
  const onSuccess = () => queries.invalidateQueries({ queryKey: ['hot-spots'] })
  return {
    give: useMutation({
      mutationFn: ({ kind, subject, ...body }: { kind: Kind; subject: string } & Schemas['SpotGiven']) =>
        client.POST('/api/hot-spots/{kind}/{subject}/owner', { params: { path: { kind, subject } }, body }),
      onSuccess,
    }),
    say: useMutation({
      mutationFn: ({ kind, subject, text }: { kind: Kind; subject: string; text: string }) =>
        client.POST('/api/hot-spots/{kind}/{subject}/feedback', { params: { path: { kind, subject } }, body: { text } }),
      onSuccess,
    }),
  }
}
