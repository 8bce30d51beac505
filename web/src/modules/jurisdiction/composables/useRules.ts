import { useQuery } from '@tanstack/vue-query'
import type { Ref } from 'vue'
import { client, required } from '@/api/client'

const readRules = async (area?: string) =>
  required(await client.GET('/api/rules', { params: { query: { area } } }))

/** The rules as they hold in an area. */
export function useRules(area: Ref<string | undefined>) {
  return useQuery({ queryKey: ['rules', area], queryFn: () => readRules(area.value), staleTime: 300_000 })
}

/** Id and title of every rule, for choosing one. */
export function useRuleTitles() {
  return useQuery({
    queryKey: ['rules', undefined],
    queryFn: () => readRules(),
    select: (rules) => rules.map(({ id, title }) => ({ id, title })),
    staleTime: 300_000,
  })
}

export function useRule(id: Ref<string>, area: Ref<string | undefined>) {
  return useQuery({
    queryKey: ['rule', id, area],
    queryFn: async () =>
      required(await client.GET('/api/rules/{id}', { params: { path: { id: id.value }, query: { area: area.value } } })),
    staleTime: 300_000,
  })
}

export function usePacks() {
  return useQuery({
    queryKey: ['packs'],
    queryFn: async () => required(await client.GET('/api/packs')),
    staleTime: 300_000,
  })
}

/** A pack's name by its code; the code itself until the packs are known. */
export function usePackName() {
  const { data } = usePacks()
  return (code: string | null) => data.value?.find((pack) => pack.code === code)?.name ?? code ?? ''
}
