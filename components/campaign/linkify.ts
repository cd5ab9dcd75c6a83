/** A piece of a text; with `href` it is a link. */
export interface TextPart {
  text: string
  href: string | null
}

const ADDRESS = /https:\/\/[^\s<>"'`\\]+/g
/** Punctuation after an address belongs to the sentence, not to the address. */
const TRAILING = /[.,;:!?)\]}*_]+$/

/** Splits a text into plain pieces and https links. Nothing else becomes a link, whatever it looks like. */
export function linkify(text: string): TextPart[] {
  const parts: TextPart[] = []
  let end = 0
  for (const match of text.matchAll(ADDRESS)) {
    const address = match[0].replace(TRAILING, '')
    const url = URL.parse(address)
    if (!url || url.protocol !== 'https:' || url.hostname === '' || url.username || url.password) continue
    if (match.index > end) parts.push({ text: text.slice(end, match.index), href: null })
    parts.push({ text: address, href: url.href })
    end = match.index + address.length
  }
  if (end < text.length) parts.push({ text: text.slice(end), href: null })
  return parts
}
