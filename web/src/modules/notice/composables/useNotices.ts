import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, ref, type Ref } from 'vue'
import { client, required } from '@/api/client'
import type { NewWebhook, NoticesSeen, OwnAddressChange } from '@/api/types'
import { usePaged } from '@/ui/usePaged'

const KEY = 'notices'

export function useUnread(on: Ref<boolean>) {
  return useQuery({
    queryKey: [KEY, 'unread'],
    queryFn: async () => required(await client.GET('/api/notices/unread')),
    enabled: on,
    refetchInterval: 60_000,
  })
}

export function useNotices(unread: Ref<boolean>) {
  return usePaged([KEY, 'list', unread], async (cursor) => {
    const part = required(await client.GET('/api/notices', { params: { query: { unread: unread.value, before: Number(cursor ?? 0) } } }))
    return { items: part.items, next: part.next === null ? null : String(part.next) }
  }, { refetchInterval: ref<number | false>(60_000) })
}

export function useOwnAddress() {
  return useQuery({ queryKey: [KEY, 'address'], queryFn: async () => required(await client.GET('/api/notices/address')) })
}

export function useMailLog(on: Ref<boolean>) {
  return useQuery({ queryKey: [KEY, 'mails'], queryFn: async () => required(await client.GET('/api/notices/mails')), enabled: on })
}

export function useWebhooks(on: Ref<boolean>) {
  return useQuery({ queryKey: [KEY, 'webhooks'], queryFn: async () => required(await client.GET('/api/webhooks')), enabled: on })
}

export function useNoticeActions() {
  const queries = useQueryClient()
  const action = <A, R>(mutationFn: (argument: A) => Promise<R>) =>
    useMutation({ mutationFn, onSettled: () => queries.invalidateQueries({ queryKey: [KEY] }) })
  return {
    see: action((body: NoticesSeen) => client.PUT('/api/notices/seen', { body })),
    putAddress: action((body: OwnAddressChange) => client.PUT('/api/notices/address', { body })),
    addWebhook: action(async (body: NewWebhook) => required(await client.POST('/api/webhooks', { body }))),
    endWebhook: action((id: number) => client.DELETE('/api/webhooks/{id}', { params: { path: { id } } })),
  }
}

/** For a label: 0, 7, 99+. */
export const useUnreadText = (count: Ref<number | undefined>) => computed(() => ((count.value ?? 0) > 99 ? '99+' : String(count.value ?? 0)))
