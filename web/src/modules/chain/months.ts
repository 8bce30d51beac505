/** The month before that of a day: 2026-01-15 → 2025-12 */
export function monthBefore(day: string): string {
  const [year = 0, number = 0] = day.split('-').map(Number)
  return new Date(Date.UTC(year, number - 2, 1)).toISOString().slice(0, 7)
}
