import { useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { client, required } from '@/api/client'
import type { FactRow, OpenedFact, Warning } from '@/api/types'
import { usePaged } from '@/ui/usePaged'

/** Which number of which project, and as of which day. */
export interface AskedFact {
  code: string
  fact: string
  month?: string
  asOf?: string
}

export function useFact(asked: Ref<AskedFact>) {
  return usePaged(['fact', asked], async (cursor) => {
    const { code, fact, month, asOf } = asked.value
    return required(
      await client.GET('/api/projects/{code}/facts/{fact}', { params: { path: { code, fact }, query: { month, asOf, cursor } } }),
    )
  })
}

/** The warning one came from, if one came from a warning. */
export function useWarningBehind(id: Ref<number | undefined>) {
  return useQuery({
    queryKey: ['warning', id],
    queryFn: async () => required(await client.GET('/api/warnings/{id}', { params: { path: { id: id.value! } } })),
    enabled: computed(() => id.value !== undefined),
  })
}

/** What the warning kept of a number, where it was judged on the same project, month and day and the rows now give another. */
export function keptOtherwise(warning: Warning | undefined, now: OpenedFact): Warning['facts'][number] | undefined {
  if (!warning || warning.projectCode !== now.projectCode || warning.judgedFor !== now.asOf) return undefined
  if (now.month && warning.month !== now.month) return undefined
  return warning.facts.find((fact) => fact.name === now.fact && fact.value !== now.value)
}

/** A person as the row shows them: name and number, masked. */
export const masked = (row: FactRow): string =>
  row.cells
    .slice(0, 2)
    .map((cell) => cell.text)
    .join(' ')
