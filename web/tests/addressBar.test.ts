import { describe, expect, it } from 'vitest'
import { safeBack } from '@/modules/access/back'
import * as projects from '@/modules/project/filter'
import { filterOf, isNarrowed, queryOf } from '@/modules/warning/filter'

describe('the filter of the warning list', () => {
  it('comes back from the address it was written to', () => {
    const filter = filterOf({
      area: '500103', level: 'RED,YELLOW', rule: 'wages-overdue', state: 'ALL', month: '2026-09', text: '管廊',
      raisedFrom: '2026-11-01', raisedTo: '2026-11-20', acknowledged: 'false', sort: 'RAISED',
    })

    expect(filterOf(queryOf(filter))).toEqual(filter)
    expect(filter).toMatchObject({ level: ['RED', 'YELLOW'], acknowledged: false, sort: 'RAISED' })
  })

  it('takes levels and rules repeated as well as joined', () => {
    expect(filterOf({ level: ['BLUE', 'RED'], rule: 'a,b' })).toMatchObject({ level: ['RED', 'BLUE'], rule: ['a', 'b'] })
  })

  it('leaves its defaults out of the address', () => {
    expect(queryOf(filterOf({}))).toEqual({})
    expect(queryOf(filterOf({ state: 'OPEN', sort: 'LEVEL' }))).toEqual({})
  })

  it('takes what cannot be read as not asked', () => {
    const filter = filterOf({ level: 'PINK', state: 'GONE', month: '2026-13', raisedFrom: '2026-02-30', acknowledged: 'maybe', text: ' ' })

    expect(queryOf(filter)).toEqual({})
  })

  it('is narrowed by anything but area and order', () => {
    expect(isNarrowed(filterOf({ area: '500103', sort: 'VALUE' }))).toBe(false)
    expect(isNarrowed(filterOf({ month: '2026-09' }))).toBe(true)
  })
})

describe('the filter of the project list', () => {
  it('comes back from the address it was written to', () => {
    const filter = projects.filterOf({ text: '中学', level: 'RED', running: 'true', sort: 'PRICE' })

    expect(projects.filterOf(projects.queryOf(filter))).toEqual(filter)
  })
})

describe('the place to return to after signing in', () => {
  it('is the page one was on', () => {
    expect(safeBack('/warnings?level=RED')).toBe('/warnings?level=RED')
  })

  it.each(['//evil.example', '/\\evil.example', 'https://evil.example', '/sign-in?back=/', undefined, ['/a']])(
    'is never %s',
    (back) => expect(safeBack(back)).toBe('/'),
  )
})
