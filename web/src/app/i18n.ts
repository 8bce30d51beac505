import { createI18n } from 'vue-i18n'
import { speak } from '@/api/client'
import en from '@/locales/en'
import zhCN from '@/locales/zh-CN'

export type Locale = 'zh-CN' | 'en'

const KEPT = 'anxin.locale'
const kept: Locale = localStorage.getItem(KEPT) === 'en' ? 'en' : 'zh-CN'

export const i18n = createI18n({
  legacy: false,
  locale: kept,
  fallbackLocale: 'zh-CN',
  messages: { 'zh-CN': zhCN, en },
})

export function switchLocale(locale: Locale) {
  i18n.global.locale.value = locale
  localStorage.setItem(KEPT, locale)
  document.documentElement.lang = locale
  speak(locale)
}

switchLocale(kept)
