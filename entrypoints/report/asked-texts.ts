/** A text's key as it stands in the sources: whole, or a template literal that begins with its area. */
const QUOTED = /['"`]([a-z][\w-]*(?:\.[\w-]+)+)['"`]/gi
const TEMPLATE = /`([a-z][\w-]*\.(?:[\w.-]|\$\{[^}`]*\})*\$\{(?:[\w.-]|\$\{|[^}`]*\})*)`/gi
const HOLE = /\$\{[^}]*\}/g
/** An entry of a catalogue: its key at two blanks, its text to the next one. */
const ENTRY = /^ {2}'([\w.-]+)':[\s\S]*?,\n(?= {2}'|\}| {2}\/\/|\n)/gm

/** Which texts a source can ask for. `t` takes only keys that TypeScript knows, so each is written out or a template literal. */
export interface Asked {
  keys: ReadonlySet<string>
  forms: readonly RegExp[]
}

/** What a source asks for. */
export function askedIn(source: string): Asked {
  const keys = new Set(Array.from(source.matchAll(QUOTED), ([, key = '']) => key))
  const templates = new Set(Array.from(source.matchAll(TEMPLATE), ([, text = '']) => text))
  const forms = [...templates].map((text) => {
    const plain = text.split(HOLE).map((part) => part.replace(/[.-]/g, '\\$&'))
    return new RegExp(`^${plain.join('[\\w.-]+')}$`)
  })
  return { keys, forms }
}

/** Whether the text may be asked for; plural forms are asked for without their ending. */
export function isAsked(key: string, { keys, forms }: Asked): boolean {
  const stem = key.replace(/_(?:one|other)$/, '')
  return keys.has(key) || keys.has(stem) || forms.some((form) => form.test(key) || form.test(stem))
}

/** The entries of a catalogue's source, by their keys. */
export function entriesOf(catalogue: string): Map<string, string> {
  return new Map(Array.from(catalogue.matchAll(ENTRY), ([entry, key = '']) => [key, entry]))
}

/** A catalogue's source without its entries. */
export function emptied(catalogue: string): string {
  return catalogue.replace(ENTRY, '')
}

/** Texts for which the very same files ask. */
export interface TextGroup {
  files: readonly string[]
  entries: readonly string[]
}

/** The texts of these catalogues by who asks for them; what nobody asks for is in no group. `sources`: everything else, by file. */
export function groupsOf(catalogues: readonly string[], sources: ReadonlyMap<string, string>): TextGroup[] {
  const groups = new Map<string, { files: string[]; entries: string[] }>()
  const asking = Array.from(sources, ([file, source]) => ({ file, asked: askedIn(source) }))
  for (const [key, entry] of catalogues.flatMap((catalogue) => [...entriesOf(catalogue)])) {
    const files = asking.filter(({ asked }) => isAsked(key, asked)).map(({ file }) => file)
    if (files.length === 0) continue
    const name = files.join('\n')
    const group = groups.get(name) ?? { files, entries: [] }
    group.entries.push(entry)
    groups.set(name, group)
  }
  return [...groups.values()]
}
