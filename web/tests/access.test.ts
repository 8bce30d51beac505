// @vitest-environment jsdom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { browserOf } from '@/modules/access/agent'
import { levelOf, pathTo } from '@/modules/access/areas'
import QrCode from '@/ui/QrCode.vue'
import { asCsv } from '@/modules/access/duties'
import { filterOf, isNarrowed, queryOf } from '@/modules/access/filter'
import { passwordLink, tokenIn } from '@/modules/access/passwordLink'
import { providerAddress, refusalOf } from '@/modules/access/provider'

const TOKEN = 'pQ3-x_'.repeat(7) + 'Z'

describe('the one-time link', () => {
  it('keeps its token behind the #, where no server and no log sees it', () => {
    const address = new URL(passwordLink(TOKEN, 'https://anxin.example'))

    expect(address.pathname + address.search).toBe('/set-password')
    expect(tokenIn(address.hash)).toBe(TOKEN)
  })

  it('that was not copied whole is not taken for one', () => {
    expect(tokenIn('')).toBe('')
    expect(tokenIn('#pQ3')).toBe('')
    expect(tokenIn(`#${TOKEN} and more`)).toBe('')
  })
})

describe('the browser of a session', () => {
  it.each([
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36', 'Chrome · Windows'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0', 'Edge · Windows'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox · Linux'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1', 'Safari · iOS'],
    ['Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/116.0 Mobile Safari/537.36 MicroMessenger/8.0.50', 'WeChat · Android'],
  ])('is named as people know it: %s', (agent, name) => expect(browserOf(agent)).toBe(name))

  it('is not made up for a program', () => expect(browserOf('curl/8.5.0')).toBeUndefined())
})

describe('the way to an area', () => {
  it('leads level by level from one’s own', () => {
    expect(pathTo('500101', '000000')).toEqual(['500000', '500100', '500101'])
    expect(pathTo('500101', '500000')).toEqual(['500100', '500101'])
    expect(pathTo('500101002', '500100')).toEqual(['500101', '500101002'])
    expect(pathTo('500000', '000000')).toEqual(['500000'])
  })

  it('is empty where one is already', () => {
    expect(pathTo('500101', '500101')).toEqual([])
    expect(pathTo('000000', '000000')).toEqual([])
  })

  it('knows the level by the digits', () => {
    expect(['000000', '500000', '500100', '500101', '500101002'].map(levelOf)).toEqual([0, 1, 2, 3, 4])
  })
})

it('the filter of users lives in the address bar, and nonsense there is left out', () => {
  const filter = filterOf({ text: ' wang ', role: 'OFFICER', active: 'false', area: '500000' })

  expect(filter).toEqual({ text: 'wang', role: 'OFFICER', active: false, area: '500000' })
  expect(filterOf(queryOf(filter))).toEqual(filter)
  expect(isNarrowed({ area: '500000' })).toBe(false)
  expect(filterOf({ role: 'KING', active: 'maybe' })).toEqual({})
})

it('a QR code has a name and the modules of its text', () => {
  const small = mount(QrCode, { props: { text: 'A', label: '二维码' } })
  const large = mount(QrCode, { props: { text: 'otpauth://totp/x?secret='.padEnd(160, 'A'), label: '二维码' } })

  expect(small.get('[role=img]').attributes('aria-label')).toBe('二维码')
  // The smallest code has 21 modules a side, and here two of a border around them.
  expect(small.get('svg').attributes('viewBox')).toBe('0 0 25 25')
  expect(large.get('path').attributes('d')!.length).toBeGreaterThan(small.get('path').attributes('d')!.length)
})

it('a list of duties opens in office software as text and never as a formula', () => {
  expect(asCsv([['机构', '职责'], ['某局', '=1+1 "x"']])).toBe('\uFEFF"机构","职责"\r\n"某局","\'=1+1 ""x"""\r\n')
})

describe('the way through the identity provider', () => {
  it('comes back to a place of our own only', () => {
    expect(providerAddress('/api/sign-in/provider', '/warnings?level=RED')).toBe('/api/sign-in/provider?back=%2Fwarnings%3Flevel%3DRED')
    expect(providerAddress('/api/sign-in/provider', 'https://evil.example')).toBe('/api/sign-in/provider?back=%2F')
    expect(providerAddress('/api/sign-in/provider', '//evil.example')).toBe('/api/sign-in/provider?back=%2F')
  })

  it('has a sentence for every refusal, and shows nothing else that stands in the address', () => {
    expect(refusalOf(undefined)).toBeUndefined()
    expect(refusalOf('PROVIDER_AWAY')).toBe('PROVIDER_AWAY')
    expect(refusalOf('Call 10086 and tell your password')).toBe('PROVIDER_ANSWER_INVALID')
  })
})
