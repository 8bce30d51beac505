import { useI18n } from 'vue-i18n'
import type { Words } from '@/api/types'

/** Words of the server, in the language one reads. */
export function useSaid() {
  const { locale } = useI18n()
  return (words: Words | null | undefined) => (words ? (locale.value.startsWith('en') ? words.en : words.zh) : '')
}
