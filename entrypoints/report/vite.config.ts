import { resolve } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { singleFile } from './single-file.ts'

const root = import.meta.dirname
const project = resolve(root, '../..')

/**
 * The report viewer as a static site: `index.html` with its parts beside it, for a server, in whatever folder it is put; and
 * `muster-report.html`, the same in one file, for a double click and for sending along with a snapshot.
 */
export default defineConfig({
  root,
  base: './',
  publicDir: false,
  plugins: [vue(), singleFile('muster-report.html')],
  resolve: { alias: { '@': project } },
  build: {
    outDir: resolve(project, 'dist-report'),
    emptyOutDir: true,
    // The preloads' polyfill would fetch, which the page forbids itself.
    modulePreload: { polyfill: false },
  },
})
