/** Bytes of a photo or recording as they are kept in the phone; older browsers cannot keep a Blob. */
export interface Bytes {
  type: string
  bytes: ArrayBuffer
}

/** What the phone keeps when the page is closed. */
export interface Keep {
  get<T>(name: string): Promise<T | undefined>
  /** @throws when there is no room */
  put(name: string, value: unknown): Promise<void>
  remove(name: string): Promise<void>
  names(prefix: string): Promise<string[]>
  /** Photos and recordings are kept too, and everything survives closing the page. */
  readonly lasting: boolean
}

const DATABASE = 'anxin-worker'
const STORE = 'kept'

/** The best place this browser has: its database, else its small store, else only memory (private windows). */
export async function openKeep(): Promise<Keep> {
  try {
    return new Database(await open())
  } catch {
    return smallKeep()
  }
}

function smallKeep(): Keep {
  try {
    localStorage.setItem(`${DATABASE}.try`, '1')
    localStorage.removeItem(`${DATABASE}.try`)
    return new SmallStore(localStorage)
  } catch {
    return new Memory()
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
    // Some in-app browsers never answer.
    setTimeout(() => reject(new Error('no answer')), 3_000)
  })
}

class Database implements Keep {
  readonly lasting = true

  constructor(private readonly database: IDBDatabase) {}

  get<T>(name: string) {
    return this.ask<T | undefined>('readonly', (store) => store.get(name))
  }

  async put(name: string, value: unknown) {
    await this.ask('readwrite', (store) => store.put(value, name))
  }

  async remove(name: string) {
    await this.ask('readwrite', (store) => store.delete(name))
  }

  async names(prefix: string) {
    const names = await this.ask<IDBValidKey[]>('readonly', (store) => store.getAllKeys())
    return names.map(String).filter((name) => name.indexOf(prefix) === 0)
  }

  /** Answers when it lies on the disk, not before. */
  private ask<T>(mode: IDBTransactionMode, question: (store: IDBObjectStore) => IDBRequest): Promise<T> {
    return new Promise((resolve, reject) => {
      const transaction = this.database.transaction(STORE, mode)
      const request = question(transaction.objectStore(STORE))
      transaction.oncomplete = () => resolve(request.result as T)
      transaction.onabort = transaction.onerror = () => reject(transaction.error)
    })
  }
}

class SmallStore implements Keep {
  readonly lasting = false
  /** Photos are too large for it. */
  private readonly large = new Memory()

  constructor(private readonly storage: Storage) {}

  async get<T>(name: string) {
    const large = await this.large.get<T>(name)
    if (large) return large
    const text = this.storage.getItem(`${DATABASE}.${name}`)
    return text === null ? undefined : (JSON.parse(text) as T)
  }

  async put(name: string, value: unknown) {
    if (isBytes(value)) return this.large.put(name, value)
    this.storage.setItem(`${DATABASE}.${name}`, JSON.stringify(value))
  }

  async remove(name: string) {
    this.storage.removeItem(`${DATABASE}.${name}`)
    await this.large.remove(name)
  }

  async names(prefix: string) {
    const start = `${DATABASE}.`
    return Object.keys(this.storage)
      .filter((name) => name.indexOf(start + prefix) === 0)
      .map((name) => name.slice(start.length))
  }
}

/** Until the page is closed. */
export class Memory implements Keep {
  readonly lasting = false
  private readonly kept = new Map<string, unknown>()

  async get<T>(name: string) {
    return this.kept.get(name) as T | undefined
  }

  async put(name: string, value: unknown) {
    this.kept.set(name, isBytes(value) ? value : JSON.parse(JSON.stringify(value)))
  }

  async remove(name: string) {
    this.kept.delete(name)
  }

  async names(prefix: string) {
    return Array.from(this.kept.keys()).filter((name) => name.indexOf(prefix) === 0)
  }
}

function isBytes(value: unknown): value is Bytes {
  return typeof value === 'object' && value !== null && 'bytes' in value
}
