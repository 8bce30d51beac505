import { type Receipt, Refused } from './api'
import type { Bytes, Keep } from './keep'
import { Told } from './told'

/** Something on its way to the office. Its key makes sure that it arrives once however often it is sent. */
export interface Item {
  key: string
  /** Key of the report it belongs to; its own for a report. */
  report: string
  /** report, file, or the last word of its address: additions, answers, payment, rating, reopening, withdrawal */
  what: string
  body?: Record<string, unknown>
  file?: { kind: string; name: string; keepPlace: boolean }
  writtenAt: string
  /** What the office answered instead of taking it; it waits until it is put right or thrown away. */
  refusal?: string
}

/** A report that was taken in; kept in this phone until the worker has it forgotten. */
export interface Sent extends Receipt {
  key: string
}

export interface State {
  items: Item[]
  sent: Sent[]
  /** sending: on its way now; waiting: no line just now */
  line: 'idle' | 'sending' | 'waiting'
}

/** How an item travels; a report answers with its receipt. */
export type Carry = (item: Item, receipt: Sent | undefined, bytes: Bytes | undefined) => Promise<unknown>

const PAUSES_MS = [2_000, 5_000, 15_000, 30_000, 60_000, 120_000, 300_000]
/** Too slow or too many at once: no refusals, it is tried later. */
const NOT_NOW = [408, 429]
const SENT = 'sent'
const ITEM = 'item.'
export const FILE = 'file.'

/** What waits in the phone and is sent, in order, as soon as there is a line. */
export class Outbox {
  readonly state = new Told<State>({ items: [], sent: [], line: 'idle' })
  private running = false
  private failures = 0
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(
    private readonly keep: Keep,
    private readonly carry: Carry,
  ) {}

  /** What the last visit left. */
  async wakeUp() {
    const items: Item[] = []
    for (const name of await this.keep.names(ITEM)) {
      const item = await this.keep.get<Item>(name)
      if (item) items.push(item)
    }
    items.sort((a, b) => (a.writtenAt < b.writtenAt ? -1 : a.writtenAt > b.writtenAt ? 1 : a.what === 'report' ? -1 : 1))
    this.change({ items, sent: (await this.keep.get<Sent[]>(SENT)) || [] })
    this.now()
  }

  /** Takes something over: it lies in the phone before this answers. A key that is there already is taken once. */
  async post(items: Item[]) {
    const fresh = items.filter((item) => !this.state.value.items.some((other) => other.key === item.key && !other.refusal))
    for (const item of fresh) await this.keep.put(ITEM + item.key, item)
    const others = this.state.value.items.filter((other) => !fresh.some((item) => item.key === other.key))
    this.change({ items: others.concat(fresh) })
    this.now()
  }

  /** Tries at once: the line may be back. */
  now() {
    this.failures = 0
    clearTimeout(this.timer)
    void this.run()
  }

  receipt(key: string): Sent | undefined {
    return this.state.value.sent.filter((sent) => sent.key === key || sent.number === key)[0]
  }

  /** A receipt that was typed in or came by its code. */
  async remember(sent: Sent) {
    const others = this.state.value.sent.filter((other) => other.number !== sent.number)
    this.change({ sent: [sent].concat(others) })
    await this.keep.put(SENT, this.state.value.sent)
  }

  /** Nothing in this phone tells of the report any more. */
  async forget(key: string) {
    this.change({ sent: this.state.value.sent.filter((sent) => sent.key !== key), items: this.state.value.items.filter((item) => item.report !== key) })
    await this.keep.put(SENT, this.state.value.sent)
    for (const name of await this.keep.names(ITEM)) {
      const item = await this.keep.get<Item>(name)
      if (item && item.report === key) await this.drop(item)
    }
  }

  private async run() {
    if (this.running) return
    this.running = true
    try {
      for (let item = this.next(); item; item = this.next()) {
        this.change({ line: 'sending' })
        await this.send(item)
      }
      this.failures = 0
      this.change({ line: 'idle' })
    } catch {
      const pause = PAUSES_MS[Math.min(this.failures++, PAUSES_MS.length - 1)]
      this.change({ line: 'waiting' })
      clearTimeout(this.timer)
      this.timer = setTimeout(() => void this.run(), pause)
    } finally {
      this.running = false
    }
  }

  /** What belongs to a report goes after it. */
  private next(): Item | undefined {
    return this.state.value.items.filter((item) => !item.refusal && (item.what === 'report' || this.receipt(item.report)))[0]
  }

  private async send(item: Item) {
    try {
      const bytes = item.file && (await this.keep.get<Bytes>(FILE + item.key))
      if (item.file && !bytes) return void (await this.done(item))
      const answer = await this.carry(item, this.receipt(item.report), bytes)
      if (item.what === 'report') await this.remember({ ...(answer as Receipt), key: item.key })
      await this.done(item)
    } catch (failure) {
      if (!(failure instanceof Refused) || NOT_NOW.indexOf(failure.status) >= 0) throw failure
      const refused = { ...item, refusal: failure.message || failure.code }
      await this.keep.put(ITEM + item.key, refused)
      this.change({ items: this.state.value.items.map((other) => (other.key === item.key ? refused : other)) })
    }
  }

  async done(item: Item) {
    await this.drop(item)
    this.change({ items: this.state.value.items.filter((other) => other.key !== item.key) })
  }

  private async drop(item: Item) {
    await this.keep.remove(ITEM + item.key)
    if (item.file) await this.keep.remove(FILE + item.key)
  }

  private change(part: Partial<State>) {
    this.state.tell({ ...this.state.value, ...part })
  }
}
