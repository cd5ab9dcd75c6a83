import { resolve } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { groupedChunks } from './chunks.ts'
import { lightChart } from './light-chart.ts'
import { modulesOf } from './modules.ts'
import { singleFile } from './single-file.ts'
import { usedIcons } from './used-icons.ts'
import { usedStyles } from './used-styles.ts'
import { usedTexts } from './used-texts.ts'

const root = import.meta.dirname
const project = resolve(root, '../..')
const alias = { '@': project, '@kurkle/color': resolve(root, 'plain-colour.ts') }
let found: Promise<string[]> | null = null
const modules = () => (found ??= modulesOf(root, alias))

const plugins = [
  // Every component is a `script setup`: Vue's other way of writing them can stay at home.
  vue({ features: { optionsAPI: false } }),
  usedTexts(modules),
  usedIcons(modules),
  usedStyles(modules, resolve(root, 'index.html')),
  lightChart(alias),
]

/**
 * The report viewer as a static site: `index.html` with its parts beside it, for a server, in whatever folder it is put; and
 * `muster-report.html`, the same in one file, for a double click and for sending along with a snapshot.
 */
export default defineConfig({
  root,
  base: './',
  publicDir: false,
  plugins: [...plugins, singleFile('muster-report.html', plugins)],
  resolve: { alias },
  build: {
    outDir: resolve(project, 'dist-report'),
    emptyOutDir: true,
    // There are few files (chunks.ts), and one names the next: nothing to load ahead, and no script that does it.
    modulePreload: false,
    cssCodeSplit: false,
    rolldownOptions: { output: { codeSplitting: groupedChunks(project) } },
  },
})
