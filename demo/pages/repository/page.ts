import type { Repository } from '../../organization/model.ts'
import type { World } from '../../organization/world.ts'
import type { PageData } from '../data/page.ts'
import type { StaticData } from '../data/static.ts'
import { repositoryNav, SECURITY_TAB } from '../nav-data.ts'
import type { Visit } from '../page-data.ts'
import { blobPage, codePage } from './code.ts'
import { commitPage } from './commit.ts'
import { repositorySecurity } from './security.ts'
import { threadList, threadPage } from './thread.ts'

interface Shown {
  tab: string
  title: string
  /** The part of GitHub's route that tells the kind of page. */
  route: string
  data: StaticData
}

/** What is at a path below `/OWNER/REPO`, for somebody who may read the repository; null where there is nothing. */
export function repositoryPage(
  world: World,
  repository: Repository,
  path: readonly string[],
  query: URLSearchParams,
  { viewer, variant }: Visit,
): PageData | null {
  const fullName = `${repository.owner.login}/${repository.name}`
  const page = (title: string, route: string, tab: string, body: PageData['body']): PageData => ({
    status: 200,
    title,
    subject: `repository:${repository.id}`,
    route: `/<user-name>/<repo-name>${route}`,
    repository: { name: fullName, public: repository.visibility === 'public' },
    variant,
    nav: repositoryNav(repository, tab, viewer),
    body,
  })
  if (path[0] === 'security') {
    const data = repositorySecurity(world, repository, path.slice(1).join('/'), query, viewer)
    if (!data) return null
    const section = data.content.kind === 'alert' ? 'code-scanning/show' : data.section
    return page(`${data.title} · ${fullName}`, `/security/${section}`, SECURITY_TAB, {
      kind: variant.security,
      data,
    })
  }
  const shown = staticPage(world, repository, path)
  if (!shown) return null
  const title = shown.title === '' ? fullName : `${shown.title} · ${fullName}`
  return page(title, shown.route, shown.tab, { kind: 'static', data: shown.data })
}

function staticPage(world: World, repository: Repository, path: readonly string[]): Shown | null {
  const [area = '', ...rest] = path
  const named = rest.join('/')
  const number = /^\d+$/.test(named) ? Number(named) : null
  switch (area) {
    case '':
      return shown('code', '', '', codePage(repository, repository.defaultBranch))
    case 'tree':
      return shown('code', named, '/tree', codePage(repository, named))
    case 'blob':
      return shown('code', named, '/blob', blobPage(repository, named))
    case 'commit':
      return shown('code', `Commit ${named.slice(0, 7)}`, '/commit', commitPage(world, repository, named))
    case 'pulls':
      return shown('pull-requests', 'Pull requests', '/pulls', threadList(world, repository, 'Pull requests'))
    case 'issues':
      if (!repository.hasIssues) return null
      if (named === '') return shown('issues', 'Issues', '/issues', threadList(world, repository, 'Issues'))
      return threadShown('issues', world, repository, number)
    case 'pull':
      return threadShown('pull-requests', world, repository, number)
    case 'actions':
      return shown('actions', 'Actions', '/actions', blank('Actions'))
    case 'pulse':
      return shown('insights', 'Pulse', '/pulse', blank('Pulse'))
    default:
      return null
  }
}

function threadShown(
  tab: 'issues' | 'pull-requests',
  world: World,
  repository: Repository,
  number: number | null,
): Shown | null {
  const data = number === null ? null : threadPage(world, repository, tab, number)
  if (!data) return null
  const [kind, route] = tab === 'issues' ? ['Issue', '/issues/show'] : ['Pull Request', '/pull/show']
  return shown(tab, `${data.title} · ${kind} #${data.number}`, route, data)
}

function shown(tab: string, title: string, route: string, data: StaticData | null): Shown | null {
  return data && { tab, title, route, data }
}

function blank(title: string): StaticData {
  return { kind: 'plain', title, text: 'The local GitHub has nothing to show here.' }
}
