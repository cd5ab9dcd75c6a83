import { resolve } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { modulesOf } from './modules.ts'
import { singleFile } from './single-file.ts'
import { usedTexts } from './used-texts.ts'

const root = import.meta.dirname
const project = resolve(root, '../..')
const alias = { '@': project, '@kurkle/color': resolve(root, 'plain-colour.ts') }
const texts = usedTexts(() => modulesOf(root, alias))

/** Every component is a `script setup`: Vue's other way of writing them can stay at home. */
const WITHOUT_OPTIONS = { features: { optionsAPI: false } }

/**
 * The report viewer as a static site: `index.html` with its parts beside it, for a server, in whatever folder it is put; and
 * `muster-report.html`, the same in one file, for a double click and for sending along with a snapshot.
 */
export default defineConfig({
  root,
  base: './',
  publicDir: false,
  plugins: [vue(WITHOUT_OPTIONS), texts, singleFile('muster-report.html', [vue(WITHOUT_OPTIONS), texts])],
  resolve: { alias },
  build: {
    outDir: resolve(project, 'dist-report'),
    emptyOutDir: true,
    // The preloads' polyfill would fetch, which the page forbids itself.
    modulePreload: { polyfill: false },
  },
})
