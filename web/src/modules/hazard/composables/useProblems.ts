import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import type { Ref } from 'vue'
import { client, required } from '@/api/client'
import type { NewProblem } from '@/api/types'
import { usePaged } from '@/ui/usePaged'
import type { ListFilter } from '../filter'

export function useProblems(filter: Ref<ListFilter>) {
  return usePaged(['problems', filter], async (cursor) =>
    required(await client.GET('/api/problems', { params: { query: { ...filter.value, cursor, limit: 50 } } })),
  )
}

/** How many there are by stage, source, means and age, for the same filter. */
export function useProblemCounts(filter: Ref<ListFilter>) {
  return useQuery({
    queryKey: ['problems', 'counts', filter],
    queryFn: async () => required(await client.GET('/api/problems/counts', { params: { query: filter.value } })),
  })
}

export function useProblemChoices() {
  return useQuery({
    queryKey: ['problems', 'choices'],
    queryFn: async () => required(await client.GET('/api/problems/choices')),
    staleTime: 300_000,
  })
}

/** The whole list of a filter as a sheet: the unified ledger. */
export async function exportProblems(filter: ListFilter): Promise<Blob> {
  return required(
    await client.GET('/api/problems/export.xlsx', { params: { query: filter }, parseAs: 'blob' }),
  ) as unknown as Blob
}

export async function listTemplate(): Promise<Blob> {
  return required(await client.GET('/api/problems/lists/template.xlsx', { parseAs: 'blob' })) as unknown as Blob
}

export function useProblemEntry() {
  const queries = useQueryClient()
  const onSuccess = () => queries.invalidateQueries({ queryKey: ['problems'] })
  return {
    enter: useMutation({
      mutationFn: async (body: NewProblem) => required(await client.POST('/api/problems', { body })),
      onSuccess,
    }),
    takeWarning: useMutation({
      mutationFn: async (warning: number) =>
        required(await client.POST('/api/problems/warnings/{warning}', { params: { path: { warning } } })),
      onSuccess,
    }),
    takeList: useMutation({
      mutationFn: async ({ file, source, name }: { file: File; source: NewProblem['source']; name: string }) =>
        required(
          await client.POST('/api/problems/lists', {
            params: { query: { source, name } },
            body: file as unknown as string,
            bodySerializer: (body: unknown) => body as BodyInit,
            headers: { 'Content-Type': 'application/octet-stream' },
          }),
        ),
      onSuccess,
    }),
  }
}
