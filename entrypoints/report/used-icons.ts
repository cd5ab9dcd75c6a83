import { readFile } from 'node:fs/promises'
import type { Plugin } from 'vite'

const CATALOGUE = /[\\/]components[\\/]primer[\\/]icons\.ts$/
const PICTURE = /[\\/]octicons[\\/].*\.svg\?raw$/
/** An icon's file as it is imported: its variable and its name. */
const IMPORT = /^import (\w+) from '(?:[^']*\/)([\w-]+)-16\.svg\?raw'\n/gm

/**
 * A catalogue of icons without those that these sources do not name. TypeScript knows the names, so each is written out in a
 * file that speaks of icons; elsewhere the same word means something else.
 */
export function onlyUsed(catalogue: string, sources: readonly string[]): string {
  const all = sources.filter((source) => /icon/i.test(source)).join('\n')
  return [...catalogue.matchAll(IMPORT)].reduce((code, [line, variable = '', name = '']) => {
    if (new RegExp(`['"]${name}['"]`).test(all)) return code
    const entry = new RegExp(`^ {2}(?:${variable}|'${name}': ${variable}),\\n`, 'm')
    return code.replace(line, '').replace(entry, '')
  }, catalogue)
}

/** The paths of an icon's file, which are all that is drawn of it. */
export function onlyPaths(picture: string): string {
  return (picture.match(/ d="[^"]+"/g) ?? []).join('')
}

/** Leaves the icons of the other pages out of the viewer. `modules` are its own files. */
export function usedIcons(modules: () => Promise<readonly string[]>): Plugin {
  return {
    name: 'muster:used-icons',
    enforce: 'pre',
    apply: 'build',
    async load(id) {
      if (!PICTURE.test(id)) return null
      return `export default ${JSON.stringify(onlyPaths(await readFile(id.replace(/\?raw$/, ''), 'utf8')))}`
    },
    async transform(code, id) {
      if (!CATALOGUE.test(id)) return null
      const own = (await modules()).filter(
        (other) => /[\\/]components[\\/].*\.(?:ts|vue)$/.test(other) && !CATALOGUE.test(other),
      )
      return { code: onlyUsed(code, await Promise.all(own.map((one) => readFile(one, 'utf8')))), map: null }
    },
  }
}
