import { execFile } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import type { PageData } from './data/page.ts'
import type { Rendered } from './shell.ts'
import { THEMES } from './themes.ts'

/** What the server's half of the bundle exports (`client/entry-server.tsx`). */
interface Renderer {
  renderPage(page: PageData): Rendered
}

export interface Bundle {
  renderer: Renderer
  /** Assets by file name: the script, the styles, one style sheet for each theme. */
  assets: Map<string, { type: string; body: Uint8Array<ArrayBuffer> }>
}

const SOURCES = fileURLToPath(new URL('./client/', import.meta.url))
const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const CACHE = join(ROOT, 'node_modules/.cache/muster-demo')

const run = promisify(execFile)

let loading: Promise<Bundle> | undefined

/** The bundle of the pages, built once for each state of their sources and kept below node_modules. */
export function loadBundle(): Promise<Bundle> {
  loading ??= load()
  return loading
}

async function load(): Promise<Bundle> {
  const directory = join(CACHE, await sourcesHash())
  if (!existsSync(directory)) await buildInto(directory)
  const module: Renderer = await import(pathToFileURL(join(directory, 'server/entry-server.js')).href)
  const assets: Bundle['assets'] = new Map()
  const add = async (name: string, file: string) => {
    const type = name.endsWith('.css') ? 'text/css' : 'text/javascript'
    assets.set(name, { type: `${type}; charset=utf-8`, body: new Uint8Array(await readFile(file)) })
  }
  for (const name of await readdir(join(directory, 'client')))
    await add(name, join(directory, 'client', name))
  const themes = join(
    dirname(createRequire(import.meta.url).resolve('@primer/primitives/package.json')),
    'dist/css',
  )
  for (const theme of THEMES) {
    const name = `${theme.replaceAll('_', '-')}.css`
    await add(name, join(themes, 'functional/themes', name))
  }
  return { renderer: module, assets }
}

async function buildInto(directory: string): Promise<void> {
  const temporary = `${directory}.${process.pid}.${randomUUID()}`
  const env = { ...process.env, NODE_ENV: 'production' }
  await run(process.execPath, [fileURLToPath(new URL('./build.ts', import.meta.url)), temporary], { env })
  // Two servers may build at once: whoever comes second keeps the first one's work.
  await rename(temporary, directory).catch(() => rm(temporary, { recursive: true, force: true }))
}

async function sourcesHash(): Promise<string> {
  const hash = createHash('sha256')
  const entries = await readdir(SOURCES, { recursive: true, withFileTypes: true })
  const sources = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
  const files = [
    ...sources.toSorted(),
    fileURLToPath(new URL('./build.ts', import.meta.url)),
    join(ROOT, 'package.json'),
  ]
  for (const file of files) hash.update(file).update(await readFile(file))
  return hash.digest('hex').slice(0, 16)
}
