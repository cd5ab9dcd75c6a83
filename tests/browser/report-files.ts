import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Rolldown } from 'vite'

const ROOT = join(import.meta.dirname, '..', '..')
const ENTRIES = {
  sample: join(ROOT, 'components', 'report', 'sample', 'sample.ts'),
  read: join(ROOT, 'lib', 'snapshots', 'read.ts'),
  write: join(ROOT, 'lib', 'snapshots', 'write.ts'),
}

export interface ReportFile {
  name: string
  text: string
}

/** What the tests change of a snapshot. */
export interface Changeable {
  asOf: number
  exportedAt: number
  campaigns: { name: string; description: string; dueDate: string }[]
}

type Made<T> = { ok: true; value: T } | { ok: false; failure: unknown }

interface Parts {
  sample: { sampleFiles(): Made<ReportFile[]> }
  read: { readSnapshot(text: string, size: number): Made<Changeable> }
  write: { writeSnapshot(snapshot: Changeable): string }
}

let parts: Promise<Parts> | null = null

/** Snapshots of three months in a row, made by Muster's own writer outside of any browser. */
export async function monthlyFiles(): Promise<ReportFile[]> {
  const { sample } = await bundled()
  return valueOf(sample.sampleFiles())
}

/** The same file after a change, written anew: its sum is right. */
export async function changed({ text }: ReportFile, change: (snapshot: Changeable) => void): Promise<string> {
  const { read, write } = await bundled()
  const snapshot = valueOf(read.readSnapshot(text, text.length))
  change(snapshot)
  return write.writeSnapshot(snapshot)
}

function valueOf<T>(made: Made<T>): T {
  if (!made.ok) throw new Error(JSON.stringify(made.failure))
  return made.value
}

function bundled(): Promise<Parts> {
  parts ??= bundle()
  return parts
}

async function bundle(): Promise<Parts> {
  const result = await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    publicDir: false,
    resolve: { alias: { '@': ROOT } },
    build: { write: false, minify: false, lib: { entry: ENTRIES, formats: ['es'] } },
  })
  const [made] = (Array.isArray(result) ? result : [result]) as Rolldown.RolldownOutput[]
  if (!made) throw new Error('Nothing was bundled')
  const folder = mkdtempSync(join(tmpdir(), 'muster-report-'))
  try {
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
    for (const one of made.output)
      if (one.type === 'chunk') writeFileSync(join(folder, one.fileName), one.code)
    const load = async (name: string): Promise<unknown> => {
      const entry = made.output.find((one) => one.type === 'chunk' && one.isEntry && one.name === name)
      if (!entry) throw new Error(`${name} was not bundled`)
      return import(pathToFileURL(join(folder, entry.fileName)).href)
    }
    const [sample, read, write] = await Promise.all([load('sample'), load('read'), load('write')])
    return { sample, read, write } as Parts
  } finally {
    rmSync(folder, { recursive: true })
  }
}
