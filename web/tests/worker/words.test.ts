import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

type Words = { [key: string]: string | Words }

const flat = (words: Words, prefix = ''): [string, string][] =>
  Object.entries(words).flatMap(([key, value]) => (typeof value === 'string' ? [[prefix + key, value] as [string, string]] : flat(value, `${prefix}${key}.`)))

const ROOT = 'worker'
const languages = new Map(readdirSync(join(ROOT, 'locales')).map((name) => [name.replace('.json', ''), new Map(flat(JSON.parse(readFileSync(join(ROOT, 'locales', name), 'utf8'))))]))
const chinese = languages.get('zh-CN')!
const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name)).map((name) => readFileSync(join(ROOT, 'src', name), 'utf8'))
const text = sources.join('\n') + readFileSync(join(ROOT, 'index.html'), 'utf8').replace(/%([\w.]+)%/g, "t('$1')")
const asked = [...text.matchAll(/\bt\(\s*'([^']+)'/g)].map((match) => match[1]!)
const choices = [...text.matchAll(/\? '([a-z]\w*\.\w+)' : '([a-z]\w*\.\w+)'/g)].flatMap((match) => [match[1]!, match[2]!])
const beginnings = [...text.matchAll(/\bt\(\s*`([^`$]+)\$\{/g)].map((match) => match[1]!)

describe('the words of the workers’ page', () => {
  it('are there in Chinese and English wherever the page asks for them', () => {
    for (const language of ['zh-CN', 'en']) {
      const words = languages.get(language)!
      expect(asked.filter((key) => !words.has(key)), language).toEqual([])
      expect(beginnings.filter((start) => ![...words.keys()].some((key) => key.startsWith(start))), language).toEqual([])
    }
  })

  it('are whole in English, and have nothing that Chinese lacks in any language', () => {
    expect([...languages.get('en')!.keys()].sort()).toEqual([...chinese.keys()].sort())
    for (const [language, words] of languages) expect([...words.keys()].filter((key) => !chinese.has(key)), language).toEqual([])
  })

  it('take the same arguments in every language', () => {
    const names = (words: string) => [...new Set(words.match(/\{\w+\}/g) ?? [])].sort()
    for (const [language, words] of languages) {
      expect([...words].filter(([key, said]) => String(names(said)) !== String(names(chinese.get(key)!))).map(([key]) => key), language).toEqual([])
    }
  })

  it('are all in use', () => {
    const used = new Set([...asked, ...choices, 'language', 'direction'])
    expect([...chinese.keys()].filter((key) => !used.has(key) && !beginnings.some((start) => key.startsWith(start)))).toEqual([])
  })

  it('use full-width punctuation in Chinese', () => {
    expect([...chinese].filter(([, words]) => /[\u4e00-\u9fff][,;:?!]/.test(words)).map(([key]) => key)).toEqual([])
  })

  it('stand in their files and not in the program', () => {
    // What people write amounts with is no word of ours.
    const stripped = sources.filter((source) => !source.includes('export function amountFen')).map((source) => source.replace(/\/\*\*?[\s\S]*?\*\/|\/\/.*$/gm, ''))
    const own = stripped.flatMap((source) => source.match(/[\u4e00-\u9fff]+/g) ?? [])

    expect(own.filter((words) => !['年', '月', '人个'].includes(words))).toEqual([])
  })
})

describe('the program', () => {
  it('asks nothing of a browser that one of 2017 lacks', () => {
    const TOO_NEW = /randomUUID|structuredClone|replaceAll|\.at\(|matchAll|allSettled|fromEntries|AbortController|queueMicrotask|ResizeObserver|\.replaceChildren|createImageBitmap|OffscreenCanvas|\.arrayBuffer\(\)|globalThis/
    expect(sources.flatMap((source) => source.match(TOO_NEW) ?? [])).toEqual([])
  })
})
