import type { LocationQuery } from 'vue-router'

type Raw = LocationQuery[string] | undefined

/** First value of an address-bar entry, trimmed; nothing if empty. */
export function one(raw: Raw): string | undefined {
  const value = (Array.isArray(raw) ? raw[0] : raw)?.trim()
  return value || undefined
}

/** All values of an entry, whether repeated or joined by commas. */
export function many(raw: Raw): string[] {
  const all = (Array.isArray(raw) ? raw : [raw]).flatMap((value) => value?.split(',') ?? [])
  return [...new Set(all.map((value) => value.trim()).filter(Boolean))]
}

/** A value out of a fixed list; anything else counts as not given. */
export function among<T extends string>(values: readonly T[], raw: Raw): T | undefined {
  return values.find((value) => value === one(raw))
}

/** A day that exists. */
export function day(raw: Raw): string | undefined {
  const value = one(raw)
  if (!value || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return undefined
  const time = Date.parse(value)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value) ? value : undefined
}

export function month(raw: Raw): string | undefined {
  const value = one(raw)
  return value && /^\d{4}-(0[1-9]|1[0-2])$/.test(value) ? value : undefined
}

export function yesNo(raw: Raw): boolean | undefined {
  const value = one(raw)
  return value === 'true' ? true : value === 'false' ? false : undefined
}

/** What goes back into the address bar: lists joined by commas, empty entries left out. */
export function compact(entries: Record<string, unknown>): Record<string, string> {
  const kept = Object.entries(entries).flatMap(([key, value]) => {
    const text = Array.isArray(value) ? value.join(',') : value === undefined || value === null ? '' : String(value)
    return text ? [[key, text] as const] : []
  })
  return Object.fromEntries(kept)
}
