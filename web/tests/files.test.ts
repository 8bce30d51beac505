import { expect, it } from 'vitest'
import { isActive, isBeingJudged, percentRead, refusalOf } from '@/modules/exchange/files'

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

it('a finished import is asked for again until it says what it changed in the warnings', () => {
  const finishedAt = '2026-11-20T10:00:00Z'
  const soon = Date.parse(finishedAt) + 5_000
  const done = { state: 'DONE', dryRun: false, finishedAt, warningsChanged: null }

  expect(isBeingJudged(done, soon)).toBe(true)
  expect(isBeingJudged({ ...done, warningsChanged: { raised: 0 } }, soon)).toBe(false)
  expect(isBeingJudged({ ...done, dryRun: true }, soon)).toBe(false)
  expect(isBeingJudged(done, soon + 60_000)).toBe(false)
})
