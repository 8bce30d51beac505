import type { ProjectMonth } from '@/api/types'

export type CellState = 'NONE' | 'DONE' | 'OPEN' | 'GAP'

export interface MonthCells {
  month: string
  attendance: { state: CellState; workers: number; workDays: number }
  /** Payroll handed in (应发). */
  due: { state: CellState; fen: number | null }
  paid: { state: CellState; fen: number; missingFen: number; share: number }
  /** Labour cost credited to the special account (人工费到账). */
  labourCost: { state: CellState; fen: number; missingFen: number; share: number }
}

/** The last day of the month after. A month's labour cost is missing only after it. */
function endOfNextMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number + 1, 0)).toISOString().slice(0, 10)
}

/** A part of a whole between 0 and 1, for the length of a bar. */
function share(part: number, of: number): number {
  return of > 0 ? Math.min(1, Math.max(0, part / of)) : part > 0 ? 1 : 0
}

/**
 * What months look like on a day: done, still open (their day has not come), or a gap. Labour cost is paid in advance
 * and in arrears, so what has come in covers the months in their order, the oldest first.
 */
export function stripCells(months: readonly ProjectMonth[], asOf: string): MonthCells[] {
  let left = months.reduce((sum, month) => sum + month.labourCostCreditedFen, 0)
  return months.map((month) => {
    const covered = Math.min(left, month.labourCostDueFen ?? 0)
    left -= covered
    return monthCells(month, covered, asOf)
  })
}

function monthCells(month: ProjectMonth, labourCovered: number, asOf: string): MonthCells {
  const afterPayDate = asOf > month.payDate
  const worked = month.workers > 0
  const due = month.dueFen ?? 0
  const unpaid = Math.max(0, due - month.paidFen)
  const labourDue = month.labourCostDueFen ?? 0
  const labourMissing = labourDue - labourCovered
  const late = (gap: boolean): CellState => (gap ? 'GAP' : 'OPEN')

  return {
    month: month.month,
    attendance: { state: worked ? 'DONE' : 'NONE', workers: month.workers, workDays: month.workDays },
    due: {
      state: month.dueFen ? 'DONE' : worked ? late(asOf >= month.payDate) : 'NONE',
      fen: month.dueFen,
    },
    paid: {
      state:
        !month.dueFen && !month.paidFen
          ? worked ? late(afterPayDate) : 'NONE'
          : unpaid ? late(afterPayDate) : 'DONE',
      fen: month.paidFen,
      missingFen: unpaid,
      share: share(month.paidFen, due),
    },
    labourCost: {
      state: labourDue === 0
        ? month.labourCostCreditedFen ? 'DONE' : 'NONE'
        : labourMissing ? late(asOf > endOfNextMonth(month.month)) : 'DONE',
      fen: month.labourCostCreditedFen,
      missingFen: labourMissing,
      share: labourDue ? share(labourCovered, labourDue) : share(month.labourCostCreditedFen, 0),
    },
  }
}
