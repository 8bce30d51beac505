import { expect, it } from 'vitest'
import { isActive, percentRead, refusalOf } from '@/modules/exchange/files'

const named = (...names: string[]) => names.map((name) => ({ name }))

it('a package is one zip, or any number of csv and xlsx files', () => {
  expect(refusalOf(named('package.ZIP'))).toBeUndefined()
  expect(refusalOf(named('workers.csv', 'payrolls.xlsx'))).toBeUndefined()
  expect(refusalOf(named())).toBe('none')
  expect(refusalOf(named('package.zip', 'workers.csv'))).toBe('zipAlone')
  expect(refusalOf(named('photo.jpg', 'workers.csv'))).toBe('ending')
})

it('an import is watched until it has ended', () => {
  expect((['QUEUED', 'CHECKING', 'APPLYING'] as const).every(isActive)).toBe(true)
  expect((['DONE', 'FAILED', 'CANCELLED'] as const).some(isActive)).toBe(false)
})

it('progress never passes the whole, and an unknown size is no progress', () => {
  expect(percentRead({ bytes: 150, totalBytes: 100 })).toBe(100)
  expect(percentRead({ bytes: 199, totalBytes: 200 })).toBe(99)
  expect(percentRead({ bytes: 5, totalBytes: 0 })).toBe(0)
})
