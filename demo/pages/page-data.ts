import type { Organization, Repository } from '../organization/model.ts'
import type { World } from '../organization/world.ts'
import { ago } from './ago.ts'
import type { PageData, StaticData } from './data.ts'
import { avatar, organizationNav, repositoryNav, VIEWER } from './nav-data.ts'
import { securityData } from './security-data.ts'

const ORGANIZATION_PAGES = ['repositories', 'people', 'teams', 'projects', 'packages', 'insights']

/** What is at an address of `github.com`. Unknown addresses give GitHub's 404 page. */
export function pageData(world: World, url: URL): PageData {
  const parts = url.pathname.split('/').filter((part) => part !== '')
  const [first = '', second = '', third = '', ...rest] = parts
  if (first === 'orgs') {
    const organization = world.organization(second)
    if (!organization) return notFound()
    if (third === 'security') return securityPage(world, organization, rest.join('/'), url)
    if (third === '' || ORGANIZATION_PAGES.includes(third))
      return organizationPage(world, organization, third)
    return notFound()
  }
  const organization = world.organization(first)
  if (!organization) return notFound()
  if (second === '') return organizationPage(world, organization, '')
  const repository = world.repository(first, second)
  if (!repository) return notFound()
  if (third === '') return repositoryPage(repository)
  if (third === 'security' && rest[0] === 'code-scanning')
    return alertPage(world, repository, Number(rest[1]))
  return notFound()
}

function securityPage(world: World, organization: Organization, path: string, url: URL): PageData {
  const data = securityData(organization, path, url.searchParams, world.clock())
  if (!data) return notFound()
  return {
    status: 200,
    title: `${data.title} · Security · ${organization.login}`,
    subject: `organization:${organization.id}`,
    route: `/<org-login>/security/${data.section}`,
    nav: organizationNav(organization, 'security-and-quality'),
    body: { kind: 'react', data },
  }
}

function organizationPage(world: World, organization: Organization, tab: string): PageData {
  const repositories = organization.repositories
    .toSorted((left, right) => right.pushedAt - left.pushedAt)
    .slice(0, tab === 'repositories' ? 60 : 12)
    .map((repository) => ({
      name: repository.name,
      href: `/${organization.login}/${repository.name}`,
      visibility: repository.visibility,
      archived: repository.archived,
      language: repository.language,
      description: repository.description,
      updated: ago(repository.pushedAt, world.clock()),
    }))
  const { name, login, description, id } = organization
  const data: StaticData = {
    kind: 'organization',
    name,
    login,
    description,
    avatar: avatar(id),
    repositories,
  }
  return {
    status: 200,
    title: tab === '' ? name : `${tab} · ${name}`,
    subject: `organization:${id}`,
    route: `/<org-login>/${tab}`,
    nav: organizationNav(organization, tab === '' ? 'overview' : tab),
    body: { kind: 'static', data },
  }
}

function repositoryPage(repository: Repository): PageData {
  const { name, description, visibility } = repository
  const files = [...new Set(repository.alerts.map((alert) => alert.path.split('/')[0] ?? ''))]
    .slice(0, 12)
    .sort()
  const data: StaticData = {
    kind: 'repository',
    name,
    description,
    branch: repository.defaultBranch,
    files,
    visibility,
  }
  return {
    status: 200,
    title: `${repository.owner.login}/${name}`,
    subject: `repository:${repository.id}`,
    route: '/<user-name>/<repo-name>',
    nav: repositoryNav(repository, 'code'),
    body: { kind: 'static', data },
  }
}

function alertPage(world: World, repository: Repository, number: number): PageData {
  const alert = repository.alerts.find((candidate) => candidate.number === number)
  if (!alert) return notFound()
  const facts: [string, string][] = [
    ['Rule ID', alert.rule.id],
    ['Tool', alert.tool.name],
    ['Affected branches', repository.defaultBranch],
    ['Assignees', alert.assignees.map((person) => person.login).join(', ') || 'No one'],
    ['Tags', alert.rule.tags.join(', ')],
    ['First detected', ago(alert.createdAt, world.clock())],
  ]
  const { name } = alert.rule
  const place = `${alert.path}:${alert.line}`
  const data: StaticData = {
    kind: 'alert',
    title: name,
    facts,
    message: alert.message,
    place,
    state: alert.state,
  }
  return {
    status: 200,
    title: `${name} · Code scanning alert · ${repository.owner.login}/${repository.name}`,
    subject: `repository:${repository.id}`,
    route: '/<user-name>/<repo-name>/security/code-scanning/show',
    nav: repositoryNav(repository, 'security-and-quality'),
    body: { kind: 'static', data },
  }
}

function notFound(): PageData {
  return {
    status: 404,
    title: 'Page not found · GitHub',
    subject: null,
    route: '/404',
    nav: { label: null, crumbs: [], tabs: [], selected: '', viewer: VIEWER },
    body: { kind: 'static', data: { kind: 'notFound' } },
  }
}
