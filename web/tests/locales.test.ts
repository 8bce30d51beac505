import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import en from '@/locales/en'
import zhCN from '@/locales/zh-CN'

type Words = { [key: string]: string | Words }

const flat = (words: Words, prefix = ''): [string, string][] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : flat(value, `${prefix}${key}.`),
  )

const chinese = new Map(flat(zhCN))
const english = new Map(flat(en))

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(vue|ts)$/.test(name) && !/locales|schema\.d\.ts/.test(name))
  .map((name) => readFileSync(join('src', name), 'utf8'))

const text = sources.join('\n')
/** Whole keys anywhere in quotes, and the fixed beginnings of keys put together: `level.${level}` */
const quoted = new Set([...text.matchAll(/['"`]([a-z][\w-]*(?:\.[\w-]+)+)['"`]/gi)].map((match) => match[1]!))
const asked = [...text.matchAll(/\bt\(\s*['"]([^'"]+)['"]/g)].map((match) => match[1]!)
const beginnings = [...text.matchAll(/\bt\(\s*`([^`$]+)\$\{/g)].map((match) => match[1]!)

describe('the words of the console', () => {
  it('are there in Chinese and in English alike', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort())
  })

  it('are never empty', () => {
    expect([...chinese, ...english].filter(([, words]) => !words.trim())).toEqual([])
  })

  it('take the same arguments in both languages', () => {
    const names = (words: string) => [...new Set(words.match(/\{\w+\}/g) ?? [])].sort()
    const unlike = [...chinese].filter(([key, words]) => String(names(words)) !== String(names(english.get(key)!)))

    expect(unlike.map(([key]) => key)).toEqual([])
  })

  it('are there wherever the code asks for them', () => {
    expect(asked.filter((key) => !chinese.has(key))).toEqual([])
    expect(beginnings.filter((start) => ![...chinese.keys()].some((key) => key.startsWith(start)))).toEqual([])
  })

  it('are only put together inside small groups, so that unused words are found', () => {
    expect(beginnings.filter((start) => ['warning.', 'project.', 'import.', 'rule.', 'common.'].includes(start))).toEqual([])
  })

  it('are all in use', () => {
    const unused = [...chinese.keys()].filter((key) => !quoted.has(key) && !beginnings.some((start) => key.startsWith(start)))

    expect(unused).toEqual([])
  })

  it('use full-width punctuation in Chinese', () => {
    expect([...chinese].filter(([, words]) => /[\u4e00-\u9fff][,;:?!]/.test(words)).map(([key]) => key)).toEqual([])
  })
})

it('no component carries Chinese words of its own', () => {
  const stripped = sources.map((source) => source.replace(/\/\*\*?[\s\S]*?\*\/|\/\/.*$|<!--[\s\S]*?-->/gm, ''))
  const own = stripped.flatMap((source) => source.match(/[\u4e00-\u9fff]+/g) ?? [])

  // The language switch names each language in itself.
  expect(own.filter((words) => words !== '中文')).toEqual([])
})
