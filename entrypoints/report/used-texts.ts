import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'
import { emptied, groupsOf, type TextGroup } from './asked-texts.ts'

const CATALOGUE = /[\\/]lib[\\/]i18n[\\/]en[\\/](?!index)[\w-]+\.ts$/
const SOURCE = /\.(?:ts|vue)$/
const SCRIPT = /<script setup[^>]*>/
const TEXTS = 'muster-texts:'

/** The module of texts that several files ask for, or of one file's. */
export const TEXTS_MODULE = `\0${TEXTS}`

interface Texts {
  groups: readonly TextGroup[]
  /** The file in which the catalogues come together. */
  all: string
}

/**
 * Lets each text travel with the files that ask for it, so that the empty page brings its own alone and a view that is loaded later
 * its own; the texts of the extension's pages stay at home. `modules` are the viewer's files.
 */
export function usedTexts(modules: () => Promise<readonly string[]>): Plugin {
  let found: Promise<Texts> | null = null
  return {
    name: 'muster:used-texts',
    enforce: 'pre',
    apply: 'build',
    resolveId: (id) => (id.startsWith(TEXTS) ? `\0${id}` : null),
    async load(id) {
      if (!id.startsWith(TEXTS_MODULE)) return null
      const { groups, all } = await (found ??= find(modules))
      const entries = groups[Number(id.slice(TEXTS_MODULE.length))]?.entries ?? []
      return `import { en } from ${JSON.stringify(all)}\nObject.assign(en, {\n${entries.join('')}})`
    },
    async transform(code, id) {
      if (!SOURCE.test(id) || id.includes('node_modules')) return null
      if (CATALOGUE.test(id)) return { code: emptied(code), map: null }
      const { groups } = await (found ??= find(modules))
      const lines = groups.flatMap(({ files }, at) => (files.includes(id) ? `import '${TEXTS}${at}'\n` : []))
      if (lines.length === 0) return null
      const all = lines.join('')
      return {
        code: id.endsWith('.vue') ? code.replace(SCRIPT, (tag) => `${tag}\n${all}`) : all + code,
        map: null,
      }
    },
  }
}

async function find(modules: () => Promise<readonly string[]>): Promise<Texts> {
  const files = (await modules()).filter((id) => SOURCE.test(id) && !id.includes('node_modules'))
  const read = await Promise.all(files.map(async (id) => [id, await readFile(id, 'utf8')] as const))
  const catalogues = read.filter(([id]) => CATALOGUE.test(id))
  const [first] = catalogues
  if (!first) throw new Error('The viewer has no texts')
  const folder = dirname(first[0])
  const sources = new Map(read.filter(([id]) => !id.startsWith(folder)))
  const groups = groupsOf(
    catalogues.map(([, source]) => source),
    sources,
  )
  return { groups, all: join(folder, 'index.ts') }
}
