/** The weeks of a month, Monday first, with the days of its neighbours that fill them. */
export function weeksOf(month: string): string[][] {
  const first = new Date(`${month}-01T00:00:00Z`)
  const start = new Date(first)
  start.setUTCDate(1 - ((first.getUTCDay() + 6) % 7))
  const weeks: string[][] = []
  for (const day = start; day.toISOString().slice(0, 7) <= month || weeks.at(-1)!.length < 7; day.setUTCDate(day.getUTCDate() + 1)) {
    if (!weeks.length || weeks.at(-1)!.length === 7) {
      if (day.toISOString().slice(0, 7) > month) break
      weeks.push([])
    }
    weeks.at(-1)!.push(day.toISOString().slice(0, 10))
  }
  return weeks
}

/** The month so many after another. */
export function monthAfter(month: string, by: number): string {
  const day = new Date(`${month}-01T00:00:00Z`)
  day.setUTCMonth(day.getUTCMonth() + by)
  return day.toISOString().slice(0, 7)
}
