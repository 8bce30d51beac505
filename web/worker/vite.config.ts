import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath, URL } from 'node:url'
import { parse } from 'acorn'
import { defineConfig, type Plugin } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

type Words = { [key: string]: string | Words }

/** Says the words of the first question into the page itself, in Chinese. */
function firstWords(): Plugin {
  const words = () => JSON.parse(readFileSync(here('./locales/zh-CN.json'), 'utf8')) as Words
  const said = (key: string) => key.split('.').reduce<string | Words>((at, name) => (at as Words)[name]!, words()) as string
  return { name: 'first-words', transformIndexHtml: { order: 'pre', handler: (html) => html.replace(/%([a-zA-Z.]+)%/g, (_, key: string) => said(key)) } }
}

/**
 * For a slow line and old browsers: the style stands in the page, the program is one plain script, and the service
 * worker knows every file by name.
 */
function onePage(): Plugin {
  return {
    name: 'one-page',
    enforce: 'post',
    generateBundle(_, bundle) {
      const page = bundle['index.html']
      if (page?.type !== 'asset') throw new Error('no page')
      let html = String(page.source).replace(/<script type="module" crossorigin /, '<script defer ')
      for (const [name, file] of Object.entries(bundle)) {
        if (!name.endsWith('.css') || file.type !== 'asset') continue
        html = html.replace(/\s*<link rel="stylesheet"[^>]*>/, () => `<style>${String(file.source).trim()}</style>`)
        delete bundle[name]
      }
      page.source = html
      for (const file of Object.values(bundle)) {
        // An old in-app browser shows nothing at all if it meets a word it does not know.
        if (file.type === 'chunk') parse(file.code, { ecmaVersion: 2017 })
      }
      const files = Object.keys(bundle).filter((name) => name !== 'index.html')
      const version = createHash('sha256')
      for (const name of [...files, 'index.html'].sort()) {
        const file = bundle[name]!
        version.update(name).update(file.type === 'asset' ? file.source : file.code)
      }
      const source = readFileSync(here('./sw.js'), 'utf8')
        .replace('@version@', version.digest('hex').slice(0, 12))
        .replace('@files@', ['/w/', ...files.map((name) => `/w/${name}`)].join(' '))
      this.emitFile({ type: 'asset', fileName: 'sw.js', source })
    },
  }
}

/** The workers' page (工友页), apart from the console; see docs/decisions/0026. */
export default defineConfig(async ({ mode }) => ({
  root: here('.'),
  base: '/w/',
  plugins: [firstWords(), onePage(), ...(mode === 'mock' ? [(await import('../mock/worker.mjs')).workerServer()] : [])],
  server: { port: 5174, proxy: mode === 'mock' ? undefined : { '/api': process.env.ANXIN_SERVER ?? 'http://localhost:8080' } },
  oxc: { jsx: { runtime: 'automatic' as const, importSource: 'preact' } },
  build: {
    outDir: here('../dist/w'),
    emptyOutDir: true,
    target: 'es2017',
    cssTarget: 'chrome60',
    cssCodeSplit: false,
    assetsInlineLimit: 0,
    modulePreload: false as const,
    rolldownOptions: { output: { format: 'iife' as const } },
  },
}))
