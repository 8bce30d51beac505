import { describe, expect, it } from 'vitest'
import { filterOf, isNarrowed, queryOf } from '@/modules/hazard/filter'

describe('the list of problems in the address bar', () => {
  it('comes back as it went in', () => {
    const address = { area: '500235', stage: 'LISTED,TRACKED', source: 'PETITION', level: 'RED', pool: 'DEPARTMENT', late: 'true', age: 'D10', list: '7', sort: 'DUE' }
    expect(queryOf(filterOf(address))).toEqual(address)
  })

  it('does not ask for what nobody can mean', () => {
    const filter = filterOf({ stage: 'GONE', level: 'GREEN', pool: 'MINE', late: 'perhaps', age: 'D99', list: 'x', owner: '-3' })
    expect(queryOf(filter)).toEqual({})
    expect(isNarrowed(filter)).toBe(false)
  })

  it('is not narrowed by area and order alone', () => {
    expect(isNarrowed(filterOf({ area: '500235', sort: 'LEVEL' }))).toBe(false)
    expect(isNarrowed(filterOf({ acted: 'false' }))).toBe(true)
  })
})
