import { describe, expect, it } from 'vitest'
import type { ProjectMonth } from '@/api/types'
import { stripCells } from '@/modules/project/months'

const monthCells = (month: ProjectMonth, asOf: string) => stripCells([month], asOf)[0]!

/** September 2026, wages due on 20 October, all in order unless said otherwise. */
const september = (part: Partial<ProjectMonth> = {}): ProjectMonth => ({
  month: '2026-09', workers: 40, workDays: 880, dueFen: 30_000_000, paidFen: 30_000_000,
  labourCostDueFen: 32_000_000, labourCostCreditedFen: 32_000_000, payDate: '2026-10-20', ...part,
})

describe('wages of a month', () => {
  it('are done when everything due was paid', () => {
    expect(monthCells(september(), '2026-11-20').paid).toEqual({ state: 'DONE', fen: 30_000_000, missingFen: 0, share: 1 })
  })

  it('are still open on the pay date and a gap the day after', () => {
    const unpaid = september({ paidFen: 12_000_000 })

    expect(monthCells(unpaid, '2026-10-20').paid.state).toBe('OPEN')
    expect(monthCells(unpaid, '2026-10-21').paid).toEqual({ state: 'GAP', fen: 12_000_000, missingFen: 18_000_000, share: 0.4 })
  })

  it('are a gap when people worked and no payroll came', () => {
    const cells = monthCells(september({ dueFen: null, paidFen: 0 }), '2026-10-21')

    expect(cells.due.state).toBe('GAP')
    expect(cells.paid.state).toBe('GAP')
  })

  it('are nothing at all when nobody worked and no payroll came', () => {
    const cells = monthCells(september({ workers: 0, workDays: 0, dueFen: null, paidFen: 0, labourCostDueFen: null, labourCostCreditedFen: 0 }), '2026-11-20')

    expect([cells.attendance.state, cells.due.state, cells.paid.state, cells.labourCost.state]).toEqual(['NONE', 'NONE', 'NONE', 'NONE'])
  })

  it('never show a share above the whole when more was paid than due', () => {
    expect(monthCells(september({ paidFen: 31_000_000 }), '2026-11-20').paid).toMatchObject({ state: 'DONE', share: 1, missingFen: 0 })
  })
})

describe('labour cost of a month', () => {
  const short = september({ labourCostCreditedFen: 16_000_000 })

  it('is still open on the last day of the following month', () => {
    expect(monthCells(short, '2026-10-31').labourCost.state).toBe('OPEN')
  })

  it('is a gap from the day after', () => {
    expect(monthCells(short, '2026-11-01').labourCost).toMatchObject({ state: 'GAP', missingFen: 16_000_000, share: 0.5 })
  })

  it('of December is a gap after January', () => {
    expect(monthCells({ ...short, month: '2026-12', payDate: '2027-01-20' }, '2027-01-31').labourCost.state).toBe('OPEN')
    expect(monthCells({ ...short, month: '2026-12', payDate: '2027-01-20' }, '2027-02-01').labourCost.state).toBe('GAP')
  })
})

describe('labour cost over several months', () => {
  const months = (...credited: number[]) =>
    credited.map((fen, index) => september({ month: `2026-0${index + 1}`, labourCostDueFen: 10, labourCostCreditedFen: fen, payDate: `2026-0${index + 2}-20` }))
  const missing = (cells: ReturnType<typeof stripCells>) => cells.map((cell) => cell.labourCost.missingFen)

  it('paid in advance leaves no gap in the months it covers', () => {
    expect(missing(stripCells(months(30, 0, 0), '2026-11-20'))).toEqual([0, 0, 0])
  })

  it('paid late fills the oldest gap first', () => {
    const cells = stripCells(months(0, 5, 10), '2026-11-20')

    expect(missing(cells)).toEqual([0, 5, 10])
    expect(cells.map((cell) => cell.labourCost.state)).toEqual(['DONE', 'GAP', 'GAP'])
  })
})
