/**
 * GitHub's URLs as far as Muster cares. Pure: reads nothing but the address.
 * Shapes from GitHub's documentation and public locale tables (2026).
 */

/** What an organization's Security page shows; every child that we do not know is `other`, and still such a page. */
export type SecuritySection = 'overview' | 'risk' | 'coverage' | 'campaigns' | 'code-scanning' | 'other'

export type Page =
  | { kind: 'organization-security'; organization: string; section: SecuritySection }
  /** Nothing for Muster to do: also enterprise pages, whose alerts belong to many organizations. */
  | { kind: 'other' }

/** GitHub's rule for logins: letters, digits and inner hyphens, at most 39. */
const LOGIN = /^[a-z\d](?:[a-z\d]|-(?=[a-z\d])){0,38}$/i

const OTHER: Page = { kind: 'other' }

/** Which page of GitHub an address is. An address of another host or protocol is `other`. */
export function pageOf(address: string | URL): Page {
  const url = typeof address === 'string' ? parse(address) : address
  if (!url || url.protocol !== 'https:' || url.hostname !== 'github.com') return OTHER
  const [root, organization, area, ...rest] = url.pathname.split('/').filter((part) => part !== '')
  if (root?.toLowerCase() !== 'orgs' || area?.toLowerCase() !== 'security') return OTHER
  if (organization === undefined || !LOGIN.test(organization)) return OTHER
  return { kind: 'organization-security', organization, section: sectionOf(rest) }
}

/** Whether two pages are about the same organization; GitHub ignores case in logins. */
export function sameOrganization(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}

function sectionOf(parts: string[]): SecuritySection {
  const [first = 'overview', second] = parts.map((part) => part.toLowerCase())
  if (first === 'alerts') return second === 'code-scanning' ? 'code-scanning' : 'other'
  switch (first) {
    case 'overview':
    case 'risk':
    case 'coverage':
    case 'campaigns':
      return first
    default:
      return 'other'
  }
}

function parse(address: string): URL | null {
  return URL.canParse(address) ? new URL(address) : null
}
