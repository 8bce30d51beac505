import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { client, required } from '@/api/client'
import type { ConfirmedErasure, NewHold } from '@/api/types'
import { usePaged } from '@/ui/usePaged'

const KEY = 'retention'

export function useDue() {
  return useQuery({ queryKey: [KEY, 'due'], queryFn: async () => required(await client.GET('/api/retention/due')) })
}

export function useHolds() {
  return useQuery({ queryKey: [KEY, 'holds'], queryFn: async () => required(await client.GET('/api/retention/holds')) })
}

export function useErasures() {
  return usePaged([KEY, 'erasures'], async (cursor) =>
    required(await client.GET('/api/retention/erasures', { params: { query: { cursor: Number(cursor ?? 0) } } })),
  )
}

export function useErasedPersons(id: number) {
  return useQuery({
    queryKey: [KEY, 'persons', id],
    queryFn: async () => required(await client.GET('/api/retention/erasures/{id}/persons', { params: { path: { id } } })),
  })
}

/** What can be done; afterwards everything is asked for again. */
export function useRetentionActions() {
  const queries = useQueryClient()
  const action = <A>(mutationFn: (argument: A) => Promise<unknown>) =>
    useMutation({ mutationFn, onSettled: () => queries.invalidateQueries({ queryKey: [KEY] }) })
  return {
    hold: action((body: NewHold) => client.POST('/api/retention/holds', { body })),
    release: action(({ id, reason }: { id: number; reason: string }) =>
      client.POST('/api/retention/holds/{id}/release', { params: { path: { id } }, body: { reason } }),
    ),
    erase: action((body: ConfirmedErasure) => client.POST('/api/retention/erasures', { body })),
  }
}
