import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import type { Ref } from 'vue'
import { client, required } from '@/api/client'
import type { components } from '@/api/schema'

type Schemas = components['schemas']

export function useClue(id: Ref<number>) {
  return useQuery({
    queryKey: ['clue', id],
    queryFn: async () => required(await client.GET('/api/clues/{id}', { params: { path: { id: id.value } } })),
  })
}

/** Who reported: masked, or nobody where they are sealed. */
export function useReporters(id: Ref<number>, enabled: Ref<boolean>) {
  return useQuery({
    queryKey: ['clue-reporters', id],
    queryFn: async () => required(await client.GET('/api/clues/{clue}/reporters', { params: { path: { clue: id.value } } })),
    enabled,
  })
}

export const revealReporters = async (id: number, body: Schemas['ClueWhy']) =>
  required(await client.POST('/api/clues/{clue}/reporters/reveals', { params: { path: { clue: id } }, body }))

export const askForOpening = async (id: number, body: Schemas['ClueWhy']) =>
  required(await client.POST('/api/clues/{clue}/identity-requests', { params: { path: { clue: id } }, body }))

export function useProposals(id: Ref<number>) {
  return useQuery({
    queryKey: ['clue-proposals', id],
    queryFn: async () => required(await client.GET('/api/clues/{id}/proposals', { params: { path: { id: id.value } } })),
  })
}

/** Everything the desk does with one clue; each step shows at once on its page and in the lists. */
export function useClueActs(id: Ref<number>) {
  const queries = useQueryClient()
  const act = <T>(mutationFn: (body: T) => Promise<unknown>) =>
    useMutation({
      mutationFn,
      onSuccess: () =>
        Promise.all(['clue', 'clues', 'dispatch', 'problem', 'problems'].map((key) => queries.invalidateQueries({ queryKey: [key] }))),
    })
  const params = () => ({ path: { id: id.value } })
  return {
    open: act((_: void) => client.POST('/api/clues/{id}/opening', { params: params() })),
    accept: act((_: void) => client.POST('/api/clues/{id}/acceptance', { params: params() })),
    decide: act((body: Schemas['FieldDecision']) => client.POST('/api/clues/{id}/fields', { params: params(), body })),
    link: act((body: Schemas['ProjectLink']) => client.POST('/api/clues/{id}/project', { params: params(), body })),
    merge: act((body: Schemas['Pairing']) => client.POST('/api/clues/{id}/mergings', { params: params(), body })),
    keepApart: act((body: Schemas['Pairing']) => client.POST('/api/clues/{id}/separations', { params: params(), body })),
    split: act((body: Schemas['Reasoned']) => client.POST('/api/clues/{id}/splitting', { params: params(), body })),
    undo: act(({ merging, reason }: { merging: number; reason: string }) =>
      client.POST('/api/clues/{id}/mergings/{merging}/undoing', { params: { path: { id: id.value, merging } }, body: { reason } }),
    ),
    judge: act((body: Schemas['Judgement']) => client.POST('/api/clues/{id}/verdicts', { params: params(), body })),
    verify: act((body: Schemas['VerificationForm']) => client.POST('/api/clues/{id}/verifications', { params: params(), body })),
    handOver: act((body: Schemas['Handover']) => client.POST('/api/clues/{id}/handover', { params: params(), body })),
    passOn: act((body: Schemas['Passing']) => client.POST('/api/clues/{id}/hops', { params: params(), body })),
    ask: act((body: Schemas['Asking']) => client.POST('/api/clues/{id}/questions', { params: params(), body })),
    answer: act((body: Schemas['Answering']) => client.POST('/api/clues/{id}/answers', { params: params(), body })),
    close: act((body: Schemas['Ending']) => client.POST('/api/clues/{id}/closing', { params: params(), body })),
    owner: act((body: Schemas['NewOwner']) => client.POST('/api/clues/{id}/owner', { params: params(), body })),
  }
}

export type Acts = ReturnType<typeof useClueActs>
