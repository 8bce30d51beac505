import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import type { Ref } from 'vue'
import { client, required } from '@/api/client'
import type { NewUser, UserChange } from '@/api/types'
import { usePaged } from '@/ui/usePaged'
import type { UserListFilter } from '../filter'

export function useUsers(filter: Ref<UserListFilter>) {
  return usePaged(['users', filter], async (cursor) =>
    required(await client.GET('/api/users', { params: { query: { ...filter.value, cursor, limit: 50 } } })),
  )
}

export function useUser(id: Ref<number>) {
  return useQuery({
    queryKey: ['user', id],
    queryFn: async () => required(await client.GET('/api/users/{id}', { params: { path: { id: id.value } } })),
  })
}

export function useAddUser() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (body: NewUser) => required(await client.POST('/api/users', { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['users'] }),
  })
}

/** What can be done to one user; afterwards everything about users is asked for again. */
export function useUserActions(id: Ref<number>) {
  const queries = useQueryClient()
  const params = () => ({ path: { id: id.value } })
  const action = <A, R>(mutationFn: (argument: A) => Promise<R>) =>
    useMutation({
      mutationFn,
      onSettled: () => {
        void queries.invalidateQueries({ queryKey: ['user', id] })
        void queries.invalidateQueries({ queryKey: ['users'] })
      },
    })
  return {
    change: action((body: UserChange) => client.PUT('/api/users/{id}', { params: { path: { id: id.value } }, body })),
    deactivate: action((receiverId: number | null) => client.POST('/api/users/{id}/deactivation', { params: params(), body: { receiverId } })),
    reactivate: action<void, unknown>(() => client.POST('/api/users/{id}/reactivation', { params: params() })),
    newLink: action<void, { token: string; validUntil: string }>(async () =>
      required(await client.POST('/api/users/{id}/password-link', { params: params() })),
    ),
    askFactorOff: action<void, unknown>(() => client.POST('/api/users/{id}/second-factor-removal', { params: params() })),
    agreeToFactorOff: action<void, unknown>(() => client.POST('/api/users/{id}/second-factor-removal/consent', { params: params() })),
    refuseFactorOff: action<void, unknown>(() => client.DELETE('/api/users/{id}/second-factor-removal', { params: params() })),
    releaseProvider: action<void, unknown>(() => client.DELETE('/api/users/{id}/provider-subject', { params: params() })),
    /** One session, or without a number all of them. */
    endSession: action((session?: number) =>
      session === undefined
        ? client.DELETE('/api/users/{id}/sessions', { params: params() })
        : client.DELETE('/api/users/{id}/sessions/{session}', { params: { path: { id: id.value, session } } }),
    ),
  }
}
