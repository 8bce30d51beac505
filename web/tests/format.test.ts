import { describe, expect, it } from 'vitest'
import { bytes, million, minute, wan, whole, yuan } from '@/ui/format'

describe('money', () => {
  it('is shown in yuan with two decimals and thousands separators', () => {
    expect(yuan(48_600_000)).toBe('486,000.00')
    expect(yuan(5)).toBe('0.05')
    expect(yuan(0)).toBe('0.00')
    expect(yuan(-123_456)).toBe('-1,234.56')
  })

  it('stays exact for the largest contract', () => {
    expect(yuan(9_007_199_254_740_991)).toBe('90,071,992,547,409.91')
  })

  it('is rounded half-up to hundredths of ten thousand yuan', () => {
    expect(wan(48_600_000)).toBe('48.60')
    expect(wan(4_999)).toBe('0.00')
    expect(wan(5_000)).toBe('0.01')
    expect(wan(-5_000)).toBe('-0.01')
    expect(wan(-4_999)).toBe('0.00')
  })

  it('is rounded half-up to hundredths of a million yuan', () => {
    expect(million(2_346_578_900)).toBe('23.47')
    expect(million(499_999)).toBe('0.00')
    expect(million(500_000)).toBe('0.01')
  })
})

describe('times', () => {
  it('are read in Beijing wherever the browser stands', () => {
    expect(minute('2026-11-19T18:10:00Z')).toBe('2026-11-20 02:10')
    expect(minute('2026-11-20T02:10:00+08:00')).toBe('2026-11-20 02:10')
  })
})

describe('counts', () => {
  it('carry thousands separators, sizes a unit', () => {
    expect(whole(1_234_567)).toBe('1,234,567')
    expect(bytes(512)).toBe('512 B')
    expect(bytes(5 * 1024 ** 2)).toBe('5.0 MB')
  })
})
