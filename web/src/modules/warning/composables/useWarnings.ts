import type { Ref } from 'vue'
import { client, required } from '@/api/client'
import { usePaged } from '@/ui/usePaged'
import type { ListFilter } from '../filter'

export function useWarnings(filter: Ref<ListFilter>) {
  return usePaged(['warnings', filter], async (cursor) =>
    required(await client.GET('/api/warnings', { params: { query: { ...filter.value, cursor, limit: 50 } } })),
  )
}

/** The whole list of a filter as a sheet. */
export async function exportWarnings(filter: ListFilter): Promise<Blob> {
  return required(
    await client.GET('/api/warnings/export.xlsx', { params: { query: filter }, parseAs: 'blob' }),
  ) as unknown as Blob
}
