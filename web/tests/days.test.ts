import { createI18n } from 'vue-i18n'
import { describe, expect, it } from 'vitest'
import en from '@/locales/en'
import zhCN from '@/locales/zh-CN'
import { dayBefore, daysBetween, deadlineWords, yearFrom } from '@/ui/days'

const { t, locale } = createI18n({ legacy: false, locale: 'zh-CN', messages: { 'zh-CN': zhCN, en } }).global
const say = (today: string, lastDay: string) => {
  const words = deadlineWords(today, lastDay)
  return t(words.key, { n: words.days })
}

describe('a deadline', () => {
  it('counts the days left up to its last day', () => {
    locale.value = 'zh-CN'
    expect(say('2026-11-18', '2026-11-20')).toBe('还剩 2 天')
  })

  it('is still in time on its last day', () => {
    expect(say('2026-11-20', '2026-11-20')).toBe('今天到期')
  })

  it('is late from the day after', () => {
    expect(say('2026-11-21', '2026-11-20')).toBe('已逾期 1 天')
    locale.value = 'en'
    expect(say('2026-11-23', '2026-11-20')).toBe('late by 3 days')
  })
})

it('days are counted over month ends and leap days', () => {
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
  expect(daysBetween('2026-03-01', '2026-02-28')).toBe(-1)
})

describe('a key', () => {
  it('lasts a year at most, also from a leap day', () => {
    expect(yearFrom('2026-11-21')).toBe('2027-11-21')
    expect(yearFrom('2028-02-29')).toBe('2029-02-28')
  })
})

it('the day before the first of a month is the last of the one before', () => {
  expect(dayBefore('2028-03-01')).toBe('2028-02-29')
  expect(dayBefore('2027-01-01')).toBe('2026-12-31')
})
