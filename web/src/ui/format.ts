const grouped = (digits: string) => digits.replace(/\B(?=(\d{3})+$)/g, ',')

function decimal(hundredths: number): string {
  const digits = String(Math.abs(hundredths)).padStart(3, '0')
  return `${hundredths < 0 ? '-' : ''}${grouped(digits.slice(0, -2))}.${digits.slice(-2)}`
}

/** Fen as yuan: 48600000 → 486,000.00 */
export function yuan(fen: number): string {
  return decimal(fen)
}

/** Fen as ten thousand yuan (万元), half-up to two decimals: 48600000 → 48.60 */
export function wan(fen: number): string {
  const hundredths = Math.floor((Math.abs(fen) + 5_000) / 10_000)
  return decimal(fen < 0 && hundredths > 0 ? -hundredths : hundredths)
}

/** Fen as million yuan, half-up to two decimals, for the languages that count so. */
export function million(fen: number): string {
  const hundredths = Math.floor((Math.abs(fen) + 500_000) / 1_000_000)
  return decimal(fen < 0 && hundredths > 0 ? -hundredths : hundredths)
}

/** A whole number with thousands separators. */
export function whole(count: number): string {
  return (count < 0 ? '-' : '') + grouped(String(Math.abs(count)))
}

const beijing = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
})

/** An instant as Beijing reads it: 2026-11-20 08:05 */
export function minute(instant: string): string {
  return beijing.format(new Date(instant))
}

/** Bytes in the unit that keeps the number short. */
export function bytes(size: number): string {
  if (size < 1024) return `${size} B`
  if (size < 1024 ** 2) return `${(size / 1024).toFixed(1)} KB`
  if (size < 1024 ** 3) return `${(size / 1024 ** 2).toFixed(1)} MB`
  return `${(size / 1024 ** 3).toFixed(2)} GB`
}
