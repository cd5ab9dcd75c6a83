/**
 * GitHub's URLs as far as Muster cares. Pure: reads nothing but the address.
 * Shapes from GitHub's documentation and public locale tables (2026).
 */

/** What an organization's Security page shows; every child that we do not know is `other`, and still such a page. */
export type SecuritySection = 'overview' | 'risk' | 'coverage' | 'campaigns' | 'code-scanning' | 'other'

/**
 * Which part of a repository: anything below *Security*, the list of code scanning alerts and one of them told apart;
 * everything else is `other`.
 */
export type RepositoryArea = 'security' | 'code-scanning' | 'alert' | 'other'

export interface OrganizationPage {
  kind: 'organization-security'
  organization: string
  section: SecuritySection
}

export interface RepositoryPage {
  kind: 'repository'
  /** Both as the address spells them; GitHub ignores case in them. */
  owner: string
  name: string
  area: RepositoryArea
  /** The number of the alert where the area is `alert`, else null. */
  alert: number | null
}

export type Page =
  | OrganizationPage
  | RepositoryPage
  /** Nothing for Muster to do: also enterprise pages, whose alerts belong to many organizations. */
  | { kind: 'other' }

/** GitHub's rule for logins: letters, digits and inner hyphens, at most 39. */
const LOGIN = /^[a-z\d](?:[a-z\d]|-(?=[a-z\d])){0,38}$/i
/** Of users that an enterprise manages, whose logins end with an underscore and its short code. */
const OWNER = /^[a-z\d](?:[a-z\d]|[-_](?=[a-z\d])){0,38}$/i
const REPOSITORY = /^(?!\.{1,2}$)[\w.-]{1,100}$/
const NUMBER = /^[1-9]\d{0,8}$/

/** First parts of addresses that are GitHub's own pages and never an owner. Short: the background knows real repositories. */
const RESERVED = new Set(
  (
    'about account apps codespaces collections contact copilot customer-stories dashboard discussions enterprise ' +
    'enterprises events explore features gist issues join login logout marketplace mobile new notifications ' +
    'organizations orgs pricing projects pulls readme repos search security sessions settings signup site solutions ' +
    'sponsors stars support team topics trending users watching'
  ).split(' '),
)

const OTHER: Page = { kind: 'other' }

/** Which page of GitHub an address is. An address of another host or protocol is `other`. */
export function pageOf(address: string | URL): Page {
  const url = typeof address === 'string' ? parse(address) : address
  if (!url || url.protocol !== 'https:' || url.hostname !== 'github.com') return OTHER
  const [first, second, ...rest] = url.pathname.split('/').filter((part) => part !== '')
  if (first === undefined || second === undefined) return OTHER
  if (first.toLowerCase() === 'orgs') return organizationPage(second, rest)
  if (RESERVED.has(first.toLowerCase())) return OTHER
  return OWNER.test(first) && REPOSITORY.test(second) ? repositoryPage(first, second, rest) : OTHER
}

/** Whether two pages are about the same organization; GitHub ignores case in logins. */
export function sameOrganization(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}

/** `octo-org/shop`, as the address spells it. */
export function repositoryOf({ owner, name }: Pick<RepositoryPage, 'owner' | 'name'>): string {
  return `${owner}/${name}`
}

/** Whether two repositories, as `owner/name`, are the same one; GitHub ignores case in both. */
export function sameRepository(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}

function organizationPage(organization: string, [area, ...rest]: string[]): Page {
  if (area?.toLowerCase() !== 'security' || !LOGIN.test(organization)) return OTHER
  return { kind: 'organization-security', organization, section: sectionOf(rest) }
}

function repositoryPage(owner: string, name: string, parts: string[]): Page {
  const [tab, list, number, ...more] = parts.map((part) => part.toLowerCase())
  const page = { kind: 'repository', owner, name, alert: null } as const
  if (tab !== 'security') return { ...page, area: 'other' }
  if (list !== 'code-scanning') return { ...page, area: 'security' }
  if (number === undefined) return { ...page, area: 'code-scanning' }
  if (!NUMBER.test(number) || more.length > 0) return { ...page, area: 'security' }
  return { ...page, area: 'alert', alert: Number(number) }
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
