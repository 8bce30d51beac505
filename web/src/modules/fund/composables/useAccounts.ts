import { useQuery } from '@tanstack/vue-query'
import type { Ref } from 'vue'
import { client, required } from '@/api/client'
import { usePaged } from '@/ui/usePaged'

/** The special accounts one may see: a bank those it keeps. */
export function useAccounts(area: Ref<string | undefined>) {
  return usePaged(['accounts', area], async (cursor) =>
    required(await client.GET('/api/accounts', { params: { query: { area: area.value, cursor, limit: 50 } } })),
  )
}

export function useAccount(id: Ref<number>) {
  return useQuery({
    queryKey: ['account', id],
    queryFn: async () => required(await client.GET('/api/accounts/{id}', { params: { path: { id: id.value } } })),
  })
}

export function useEntries(id: Ref<number>) {
  return usePaged(['account', id, 'entries'], async (cursor) =>
    required(await client.GET('/api/accounts/{id}/entries', { params: { path: { id: id.value }, query: { cursor, limit: 50 } } })),
  )
}
