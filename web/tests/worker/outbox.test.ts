// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { office, type Office } from '../../mock/worker.mjs'
import { working } from '../../worker/src/api'
import { carry } from '../../worker/src/carry'
import { type Draft, emptyDraft, toItems } from '../../worker/src/draft'
import { Memory } from '../../worker/src/keep'
import { FILE, Outbox } from '../../worker/src/outbox'

/** The line to the office: whole, gone, or breaking after the office has heard. */
type Line = 'whole' | 'gone' | 'breaks'

let line: Line
let desk: Office
let heard: string[]

beforeEach(() => {
  vi.useFakeTimers()
  line = 'whole'
  heard = []
  desk = office()
  vi.stubGlobal('fetch', async (address: string, { method, headers, body }: { method: string; headers: Record<string, string>; body?: string | FormData }) => {
    if (line === 'gone') throw new TypeError('no line')
    const path = address.replace('/api/worker/', '')
    heard.push(`${method} ${path.replace(/reports\/[^/]+/, 'reports/…')}`)
    const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
    const content = body instanceof FormData ? { ...Object.fromEntries(body), file: { name: (body.get('file') as File).name, size: (body.get('file') as File).size } } : body && JSON.parse(body)
    const answer = desk.handle(method, path, { headers: lower, body: content })
    if (line === 'breaks') throw new TypeError('line broke')
    return new Response(JSON.stringify(answer.body), { status: answer.status })
  })
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const report = (part: Partial<Draft> = {}): Draft => ({ ...emptyDraft(), place: '滨江路', text: '工资没发', mode: 'ANONYMOUS', ...part })
const itemsOf = (draft: Draft) => toItems(draft, 'zh-CN', new Date('2026-11-20T01:00:00Z'))
const waits = (box: Outbox) => box.state.value.items.map((item) => item.what)

/** Lets everything happen that needs no waiting, and the timers of so many seconds. */
const pass = (seconds = 0) => vi.advanceTimersByTimeAsync(seconds * 1_000)

async function open(keep = new Memory()) {
  const box = new Outbox(keep, carry)
  await box.wakeUp()
  return { box, keep }
}

describe('what is sent to the office', () => {
  it('arrives with its files, after which nothing of it lies in the phone but the receipt', async () => {
    const { box, keep } = await open()
    const draft = report({ files: [{ key: 'f1', kind: 'PHOTO', name: '欠条.jpg', keepPlace: false }] })
    await keep.put(FILE + 'f1', { type: 'image/jpeg', bytes: new ArrayBuffer(7) })
    await box.post(itemsOf(draft))
    await pass()

    expect(heard).toEqual(['POST reports', 'POST reports/…/files'])
    expect(desk.reports[0]!.files).toEqual([{ id: 1, name: '欠条.jpg', kind: 'PHOTO', size: 7 }])
    expect(box.receipt(draft.key)!.number).toBe(desk.reports[0]!.number)
    expect(await keep.names('')).toEqual(['sent'])
  })

  it('waits without a line, is tried again later and again, and arrives', async () => {
    line = 'gone'
    const { box } = await open()
    await box.post(itemsOf(report()))
    await pass()
    expect(box.state.value.line).toBe('waiting')

    await pass(600)
    expect(waits(box)).toEqual(['report'])
    line = 'whole'
    await pass(300)

    expect(waits(box)).toEqual([])
    expect(desk.reports).toHaveLength(1)
  })

  it('goes at once when the line is told to be back', async () => {
    line = 'gone'
    const { box } = await open()
    await box.post(itemsOf(report()))
    await pass(1_000)
    line = 'whole'
    box.now()
    await pass()

    expect(desk.reports).toHaveLength(1)
  })

  it('is one report however often the line breaks after it was heard', async () => {
    line = 'breaks'
    const { box } = await open()
    const draft = report()
    await box.post(itemsOf(draft))
    for (let i = 0; i < 10; i++) {
      box.now()
      await pass(400)
    }
    expect(heard.length).toBeGreaterThan(9)
    line = 'whole'
    box.now()
    await pass()

    expect(desk.reports).toHaveLength(1)
    expect(box.receipt(draft.key)).toMatchObject({ number: desk.reports[0]!.number, secret: desk.reports[0]!.secret })
  })

  it('is the same report when the page was closed between sending and hearing the answer', async () => {
    const { box, keep } = await open()
    const draft = report()
    await box.post(itemsOf(draft))
    // Closed before the answer was written down.
    await pass()
    const first = box.receipt(draft.key)!
    await keep.remove('sent')
    for (const item of itemsOf(draft)) await keep.put(`item.${item.key}`, item)

    const { box: again } = await open(keep)
    await pass()

    expect(desk.reports).toHaveLength(1)
    expect(again.receipt(draft.key)!.number).toBe(first.number)
  })

  it('is taken once when the button is pressed many times', async () => {
    const { box } = await open()
    const draft = report()
    await Promise.all(Array.from({ length: 10 }, () => box.post(itemsOf(draft))))
    await pass()

    expect(desk.reports).toHaveLength(1)
  })

  it('survives that the page is closed', async () => {
    line = 'gone'
    const { box, keep } = await open()
    const draft = report({ text: '王𠮷被欠薪 😡 ئىش ھەققى' })
    await box.post(itemsOf(draft))
    await pass()
    line = 'whole'
    const { box: again } = await open(keep)
    await pass()

    expect(waits(again)).toEqual([])
    expect(desk.reports[0]!.body).toMatchObject({ text: '王𠮷被欠薪 😡 ئىش ھەققى', writtenAt: '2026-11-20T01:00:00.000Z' })
  })

  it('stays with its reason when the office refuses it, holds back what belongs to it, and goes when it is put right', async () => {
    const { box, keep } = await open()
    const draft = report({ text: '  ', files: [{ key: 'f1', kind: 'PHOTO', name: '欠条.jpg', keepPlace: false }] })
    await keep.put(FILE + 'f1', { type: 'image/jpeg', bytes: new ArrayBuffer(7) })
    await box.post(itemsOf(draft))
    await pass(1_000)
    expect(box.state.value.items[0]!.refusal).toBe('请说说是怎么回事。')
    expect(heard.filter((one) => one.startsWith('POST'))).toEqual(['POST reports'])

    await box.post(itemsOf({ ...draft, text: '工资没发' }))
    await pass()

    expect(waits(box)).toEqual([])
    expect(desk.reports).toHaveLength(1)
    expect(desk.reports[0]!.files).toHaveLength(1)
  })

  it('shows under load that the phone is no machine', async () => {
    vi.useRealTimers()
    desk = office({ bits: 12 })
    const { box } = await open()
    const said: boolean[] = []
    working.listen((on) => said.push(on))
    await box.post(itemsOf(report()))
    await vi.waitFor(() => expect(desk.reports).toHaveLength(1), 20_000)

    expect(heard).toEqual(['POST reports', 'GET challenge', 'POST reports'])
    expect(said).toEqual([true, false])
  })

  it('is forgotten when the worker wants it', async () => {
    const { box, keep } = await open()
    const draft = report()
    await box.post(itemsOf(draft))
    await pass()
    line = 'gone'
    await box.post([{ key: 'a1', report: draft.key, what: 'additions', body: { key: 'a1', text: '还有' }, writtenAt: '2026-11-20T02:00:00Z' }])
    await box.forget(draft.key)

    expect(await keep.names('item.')).toEqual([])
    expect(await keep.get('sent')).toEqual([])
  })
})
