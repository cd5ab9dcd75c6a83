import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/**
 * Builds both halves of the pages into the folder that is given: `node build.ts FOLDER`. A process of its own, because
 * Vite looks at NODE_ENV, which belongs to whoever starts the server (a test runner, for example).
 */
const [, , folder = ''] = process.argv
const sources = fileURLToPath(new URL('./client/', import.meta.url))
const shared = {
  root: fileURLToPath(new URL('../../', import.meta.url)),
  configFile: false,
  publicDir: false,
  logLevel: 'error',
  mode: 'production',
  define: { 'process.env.NODE_ENV': '"production"' },
} as const

await build({
  ...shared,
  ssr: { noExternal: true },
  build: { ssr: join(sources, 'entry-server.tsx'), outDir: join(folder, 'server'), emptyOutDir: true },
})
await build({
  ...shared,
  build: {
    outDir: join(folder, 'client'),
    emptyOutDir: true,
    cssCodeSplit: false,
    modulePreload: false,
    rolldownOptions: {
      input: join(sources, 'entry-client.tsx'),
      output: { entryFileNames: 'app.js', assetFileNames: 'primer[extname]', codeSplitting: false },
    },
  },
})
