import { Told } from './told'
import { uuid } from './uuid'
import { language } from './words'
import { type Challenge, solve } from './work'

/** The line is away, or the server does not answer: to be tried again. */
export class LineLost extends Error {}

/** The server answered, and not as hoped: its sentence says why. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    sentence: string,
  ) {
    super(sentence)
  }
}

export interface Site {
  code: string
  name: string
  area?: string
  areaName?: string
  contractor?: string | null
  subcontractors?: string[]
  channel?: string
  brand?: string | null
  hotline?: string | null
}

export interface Area {
  code: string
  name: string
  path: string
}

export interface ListRow {
  line: number
  name: string
  phone?: string | null
  identityNumber?: string | null
  amountFen?: number | null
  problem?: string | null
}

export interface Limit {
  due?: string | null
  words?: string | null
}

export interface Receipt {
  number: string
  secret: string
  receivedAt: string
  limit?: Limit | null
  link?: string | null
  reporters?: number
}

export interface Report {
  number: string
  receivedAt: string
  state: string
  stateWords: string
  site?: string | null
  debtor?: string | null
  amountFen?: number | null
  people?: number | null
  limit?: Limit | null
  steps: { at: string; words: string; text?: string | null }[]
  questions: { id: number | string; text: string; askedAt: string; answer?: string | null }[]
  files: { id: number | string; name?: string | null; kind: string }[]
  payments: { received: string; amountFen?: number | null; day?: string | null }[]
  mayRate: boolean
  mayReopen: boolean
  mayWithdraw: boolean
}

export interface Wages {
  name?: string | null
  projects: { name: string; months: { month: string; days: number; dueFen?: number | null; paidFen: number; paidOn?: string | null }[] }[]
}

interface Ask {
  body?: unknown
  form?: FormData
  secret?: string
  work?: string
}

const SHORT_MS = 45_000
const FILE_MS = 240_000

/** The phone does its sum just now. */
export const working = new Told(false)

/** For counting what one phone sends; another at every visit, so that nobody is followed by it. */
const DEVICE = uuid()

const WORK_NEEDED = 'WORK_NEEDED'
const MOST_SUMS = 3

/** Asks; where very many come in at once, the phone does a sum and asks again. */
async function call<T>(method: 'GET' | 'POST', path: string, ask: Ask = {}): Promise<T> {
  for (let sums = 0; ; sums++) {
    try {
      return await once<T>(method, path, ask)
    } catch (failure) {
      if (!(failure instanceof Refused) || failure.code !== WORK_NEEDED || sums === MOST_SUMS) throw failure
      working.tell(true)
      try {
        const challenge = await once<Challenge>('GET', 'challenge')
        ask = { ...ask, work: challenge.needed ? await solve(challenge) : undefined }
      } finally {
        working.tell(false)
      }
    }
  }
}

async function once<T>(method: 'GET' | 'POST', path: string, ask: Ask = {}): Promise<T> {
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': language(), 'X-Device': DEVICE }
  if (ask.body !== undefined) headers['Content-Type'] = 'application/json'
  if (ask.secret) headers['X-Receipt-Secret'] = ask.secret
  if (ask.work) headers['X-Work'] = ask.work
  const body = ask.form || (ask.body === undefined ? undefined : JSON.stringify(ask.body))
  const asked = fetch(`/api/worker/${path}`, { method, headers, body, credentials: 'omit', cache: 'no-store' })
  let answer: Response
  let content: unknown
  try {
    answer = await withinTime(asked, ask.form ? FILE_MS : SHORT_MS)
    content = await withinTime(readJson(answer), SHORT_MS)
  } catch {
    throw new LineLost()
  }
  if (answer.ok && content !== undefined) return content as T
  const { code, detail } = (content || {}) as { code?: string; detail?: string }
  // A proxy's page or a busy server is no answer to the question.
  if (answer.ok || answer.status >= 500 || (!code && answer.status !== 413)) throw new LineLost()
  throw new Refused(answer.status, code || `HTTP_${answer.status}`, detail || '')
}

async function readJson(answer: Response): Promise<unknown> {
  const text = await answer.text()
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function withinTime<T>(promise: Promise<T>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new LineLost()), ms)
    promise.then(resolve, reject).then(() => clearTimeout(timer))
  })
}

const part = encodeURIComponent

export const site = (code: string) => call<Site>('GET', `site/${part(code)}`)
export const areas = (text: string) => call<Area[]>('GET', `areas?text=${part(text)}`)
export const sites = (area: string, text: string) => call<Site[]>('GET', `sites?area=${part(area)}&text=${part(text)}`)

export const report = (body: unknown) => call<Receipt>('POST', 'reports', { body })

export function file(number: string, secret: string, of: { key: string; kind: string; keepPlace: boolean; name: string; blob: Blob }) {
  const form = new FormData()
  form.append('key', of.key)
  form.append('kind', of.kind)
  form.append('keepPlace', String(of.keepPlace))
  form.append('file', of.blob, of.name)
  return call<unknown>('POST', `reports/${part(number)}/files`, { form, secret })
}

export const read = (number: string, secret: string) => call<Report>('GET', `reports/${part(number)}`, { secret })

export const add = (number: string, secret: string, what: string, body: unknown) =>
  call<Report>('POST', `reports/${part(number)}/${what}`, { body, secret })

export function list(source: File | string): Promise<{ rows: ListRow[] }> {
  if (typeof source === 'string') return call('POST', 'lists', { body: { text: source } })
  const form = new FormData()
  form.append('file', source, source.name)
  return call('POST', 'lists', { form })
}

export const wagesCode = (identityNumber: string, phone: string) => call<unknown>('POST', 'wages/code', { body: { identityNumber, phone } })
export const wages = (identityNumber: string, code: string) => call<Wages>('POST', 'wages', { body: { identityNumber, code } })
