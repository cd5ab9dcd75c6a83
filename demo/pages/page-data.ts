import type { Organization, Person } from '../organization/model.ts'
import { MAYA } from '../organization/people.ts'
import type { World } from '../organization/world.ts'
import { ago } from './ago.ts'
import type { PageData, Variant } from './data/page.ts'
import { avatar, organizationNav, SECURITY_TAB, viewerOf } from './nav-data.ts'
import { repositoryPage } from './repository/page.ts'
import { securityData } from './security-data.ts'
import { STANDARD } from './variant.ts'
import { mayRead, seesSecurity } from './viewer.ts'

const ORGANIZATION_PAGES = ['repositories', 'people', 'teams', 'projects', 'packages', 'insights']

/** Who looks at a page, and in which shape it comes. */
export interface Visit {
  viewer: Person | null
  variant: Variant
}

/** What is at an address of `github.com`. What does not exist, or is not for this person, gives GitHub's 404 page. */
export function pageData(
  world: World,
  url: URL,
  visit: Visit = { viewer: MAYA, variant: STANDARD },
): PageData {
  return find(world, url, visit) ?? notFound(visit)
}

function find(world: World, url: URL, visit: Visit): PageData | null {
  const [first = '', second = '', third = '', ...rest] = pathOf(url)
  const organization = world.organization(first === 'orgs' ? second : first)
  if (!organization) return null
  if (first === 'orgs') {
    if (third === 'security') return securityPage(world, organization, rest.join('/'), url, visit)
    const known = third === '' || ORGANIZATION_PAGES.includes(third)
    return known ? organizationPage(world, organization, third, visit) : null
  }
  if (second === '') return organizationPage(world, organization, '', visit)
  const repository = world.repository(first, second)
  if (!repository || !mayRead(repository, visit.viewer)) return null
  return repositoryPage(world, repository, third === '' ? [] : [third, ...rest], url.searchParams, visit)
}

/** The parts of an address's path, decoded. */
export function pathOf(url: URL): string[] {
  const path = /%(?![\da-f]{2})/i.test(url.pathname) ? url.pathname : decodeURIComponent(url.pathname)
  return path.split('/').filter((part) => part !== '')
}

function securityPage(
  world: World,
  organization: Organization,
  path: string,
  url: URL,
  { viewer, variant }: Visit,
): PageData | null {
  if (!viewer || !seesSecurity(organization, viewer)) return null
  const data = securityData(organization, path, url.searchParams, world.clock(), viewer)
  if (!data) return null
  return {
    status: 200,
    title: `${data.title} · Security · ${organization.login}`,
    subject: `organization:${organization.id}`,
    route: `/<org-login>/security/${data.section}`,
    repository: null,
    variant,
    nav: organizationNav(organization, SECURITY_TAB, viewer),
    body: { kind: variant.security, data },
  }
}

function organizationPage(
  world: World,
  organization: Organization,
  tab: string,
  { viewer, variant }: Visit,
): PageData {
  const { name, login, description, id } = organization
  const repositories = organization.repositories
    .filter((repository) => mayRead(repository, viewer))
    .toSorted((left, right) => right.pushedAt - left.pushedAt)
    .slice(0, tab === 'repositories' ? 60 : 12)
    .map((repository) => ({
      name: repository.name,
      href: `/${login}/${repository.name}`,
      visibility: repository.visibility,
      archived: repository.archived,
      language: repository.language,
      description: repository.description,
      updated: ago(repository.pushedAt, world.clock()),
    }))
  return {
    status: 200,
    title: tab === '' ? name : `${tab} · ${name}`,
    subject: `organization:${id}`,
    route: `/<org-login>/${tab}`,
    repository: null,
    variant,
    nav: organizationNav(organization, tab === '' ? 'overview' : tab, viewer),
    body: {
      kind: 'static',
      data: { kind: 'organization', name, login, description, avatar: avatar(id), repositories },
    },
  }
}

function notFound({ viewer, variant }: Visit): PageData {
  return {
    status: 404,
    title: 'Page not found · GitHub',
    subject: null,
    route: '/404',
    repository: null,
    variant,
    nav: { label: null, crumbs: [], tabs: [], selected: '', viewer: viewer && viewerOf(viewer) },
    body: { kind: 'static', data: { kind: 'notFound' } },
  }
}
