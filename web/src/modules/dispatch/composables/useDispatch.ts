import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { client, required } from '@/api/client'
import type { ClockDecision, ClockWish, ManySteps, TaskStep } from '@/api/types'
import type { TaskFilter } from '../filter'

const KEY = 'dispatch'

/** What a task or clock is about. */
export interface Subject {
  kind: string
  id: number
}

export function useWork() {
  return useQuery({ queryKey: [KEY, 'work'], queryFn: async () => required(await client.GET('/api/work')), refetchInterval: 60_000 })
}

export function useTaskList(filter: Ref<TaskFilter>, area: Ref<string | undefined>, offset: Ref<number>) {
  return useQuery({
    queryKey: [KEY, 'tasks', filter, area, offset],
    queryFn: async () =>
      required(await client.GET('/api/tasks', { params: { query: { ...filter.value, area: area.value, offset: offset.value } } })),
    placeholderData: keepPreviousData,
  })
}

export function useTasksOf(subject: () => Subject) {
  return useQuery({
    queryKey: [KEY, 'of', computed(subject)],
    queryFn: async () => required(await client.GET('/api/tasks/of/{kind}/{id}', { params: { path: { ...subject() } } })),
  })
}

export function useClocksOf(subject: () => Subject) {
  return useQuery({
    queryKey: [KEY, 'clocks', computed(subject)],
    queryFn: async () => required(await client.GET('/api/clocks/of/{kind}/{id}', { params: { path: { ...subject() } } })),
  })
}

export function useDueDays(month: Ref<string>) {
  return useQuery({
    queryKey: [KEY, 'month', month],
    queryFn: async () => required(await client.GET('/api/clocks/month', { params: { query: { month: month.value } } })),
    placeholderData: keepPreviousData,
  })
}

export async function findOrganisations(area: number, text: string) {
  return required(await client.GET('/api/tasks/receivers', { params: { query: { area, text } } }))
}

export async function findPeople(organisation: number) {
  return required(await client.GET('/api/tasks/receivers/{organisation}', { params: { path: { organisation } } }))
}

/** What can be done; afterwards everything is asked for again, also by the pages that embed the panels. */
export function useDispatchActions() {
  const queries = useQueryClient()
  const action = <A, R>(mutationFn: (argument: A) => Promise<R>) => useMutation({ mutationFn, onSettled: () => queries.invalidateQueries() })
  return {
    act: action(({ id, step }: { id: number; step: TaskStep }) =>
      client.POST('/api/tasks/{id}/steps', { params: { path: { id } }, body: step }),
    ),
    actOnMany: action(async (body: ManySteps) => required(await client.POST('/api/tasks/steps', { body }))),
    ask: action(({ id, wish }: { id: number; wish: ClockWish }) =>
      client.POST('/api/clocks/{id}/requests', { params: { path: { id } }, body: wish }),
    ),
    decide: action(({ id, decision }: { id: number; decision: ClockDecision }) =>
      client.PUT('/api/clocks/requests/{id}', { params: { path: { id } }, body: decision }),
    ),
    resume: action(({ id, text }: { id: number; text: string }) =>
      client.POST('/api/clocks/{id}/resumption', { params: { path: { id } }, body: { text } }),
    ),
  }
}

export async function exportTasks(filter: TaskFilter, area: string | undefined): Promise<Blob> {
  return required(
    await client.GET('/api/tasks/export.xlsx', { params: { query: { ...filter, area } }, parseAs: 'blob' }),
  ) as unknown as Blob
}
