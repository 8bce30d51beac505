const DAY = 86_400_000

/** Calendar days from one day to another; negative when the second lies before the first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY)
}

/** The calendar day before one. */
export function dayBefore(day: string): string {
  return new Date(Date.parse(day) - DAY).toISOString().slice(0, 10)
}

export interface DeadlineWords {
  key: 'deadline.left' | 'deadline.today' | 'deadline.late'
  days: number
}

/** How a last day is said on a given day. The last day itself is still in time. */
export function deadlineWords(today: string, lastDay: string): DeadlineWords {
  const days = daysBetween(today, lastDay)
  if (days > 0) return { key: 'deadline.left', days }
  return days === 0 ? { key: 'deadline.today', days: 0 } : { key: 'deadline.late', days: -days }
}

/** A year from a day, the longest a key may last. */
export function yearFrom(day: string): string {
  const next = `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`
  return next.endsWith('02-29') ? next.replace('02-29', '02-28') : next
}
