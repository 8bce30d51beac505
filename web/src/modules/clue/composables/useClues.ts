import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import type { Ref } from 'vue'
import { client, required, requestHeaders } from '@/api/client'
import { toProblem } from '@/api/problem'
import type { components } from '@/api/schema'
import { usePaged } from '@/ui/usePaged'
import type { ClueFilter } from '../filter'

type Schemas = components['schemas']

export function useClues(filter: Ref<ClueFilter>) {
  return usePaged(['clues', filter], async (cursor) =>
    required(await client.GET('/api/clues', { params: { query: { ...filter.value, cursor, limit: 50 } } })),
  )
}

export function useChannels() {
  return useQuery({ queryKey: ['clues', 'channels'], queryFn: async () => required(await client.GET('/api/clues/channels')) })
}

/** The words of the desk's forms. */
export function useClueForm() {
  return useQuery({ queryKey: ['clue-form'], queryFn: async () => required(await client.GET('/api/clues/form')), staleTime: Infinity })
}

export function useClueEntry() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (body: Schemas['DeskEntry']) => required(await client.POST('/api/clues', { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['clues'] }),
  })
}

/** A list of another platform; with `dryRun` nothing is kept. */
export function useClueImport() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ file, channel, dryRun }: { file: File; channel: string; dryRun: boolean }) => {
      const body = new FormData()
      body.append('file', file)
      const answer = await fetch(`/api/clues/imports?${new URLSearchParams({ channel, dryRun: String(dryRun) })}`, {
        method: 'POST',
        headers: requestHeaders(),
        body,
      })
      const said: unknown = await answer.json().catch(() => null)
      if (!answer.ok) throw toProblem(answer.status, said)
      return said as Schemas['ImportShown']
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['clues'] }),
  })
}

const blob = (answer: { data?: unknown }) => required(answer as { data?: Blob })

export const clueTemplate = async () => blob(await client.GET('/api/clues/template.xlsx', { parseAs: 'blob' }))
export const clueLedger = async (filter: ClueFilter) => blob(await client.GET('/api/clues/ledger.xlsx', { params: { query: filter }, parseAs: 'blob' }))
export const clueFeedback = async (channel: string) => blob(await client.GET('/api/clues/feedback.xlsx', { params: { query: { channel } }, parseAs: 'blob' }))
