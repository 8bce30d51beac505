import { useQuery } from '@tanstack/vue-query'
import type { Ref } from 'vue'
import { client, required } from '@/api/client'
import type { CopyRequest, RevealedPerson, RevealReason } from '@/api/types'

/** Never kept in the cache of questions: what was shown is forgotten with the component that shows it. */
export async function reveal(code: string, person: number, body: RevealReason): Promise<RevealedPerson> {
  return required(
    await client.POST('/api/projects/{code}/persons/{person}/reveals', { params: { path: { code, person } }, body }),
  )
}

/** Who has seen this person, for administrators. */
export function useRevealedTo(code: Ref<string>, person: Ref<number>, enabled: Ref<boolean>) {
  return useQuery({
    queryKey: ['revealed-to', code, person],
    queryFn: async () =>
      required(
        await client.GET('/api/projects/{code}/persons/{person}/reveals', {
          params: { path: { code: code.value, person: person.value } },
        }),
      ),
    enabled,
  })
}

export async function copyOf(body: CopyRequest): Promise<Blob> {
  return required(await client.POST('/api/persons/copy', { body, parseAs: 'blob' })) as unknown as Blob
}
