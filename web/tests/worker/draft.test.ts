// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest'
import { type Draft, emptyDraft, steps, toItems } from '../../worker/src/draft'
import { isIdentityNumber, isPhone } from '../../worker/src/identity'
import { openKeep } from '../../worker/src/keep'
import { lastMonths } from '../../worker/src/days'

const SITE = { code: 'GC-1', name: '滨江路三号', area: '500105' }
const draft = (part: Partial<Draft>): Draft => ({ ...emptyDraft(), ...part })

describe('the questions of a report', () => {
  it('leave out where it was when the code on the board said it', () => {
    expect(steps(draft({ site: SITE }))[0]).toBe('debtor')
    expect(steps(draft({}))[0]).toBe('area')
  })

  it('ask for the place in own words only where no list has it', () => {
    expect(steps(draft({}))).not.toContain('place')
    expect(steps(draft({ place: '' })).slice(0, 2)).toEqual(['area', 'place'])
    expect(steps(draft({ area: { code: '500105', name: '江北区' }, place: '' })).slice(0, 3)).toEqual(['area', 'site', 'place'])
  })

  it('ask for a list only of several, and who one is only of those who want to be known', () => {
    expect(steps(draft({ people: 1 }))).not.toContain('list')
    expect(steps(draft({ people: 3 }))).toContain('list')
    expect(steps(draft({ mode: 'ANONYMOUS' }))).not.toContain('who')
    expect(steps(draft({ mode: 'SEALED' }))).toContain('who')
  })
})

describe('what is sent of a report', () => {
  const body = (part: Partial<Draft>) => toItems(draft(part), 'zh-CN', new Date('2026-11-20T01:00:00Z'))[0]!.body!

  it('has no name of somebody who chose none after typing one', () => {
    const sent = body({ mode: 'ANONYMOUS', name: '王某', phone: '13800138000', identityNumber: '500101190001010018' })

    expect(JSON.stringify(sent)).not.toMatch(/王某|13800138000|5001011900/)
  })

  it('has the amount in fen, or the sum of the list where none was said', () => {
    const group = [{ name: '甲', amountFen: 1_200_000 }, { name: '乙', amountFen: 50 }]

    expect(body({ amount: '3万8' }).amountFen).toBe(3_800_000)
    expect(body({ people: 2, group }).amountFen).toBe(1_200_050)
    expect(body({}).amountFen).toBeUndefined()
  })

  it('has no list of somebody who is alone after all', () => {
    expect(body({ people: 1, group: [{ name: '甲', amountFen: 1 }] }).group).toEqual([])
  })
})

describe('what a form can tell', () => {
  it.each([['500101190001010018', false], ['11010519491231002X', true], ['11010519491231002x', true], ['110105194912310021', false], ['1101051949123100', false]])(
    'of the identity number %s: %s', (number, right) => expect(isIdentityNumber(number)).toBe(right))

  it.each([['13800138000', true], ['1380013800', false], ['023-63215678', true], ['abc', false]])('of the telephone %s: %s', (phone, right) => expect(isPhone(phone)).toBe(right))

  it('of the last months across the turn of the year, in Beijing', () => {
    expect(lastMonths(3, new Date('2026-12-31T17:00:00Z'))).toEqual(['2027-01', '2026-12', '2026-11'])
  })
})

describe('a browser without a database of its own', () => {
  beforeEach(() => localStorage.clear())

  it('keeps what is written in its small store, and photos until it is closed', async () => {
    const keep = await openKeep()
    await keep.put('draft', { text: '王𠮷' })
    await keep.put('file.1', { type: 'image/jpeg', bytes: new ArrayBuffer(3) })
    const again = await openKeep()

    expect(keep.lasting).toBe(false)
    expect(await again.get('draft')).toEqual({ text: '王𠮷' })
    expect((await keep.get<{ bytes: ArrayBuffer }>('file.1'))!.bytes.byteLength).toBe(3)
    expect(await again.names('')).toEqual(['draft'])
  })
})
