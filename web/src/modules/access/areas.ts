/** The codes an area lies in and itself, from below the given one down: 500101 below 000000 is 500000, 500100, 500101. */
export function pathTo(code: string, from: string): string[] {
  const levels = [`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`, code.slice(0, 6), code]
  const path = [...new Set(levels)]
  const start = path.indexOf(from)
  return levelOf(code) === 0 ? [] : start < 0 ? path : path.slice(start + 1)
}

/** 0 country, 1 province, 2 city, 3 county, 4 town */
export function levelOf(code: string): number {
  if (code.length > 6) return 4
  return /^0{6}$/.test(code) ? 0 : code.endsWith('0000') ? 1 : code.endsWith('00') ? 2 : 3
}
