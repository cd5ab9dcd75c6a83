import { LIMITS } from './limits'
import type { FieldProblem } from '@/lib/failure'

/** What is wrong with a contact link; none is fine. */
export function contactLinkProblem(link: string | null): FieldProblem[] {
  const field = 'contactLink'
  if (link === null) return []
  const length = [...link].length
  if (length > LIMITS.contactLink)
    return [{ field, problem: 'fields.contactLink.long', values: { length, limit: LIMITS.contactLink } }]
  const url = parse(link)
  if (!url) return [{ field, problem: 'fields.contactLink.invalid' }]
  if (url.username || url.password) return [{ field, problem: 'fields.contactLink.credentials' }]
  return []
}

/**
 * The link as it may be put into an `href`: https with a host, or mailto with an address; null for anything else,
 * whoever wrote it into the database or a file.
 */
export function safeContactLink(link: string | null): string | null {
  return link !== null && contactLinkProblem(link).length === 0 ? (parse(link)?.href ?? null) : null
}

function parse(link: string): URL | null {
  // The scheme must be typed out: `//evil` and `java\nscript:` have none.
  if (!/^(https:\/\/|mailto:)[^\s\\]+$/i.test(link)) return null
  const url = URL.parse(link)
  if (url === null) return null
  if (url.protocol === 'https:') return url.hostname === '' ? null : url
  return url.pathname.includes('@') ? url : null
}
