import { describe, expect, it } from 'vitest'
import { monthAfter, weeksOf } from '@/modules/dispatch/calendar'
import { filterOf, queryOf } from '@/modules/dispatch/filter'

describe('the calendar of last days', () => {
  it('has whole weeks from Monday to Sunday', () => {
    const march = weeksOf('2026-03')
    expect(march).toHaveLength(6)
    expect(march[0]![0]).toBe('2026-02-23')
    expect(march.at(-1)!.at(-1)).toBe('2026-04-05')
    expect(march.every((week) => week.length === 7)).toBe(true)
  })

  it('needs no fifth week where February fills four', () => {
    expect(weeksOf('2027-02')).toHaveLength(4)
  })

  it('goes over the turn of the year', () => {
    expect(monthAfter('2026-12', 1)).toBe('2027-01')
    expect(monthAfter('2026-01', -1)).toBe('2025-12')
    expect(weeksOf('2026-12').flat()).toContain('2026-12-31')
  })
})

describe('the board in the address bar', () => {
  it('comes back as it went in', () => {
    const filter = { state: ['OFFERED' as const, 'REFUSED' as const], due: 'LATE' as const, text: '拖欠', orphaned: true, supervised: undefined, mine: undefined }
    expect(filterOf(queryOf(filter))).toEqual(filter)
  })

  it('passes over what it does not know', () => {
    expect(filterOf({ state: 'OFFERED,NONSENSE', due: 'NEVER', mine: 'perhaps' })).toEqual({ state: ['OFFERED'] })
  })
})
