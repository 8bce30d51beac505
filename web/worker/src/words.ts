import chinese from '../locales/zh-CN.json'
import { Told } from './told'

/* Each file in locales is a language; what it lacks is said in Chinese. Only Chinese comes with the program. */

type Words = { [key: string]: string | Words }

const files = import.meta.glob<string>(['../locales/*.json', '!../locales/zh-CN.json'], { query: '?url', import: 'default', eager: true })
const names = import.meta.glob<string>('../locales/*.json', { import: 'language', eager: true })
const codeOf = (path: string) => path.replace(/^.*\/|\.json$/g, '')

const CHINESE = 'zh-CN'
const KEPT = 'anxin-worker.language'

/** The languages there are: code and name in itself. */
export const languages: [string, string][] = Object.keys(names)
  .map((path): [string, string] => [codeOf(path), names[path]!])
  .sort(([a], [b]) => (a === CHINESE ? -1 : b === CHINESE ? 1 : a < b ? -1 : 1))

const spokenNow = new Told<{ code: string; words: Words }>({ code: CHINESE, words: chinese as Words })

export const speech = spokenNow
export const language = () => spokenNow.value.code

/** Changes the language; without a line a language that was never opened stays unread. */
export async function speak(code: string): Promise<boolean> {
  const path = Object.keys(files).filter((file) => codeOf(file) === code)[0]
  let words = chinese as Words
  if (path) {
    try {
      words = await (await fetch(files[path]!)).json()
    } catch {
      return false
    }
  } else if (code !== CHINESE) {
    return false
  }
  document.documentElement.lang = code
  document.documentElement.dir = words.direction === 'rtl' ? 'rtl' : 'ltr'
  spokenNow.tell({ code, words })
  try {
    localStorage.setItem(KEPT, code)
  } catch {
    // It is asked for again next time.
  }
  return true
}

/** The language chosen last time. */
export function speakAsBefore() {
  try {
    const code = localStorage.getItem(KEPT)
    if (code && code !== CHINESE) speak(code)
  } catch {
    // No store, no memory.
  }
}

export function t(key: string, values: Record<string, string | number> = {}): string {
  const found = within(spokenNow.value.words, key) || within(chinese as Words, key) || key
  return found.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole))
}

function within(words: Words, key: string): string | undefined {
  const found = key.split('.').reduce<string | Words | undefined>((at, name) => (typeof at === 'object' ? at[name] : undefined), words)
  return typeof found === 'string' ? found : undefined
}
