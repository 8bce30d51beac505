import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { client, required } from '@/api/client'
import type { WantedAreaChange } from '@/api/types'

/** Areas by name, short or former name, or code; nothing is asked for without a text. */
export function useAreaSearch(text: Ref<string>) {
  return useQuery({
    queryKey: ['areas', 'search', text],
    queryFn: async () => required(await client.GET('/api/areas/search', { params: { query: { text: text.value } } })),
    enabled: computed(() => !!text.value.trim()),
    staleTime: 60_000,
  })
}

export function useAreaDetail(code: Ref<string>) {
  return useQuery({
    queryKey: ['areas', 'detail', code],
    queryFn: async () => required(await client.GET('/api/areas/{code}', { params: { path: { code: code.value } } })),
  })
}

export function useAreasBelow(code: Ref<string>) {
  return useQuery({
    queryKey: ['areas', 'below', code],
    queryFn: async () => required(await client.GET('/api/areas', { params: { query: { parent: code.value } } })),
  })
}

export function useAreaChanges() {
  return useQuery({ queryKey: ['areas', 'changes'], queryFn: async () => required(await client.GET('/api/area-changes')) })
}

/** What can be done to areas; afterwards everything may lie elsewhere and is asked for again. */
export function useAreaActions() {
  const queries = useQueryClient()
  const action = <A, R>(mutationFn: (argument: A) => Promise<R>) =>
    useMutation({ mutationFn, onSuccess: () => queries.invalidateQueries() })
  return {
    preview: useMutation({ mutationFn: async (body: WantedAreaChange) => required(await client.POST('/api/area-changes/preview', { body })) }),
    enter: action(async (body: WantedAreaChange) => required(await client.POST('/api/area-changes', { body }))),
    withdraw: action((id: number) => client.POST('/api/area-changes/{id}/withdrawal', { params: { path: { id } } })),
    putAliases: action(({ code, aliases }: { code: string; aliases: string[] }) =>
      client.PUT('/api/areas/{code}/aliases', { params: { path: { code } }, body: { aliases } }),
    ),
  }
}
