import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import type { Ref } from 'vue'
import { client, required } from '@/api/client'
import type { components } from '@/api/schema'

type Schemas = components['schemas']

export function useProblem(id: Ref<number>) {
  return useQuery({
    queryKey: ['problem', id],
    queryFn: async () => required(await client.GET('/api/problems/{id}', { params: { path: { id: id.value } } })),
  })
}

/** Everything that can be done with one problem; each step shows at once on its page and in the lists. */
export function useProblemActs(id: Ref<number>) {
  const queries = useQueryClient()
  const act = <T>(mutationFn: (body: T) => Promise<unknown>) =>
    useMutation({
      mutationFn,
      onSuccess: () =>
        Promise.all([
          queries.invalidateQueries({ queryKey: ['problem'] }),
          queries.invalidateQueries({ queryKey: ['problems'] }),
          queries.invalidateQueries({ queryKey: ['dispatch'] }),
        ]),
    })
  const params = () => ({ path: { id: id.value } })
  return {
    list: act((body: Schemas['ProblemListing']) => client.POST('/api/problems/{id}/listing', { params: params(), body })),
    answer: act((body: Schemas['ProblemAnswering']) => client.POST('/api/problems/{id}/person', { params: params(), body })),
    progress: act((body: Schemas['ProblemProgress']) => client.POST('/api/problems/{id}/progress', { params: params(), body })),
    task: act((body: Schemas['NewProblemTask']) => client.POST('/api/problems/{id}/tasks', { params: params(), body })),
    feedBack: act((body: Schemas['ProblemFeedback']) => client.POST('/api/problems/{id}/feedback', { params: params(), body })),
    signOff: act((body: Schemas['ProblemChecked']) => client.POST('/api/problems/{id}/sign-off', { params: params(), body })),
    sendBack: act((body: Schemas['ProblemReason']) => client.POST('/api/problems/{id}/return', { params: params(), body })),
    reopen: act((body: Schemas['ProblemReason']) => client.POST('/api/problems/{id}/reopening', { params: params(), body })),
    handOver: act((body: Schemas['ProblemHandOver']) => client.POST('/api/problems/{id}/hand-over', { params: params(), body })),
    addSource: act((body: Schemas['NewProblemSource']) => client.POST('/api/problems/{id}/sources', { params: params(), body })),
    merge: act((body: Schemas['ProblemMerge']) => client.POST('/api/problems/{id}/merge', { params: params(), body })),
    separate: act((body: Schemas['ProblemReason']) => client.POST('/api/problems/{id}/separation', { params: params(), body })),
    split: act((body: Schemas['ProblemSplit']) => client.POST('/api/problems/{id}/split', { params: params(), body })),
  }
}
