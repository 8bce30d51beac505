import { useQuery } from '@tanstack/vue-query'
import { useI18n } from 'vue-i18n'
import { client, required } from '@/api/client'

/** Which ways in there are beside the password. */
export function useWaysIn() {
  const { locale } = useI18n()
  return useQuery({ queryKey: ['sign-in', locale], queryFn: async () => required(await client.GET('/api/sign-in')), retry: false })
}
