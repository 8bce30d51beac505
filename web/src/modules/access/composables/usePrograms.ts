import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { client, required } from '@/api/client'
import type { KeyMade, NewKey, NewProgram } from '@/api/types'

export function usePrograms() {
  return useQuery({ queryKey: ['programs'], queryFn: async () => required(await client.GET('/api/programs')) })
}

/** What can be done about programs and their keys; afterwards the list is asked for again. */
export function useProgramActions() {
  const queries = useQueryClient()
  const action = <A, R>(mutationFn: (argument: A) => Promise<R>) =>
    useMutation({ mutationFn, onSettled: () => queries.invalidateQueries({ queryKey: ['programs'] }) })
  return {
    add: action<NewProgram, KeyMade>(async (body) => required(await client.POST('/api/programs', { body }))),
    rotate: action<{ id: number; body: NewKey }, KeyMade>(async ({ id, body }) =>
      required(await client.POST('/api/programs/{id}/keys', { params: { path: { id } }, body })),
    ),
    withdraw: action((path: { id: number; key: number }) => client.DELETE('/api/programs/{id}/keys/{key}', { params: { path } })),
  }
}
