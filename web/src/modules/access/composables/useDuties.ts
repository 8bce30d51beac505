import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { client, required } from '@/api/client'

export function useDuties() {
  return useQuery({ queryKey: ['duties'], queryFn: async () => required(await client.GET('/api/duties')) })
}

export function useTakeDuties() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ file, area, jurisdiction }: { file: File; area: string; jurisdiction: string }) =>
      required(
        await client.POST('/api/duties', {
          params: { query: { area, jurisdiction: jurisdiction || undefined, fileName: file.name } },
          body: file as unknown as string,
          bodySerializer: (body) => body,
          headers: { 'Content-Type': 'text/csv' },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['duties'] }),
  })
}
