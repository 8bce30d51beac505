import { useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { client, required } from '@/api/client'
import { useToday } from '@/app/useToday'
import { day, month, one } from '@/ui/addressBar'
import { usePaged } from '@/ui/usePaged'
import { monthBefore } from '../months'

/** Month and day of a chain live in the address bar; without them it is last month's as of today. */
export function useAskedChain() {
  const route = useRoute()
  const router = useRouter()
  const today = useToday()
  return {
    today,
    month: computed(() => month(route.query.month) ?? monthBefore(today.value)),
    asOf: computed(() => day(route.query.asOf)),
    team: computed(() => Number(one(route.query.team)) || undefined),
    change(entries: { month?: string; asOf?: string }) {
      void router.push({ query: { ...route.query, ...entries } })
    },
  }
}

export function useChain(code: Ref<string>, asked: { month: Ref<string>; asOf: Ref<string | undefined> }) {
  return useQuery({
    queryKey: ['chain', code, asked.month, asked.asOf],
    queryFn: async () =>
      required(
        await client.GET('/api/projects/{code}/months/{month}/money-chain', {
          params: { path: { code: code.value, month: asked.month.value }, query: { asOf: asked.asOf.value } },
        }),
      ),
  })
}

export function useChainRows(
  code: Ref<string>,
  arrow: Ref<string>,
  asked: { month: Ref<string>; asOf: Ref<string | undefined>; team: Ref<number | undefined> },
) {
  return usePaged(['chain', code, asked.month, asked.asOf, arrow, asked.team], async (cursor) =>
    required(
      await client.GET('/api/projects/{code}/months/{month}/money-chain/{arrow}', {
        params: {
          path: { code: code.value, month: asked.month.value, arrow: arrow.value },
          query: { asOf: asked.asOf.value, team: asked.team.value, cursor },
        },
      }),
    ),
  )
}
