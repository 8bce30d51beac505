import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { ref, type Ref } from 'vue'
import { client, required } from '@/api/client'
import type { NewOrganisation } from '@/api/types'

/** Those of one's own area; with a text those that go by such a name or alias. */
export function useOrganisations(text: Ref<string> = ref('')) {
  return useQuery({
    queryKey: ['organisations', text],
    queryFn: async () => required(await client.GET('/api/organisations', { params: { query: { text: text.value || undefined } } })),
    staleTime: 60_000,
  })
}

export function useOrganisation(id: Ref<number>) {
  return useQuery({
    queryKey: ['organisation', id],
    queryFn: async () => required(await client.GET('/api/organisations/{id}', { params: { path: { id: id.value } } })),
  })
}

/** What can be done to organisations; afterwards everything about them is asked for again. */
export function useOrganisationActions() {
  const queries = useQueryClient()
  const action = <A, R>(mutationFn: (argument: A) => Promise<R>) =>
    useMutation({
      mutationFn,
      onSuccess: () => {
        for (const key of ['organisations', 'organisation', 'users', 'user', 'duties']) void queries.invalidateQueries({ queryKey: [key] })
      },
    })
  return {
    add: action(async (body: NewOrganisation) => required(await client.POST('/api/organisations', { body }))),
    change: action(({ id, ...body }: NewOrganisation & { id: number }) => client.PUT('/api/organisations/{id}', { params: { path: { id } }, body })),
    end: action(({ id, ...body }: { id: number; day: string; mergedIntoId?: number | null }) =>
      client.POST('/api/organisations/{id}/end', { params: { path: { id } }, body }),
    ),
  }
}
