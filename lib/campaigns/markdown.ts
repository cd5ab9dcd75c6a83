/**
 * Text from outside as Markdown that shows exactly that text on GitHub: nobody is mentioned, no issue is referred to or
 * closed, nothing is rendered. A backslash keeps Markdown off but not GitHub's own marks, which are looked for in the
 * rendered text; a zero-width space after the mark does.
 */

const APART = '&#8203;'

/** Characters with a meaning in Markdown or HTML; digits and letters have one only beside them. */
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', $: '&#36;' }

/** One line of literal text. */
export function literal(text: string): string {
  return oneLine(text)
    .replace(/[&<>$]|[\\`*_{}[\]()~|!.+=-]|[@#:]|GH(?=-\d)/gi, (found) => {
      const entity = ENTITIES[found]
      if (entity !== undefined) return entity
      if (/^gh$/i.test(found)) return found + APART
      return found === '@' || found === '#' || found === ':' ? `\\${found}${APART}` : `\\${found}`
    })
    .replace(/\b[\da-f]{7,40}\b/gi, (sha) => sha.slice(0, 6) + APART + sha.slice(6))
}

/**
 * A code span, in which GitHub marks nothing. Its fence is longer than any run of backticks inside. Our own marks are HTML
 * comments and are looked for as text, so nobody's path may hold one.
 */
export function code(text: string): string {
  const line = oneLine(text).replaceAll('<!--', '<!\u200b--')
  if (line === '') return ''
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  const pad = /^`|`$|^ .* $/.test(line) ? ' ' : ''
  return `${fence}${pad}${line}${pad}${fence}`
}

/** A link with literal text. The address must be one of our own making, or checked. */
export function link(text: string, address: string): string {
  return `[${literal(text)}](<${address.replace(/[<>\s\\]/g, encodeURIComponent)}>)`
}

/** Literal text in which https addresses are links, as the campaign's own page shows it. */
export function textWithLinks(text: string): string {
  return oneLine(text)
    .split(/(https:\/\/[^\s<>"'`]*[^\s<>"'`.,;:!?)\]}])/i)
    .map((part, index) => {
      const url = index % 2 === 1 ? URL.parse(part) : null
      return url && url.username === '' && url.password === '' ? link(part, url.href) : literalPart(part)
    })
    .join('')
}

/** Blanks at the edges count between two parts. */
function literalPart(text: string): string {
  const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? []
  return `${before && ' '}${literal(inner)}${after && ' '}`
}

/** Line breaks and control characters as single blanks: whatever begins a line has a meaning. */
function oneLine(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are the ones that are taken out
  return text.replace(/[\s\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim()
}
