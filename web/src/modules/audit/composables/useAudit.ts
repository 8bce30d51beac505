import { useQuery } from '@tanstack/vue-query'
import type { Ref } from 'vue'
import { client, required } from '@/api/client'
import { usePaged } from '@/ui/usePaged'
import type { AuditListFilter } from '../filter'

export function useAudit(filter: Ref<AuditListFilter>) {
  return usePaged(['audit', filter], async (cursor) =>
    required(await client.GET('/api/audit', { params: { query: { ...filter.value, cursor, limit: 50 } } })),
  )
}

/** What the records of changes hold on the same question. */
export function useRecordedChanges(filter: Ref<AuditListFilter>) {
  return useQuery({
    queryKey: ['audit-changes', filter],
    queryFn: async () => required(await client.GET('/api/audit/changes', { params: { query: filter.value } })),
  })
}

export function useManyReveals() {
  return useQuery({
    queryKey: ['audit-reveals'],
    queryFn: async () => required(await client.GET('/api/audit/reveals')),
  })
}

export async function exportAudit(filter: AuditListFilter): Promise<Blob> {
  return required(
    await client.GET('/api/audit/export.xlsx', { params: { query: filter }, parseAs: 'blob' }),
  ) as unknown as Blob
}
