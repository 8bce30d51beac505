import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath, URL } from 'node:url'
import vue from '@vitejs/plugin-vue'
import components from 'unplugin-vue-components/vite'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'
import elementPlus from 'unplugin-element-plus/vite'
import { build, type Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

function elementStyles(): string[] {
  const folder = fileURLToPath(new URL('./node_modules/element-plus/es/components', import.meta.url))
  return readdirSync(folder)
    .filter((name) => existsSync(`${folder}/${name}/style/css.mjs`))
    .map((name) => `element-plus/es/components/${name}/style/css`)
}

/** The workers' page lies beside the console, so it is built with it. */
function withWorkersPage(): Plugin {
  return {
    name: 'with-workers-page',
    apply: 'build',
    closeBundle: async () => void (await build({ configFile: fileURLToPath(new URL('./worker/vite.config.ts', import.meta.url)) })),
  }
}

export default defineConfig(async ({ mode }) => ({
  plugins: [
    vue(),
    components({ dirs: [], resolvers: [ElementPlusResolver()], dts: false }),
    elementPlus({}),
    withWorkersPage(),
    ...(mode === 'mock' ? [(await import('./mock/plugin.mjs')).mockServer()] : []),
  ],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: {
    port: 5173,
    proxy: mode === 'mock' ? undefined : { '/api': process.env.ANXIN_SERVER ?? 'http://localhost:8080' },
  },
  // Named beforehand, so that the development server does not reload on finding them one by one.
  optimizeDeps: { include: ['element-plus/es', ...elementStyles()] },
  build: { target: 'es2022', chunkSizeWarningLimit: 700 },
  test: {
    include: ['tests/**/*.test.ts'],
    server: { deps: { inline: ['element-plus'] } },
  },
}))
