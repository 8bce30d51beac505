import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import type { Ref } from 'vue'
import { client, required } from '@/api/client'

/** The first villages of an area; with a text those so called, now or before. */
export function useVillages(area: Ref<string>, text: Ref<string>) {
  return useQuery({
    queryKey: ['villages', area, text],
    queryFn: async () => required(await client.GET('/api/villages', { params: { query: { area: area.value, text: text.value || undefined } } })),
    staleTime: 60_000,
  })
}

export function useVillagesOfPost(of: Ref<{ id: number; post: number }>) {
  return useQuery({
    queryKey: ['villages', 'post', of],
    queryFn: async () => required(await client.GET('/api/users/{id}/posts/{post}/villages', { params: { path: of.value } })),
  })
}

export function useVillageOfProject(code: Ref<string>) {
  return useQuery({
    queryKey: ['villages', 'project', code],
    queryFn: async () => required(await client.GET('/api/projects/{code}/village', { params: { path: { code: code.value } } })),
  })
}

/** What can be done with villages; afterwards grid workers may see other projects. */
export function useVillageActions() {
  const queries = useQueryClient()
  const action = <A, R>(mutationFn: (argument: A) => Promise<R>) =>
    useMutation({
      mutationFn,
      onSuccess: () => {
        for (const key of ['villages', 'user', 'users', 'projects', 'project']) void queries.invalidateQueries({ queryKey: [key] })
      },
    })
  return {
    take: action(async ({ file, area }: { file: File; area: string }) =>
      required(
        await client.POST('/api/villages', {
          params: { query: { area } },
          body: file as unknown as string,
          bodySerializer: (body) => body,
          headers: { 'Content-Type': 'text/csv' },
        }),
      ),
    ),
    putOfPost: action(({ id, post, codes }: { id: number; post: number; codes: string[] }) =>
      client.PUT('/api/users/{id}/posts/{post}/villages', { params: { path: { id, post } }, body: { codes: codes.map(Number) } }),
    ),
    putProject: action(({ code, village }: { code: string; village: string | null }) =>
      client.PUT('/api/projects/{code}/village', { params: { path: { code } }, body: { village: village ? Number(village) : null } }),
    ),
  }
}
