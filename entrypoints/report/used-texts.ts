import { readFile } from 'node:fs/promises'
import type { Plugin } from 'vite'

const CATALOGUE = /[\\/]lib[\\/]i18n[\\/]en[\\/](?!index)[\w-]+\.ts$/
/** A text's key as it stands in the sources: whole, or a template literal that begins with its area. */
const QUOTED = /['"`]([a-z][\w-]*(?:\.[\w-]+)+)['"`]/gi
const TEMPLATE = /`([a-z][\w-]*\.(?:[\w.-]|\$\{[^}`]*\})*\$\{(?:[\w.-]|\$\{|[^}`]*\})*)`/gi
const HOLE = /\$\{[^}]*\}/g
/** An entry of a catalogue: its key at two blanks, its text to the next one. */
const ENTRY = /^ {2}'([\w.-]+)':[\s\S]*?,\n(?= {2}'|\}| {2}\/\/)/gm

/** Which texts the sources can ask for. `t` takes only keys that TypeScript knows, so each is written out or a template literal. */
export interface Asked {
  keys: ReadonlySet<string>
  forms: readonly RegExp[]
}

/** What these sources ask for. */
export function askedIn(sources: readonly string[]): Asked {
  const all = sources.join('\n')
  const keys = new Set(Array.from(all.matchAll(QUOTED), ([, key = '']) => key))
  const templates = new Set(Array.from(all.matchAll(TEMPLATE), ([, text = '']) => text))
  const forms = [...templates].map((text) => {
    const plain = text.split(HOLE).map((part) => part.replace(/[.-]/g, '\\$&'))
    return new RegExp(`^${plain.join('[\\w.-]+')}$`)
  })
  return { keys, forms }
}

/** Whether somebody may ask for the text; plural forms are asked for without their ending. */
export function isAsked(key: string, { keys, forms }: Asked): boolean {
  const stem = key.replace(/_(?:one|other)$/, '')
  return keys.has(key) || keys.has(stem) || forms.some((form) => form.test(key) || form.test(stem))
}

/** A catalogue's source without the texts that nobody asks for. */
export function thinned(source: string, asked: Asked): string {
  return source.replace(ENTRY, (entry, key: string) => (isAsked(key, asked) ? entry : ''))
}

/** Leaves the texts of the other pages out of the viewer. `modules` are its own files. */
export function usedTexts(modules: () => Promise<readonly string[]>): Plugin {
  let asked: Promise<Asked> | null = null
  const find = async () => {
    const own = (await modules()).filter((id) => !CATALOGUE.test(id) && !id.includes('node_modules'))
    return askedIn(await Promise.all(own.map((id) => readFile(id, 'utf8'))))
  }
  return {
    name: 'muster:used-texts',
    enforce: 'pre',
    apply: 'build',
    async transform(code, id) {
      if (!CATALOGUE.test(id)) return null
      asked ??= find()
      return { code: thinned(code, await asked), map: null }
    },
  }
}
