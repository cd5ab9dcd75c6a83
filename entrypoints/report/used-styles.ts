import { readFile } from 'node:fs/promises'
import type { Plugin } from 'vite'

/** A rule as it stands in a finished style sheet: its selectors, and what it says. A block around it is none itself. */
const RULE = /([^{}]+)(\{[^{}]*\})/g
const EMPTY_BLOCK = /@[^{};]+\{\}/g
/** A comma between selectors, not one inside of `:is()`. */
const COMMA = /,(?![^(]*\))/
/** `:not(.m-a)` and `:is(.m-a, .m-b)` can match where a class of theirs is nowhere. */
const CONDITION = /:[\w-]+\([^)]*\)+/g
const CLASS = /\.(m-[\w-]+)/g
/** A class as it stands in the sources: whole, or a template literal that begins with one. */
const NAMED = /m-[\w-]+/g
const TEMPLATE = /(m-[\w-]+)\$\{[^}]*\}([\w-]*)/g

/** A finished style sheet without the rules for classes that no source can name. */
export function thinnedStyles(css: string, sources: readonly string[]): string {
  const all = sources.join('\n')
  const names = new Set(all.match(NAMED))
  const forms = Array.from(all.matchAll(TEMPLATE), ([, start, end]) => new RegExp(`^${start}[\\w-]+${end}$`))
  const isUsed = (name: string) => names.has(name) || forms.some((form) => form.test(name))
  const matches = (selector: string) =>
    Array.from(selector.replace(CONDITION, '').matchAll(CLASS)).every(([, name = '']) => isUsed(name))
  const thin = css.replace(RULE, (_, selectors: string, says: string) => {
    const kept = selectors.split(COMMA).filter(matches)
    return kept.length > 0 ? kept.join(',') + says : ''
  })
  return thin.replace(EMPTY_BLOCK, '')
}

/** Leaves the styles of the other pages out of the viewer. `modules` are its own files; `page` is what they stand in. */
export function usedStyles(modules: () => Promise<readonly string[]>, page: string): Plugin {
  return {
    name: 'muster:used-styles',
    apply: 'build',
    generateBundle: {
      // Vite puts the style sheet together at the very end.
      order: 'post',
      async handler(_, bundle) {
        const own = (await modules()).filter((id) => /\.(?:ts|vue)$/.test(id) && !id.includes('node_modules'))
        // What a component says about its own classes is no use of them.
        const sources = await Promise.all([page, ...own].map((file) => readFile(file, 'utf8')))
        const scripts = sources.map((source) => source.replace(/<style[\s\S]*?<\/style>/g, ''))
        for (const file of Object.values(bundle))
          if (file.type === 'asset' && file.fileName.endsWith('.css'))
            file.source = thinnedStyles(String(file.source), scripts)
      },
    },
  }
}
