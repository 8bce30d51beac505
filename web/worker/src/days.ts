import { language } from './words'

const two = (n: number) => (n < 10 ? '0' : '') + n

/** 2026-07 as people say it. */
export function monthWords(month: string): string {
  const [year, number] = month.split('-')
  return language() === 'en' ? month : `${year}年${Number(number)}月`
}

/** The last months, this one first, in Beijing. */
export function lastMonths(count: number, now = new Date()): string[] {
  const beijing = new Date(now.getTime() + 8 * 3_600_000)
  const first = beijing.getUTCFullYear() * 12 + beijing.getUTCMonth()
  return Array.from({ length: count }, (_, i) => `${Math.floor((first - i) / 12)}-${two(((first - i) % 12) + 1)}`)
}

/** An instant as day and time in Beijing. */
export function moment(instant: string): string {
  const time = Date.parse(instant)
  if (isNaN(time)) return instant
  const at = new Date(time + 8 * 3_600_000)
  return `${at.getUTCFullYear()}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`
}
