import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { client, required } from '@/api/client'
import { useProof } from './useProof'

export function useOwnSessions() {
  const queries = useQueryClient()
  const { proved } = useProof()
  const query = useQuery({ queryKey: ['sessions'], queryFn: async () => required(await client.GET('/api/sessions')) })
  const end = useMutation({
    /** One, or without a number all others. */
    mutationFn: (id?: number) =>
      proved<unknown>(() => (id === undefined ? client.DELETE('/api/sessions') : client.DELETE('/api/sessions/{id}', { params: { path: { id } } }))),
    onSettled: () => queries.invalidateQueries({ queryKey: ['sessions'] }),
  })
  return { query, end }
}

export function useSecondFactor() {
  return useQuery({
    queryKey: ['second-factor'],
    queryFn: async () => required(await client.GET('/api/session/second-factor')),
  })
}

export async function changePassword(old: string, wanted: string) {
  await client.PUT('/api/session/password', { body: { old, wanted } })
}

export async function beginSecondFactor() {
  return required(await client.POST('/api/session/second-factor'))
}

/** The recovery codes, which are shown this once. */
export async function confirmSecondFactor(code: string) {
  return required(await client.PUT('/api/session/second-factor', { body: { code } })).recoveryCodes
}

/** Where the session misses it, as after coming through the identity provider. */
export async function showSecondFactor(code: string) {
  await client.POST('/api/session/second-factor/code', { body: { code } })
}

export async function removeSecondFactor(code: string) {
  await client.POST('/api/session/second-factor/removal', { body: { code } })
}
