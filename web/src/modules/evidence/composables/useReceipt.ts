import { useQuery } from '@tanstack/vue-query'
import type { Ref } from 'vue'
import { client, required } from '@/api/client'
import type { Receipt, Subject } from '../receipt'
import { codesOf } from '../receiptCodes'

/** A receipt as the file it is, in words, and as QR codes; not asked for again by itself, since each asking makes another. */
export function useReceipt(subject: Ref<Subject>) {
  return useQuery({
    queryKey: ['receipt', subject],
    queryFn: async () => {
      const file = await fileOf(subject.value)
      return { file, receipt: JSON.parse(await file.text()) as Receipt, codes: await codesOf(file) }
    },
    staleTime: Infinity,
    gcTime: 0,
  })
}

async function fileOf(subject: Subject): Promise<Blob> {
  const answer = 'warning' in subject
    ? await client.GET('/api/warnings/{id}/receipt', { params: { path: { id: subject.warning } }, parseAs: 'blob' })
    : 'erasure' in subject
    ? await client.GET('/api/retention/erasures/{id}/receipt', { params: { path: { id: subject.erasure } }, parseAs: 'blob' })
    : await client.GET('/api/projects/{code}/months/{month}/receipt', { params: { path: subject }, parseAs: 'blob' })
  return required<unknown>(answer) as Blob
}
