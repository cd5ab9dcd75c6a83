import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Rolldown } from 'vite'

const ROOT = join(import.meta.dirname, '..', '..')
const SAMPLE = join(ROOT, 'components', 'report', 'sample', 'sample.ts')

export interface ReportFile {
  name: string
  text: string
}

type Made = { ok: true; value: ReportFile[] } | { ok: false; failure: unknown }

/** Snapshots of three months in a row, made by Muster's own writer outside of any browser. */
export async function monthlyFiles(): Promise<ReportFile[]> {
  const result = await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    publicDir: false,
    resolve: { alias: { '@': ROOT } },
    build: { write: false, minify: false, lib: { entry: SAMPLE, formats: ['es'] } },
  })
  const [output] = (Array.isArray(result) ? result : [result]) as Rolldown.RolldownOutput[]
  if (!output) throw new Error('Nothing was bundled')
  const folder = mkdtempSync(join(tmpdir(), 'muster-report-'))
  try {
    const file = join(folder, 'sample.mjs')
    writeFileSync(file, output.output[0].code)
    const { sampleFiles } = (await import(pathToFileURL(file).href)) as { sampleFiles(): Made }
    const made = sampleFiles()
    if (!made.ok) throw new Error(JSON.stringify(made.failure))
    return made.value
  } finally {
    rmSync(folder, { recursive: true })
  }
}
