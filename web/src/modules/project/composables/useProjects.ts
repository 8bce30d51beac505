import { useQuery } from '@tanstack/vue-query'
import type { Ref } from 'vue'
import { client, required } from '@/api/client'
import type { ProjectItem } from '@/api/types'
import { usePaged } from '@/ui/usePaged'
import type { ListFilter } from '../filter'

export function useProjects(filter: Ref<ListFilter>) {
  return usePaged(['projects', filter], async (cursor) =>
    required(await client.GET('/api/projects', { params: { query: { ...filter.value, cursor, limit: 50 } } })),
  )
}

export function useProject(code: Ref<string>) {
  return useQuery({
    queryKey: ['project', code],
    queryFn: async () => required(await client.GET('/api/projects/{code}', { params: { path: { code: code.value } } })),
  })
}

/** The first few projects whose code or name contains the text, anywhere in the user's scope. */
export async function findProjects(text: string): Promise<ProjectItem[]> {
  return required(await client.GET('/api/projects', { params: { query: { text, limit: 8 } } })).items
}
