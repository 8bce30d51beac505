import { describe, expect, it } from 'vitest'
import { filterOf, isNarrowed, queryOf } from '@/modules/clue/filter'
import { pieces } from '@/modules/clue/letter'

describe('a letter with passages', () => {
  const text = '瑞丰公司拖欠我们12个工人工资15.6万元。'
  const fields = [
    { field: 'DEBTOR', passages: [{ start: 0, end: 4 }] },
    { field: 'PEOPLE', passages: [{ start: 8, end: 13 }] },
    { field: 'AMOUNT', passages: [{ start: 10, end: 21 }] },
  ]

  it('is the same letter when its pieces are set end to end', () => {
    expect(pieces(text, fields).map((piece) => piece.text).join('')).toBe(text)
  })

  it('marks each piece with all that was read from it, overlapping or not', () => {
    const marked = pieces(text, fields).filter((piece) => piece.fields.length)
    expect(marked.map((piece) => piece.fields)).toEqual([['DEBTOR'], ['PEOPLE'], ['PEOPLE', 'AMOUNT'], ['AMOUNT']])
  })

  it('survives passages beyond its end', () => {
    expect(pieces('短', [{ field: 'KIND', passages: [{ start: 0, end: 9 }] }])).toEqual([{ text: '短', fields: ['KIND'] }])
  })
})

describe('the inbox in the address bar', () => {
  it('keeps what was asked and leaves out what is the default', () => {
    const filter = filterOf({ late: 'true', verdict: 'NONE,WAGES,HACK', which: 'OPEN', master: '12', receivedFrom: '2026-02-30' })
    expect(queryOf(filter)).toEqual({ late: 'true', verdict: 'NONE,WAGES', master: '12' })
    expect(isNarrowed(filter)).toBe(true)
    expect(isNarrowed(filterOf({ area: '500101', sort: 'DUE' }))).toBe(false)
  })
})
