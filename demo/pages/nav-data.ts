import type { Organization, Person, Repository } from '../organization/model.ts'
import { permissionOf } from '../rest/access.ts'
import type { NavBarData, Tab, Viewer } from './data/nav.ts'
import { mayPush, mayRead, seesAlerts } from './viewer.ts'

/** The id of the tab that leads to the Security pages (since April 2026). */
export const SECURITY_TAB = 'security-and-quality'

const FRAME = 'repo-content-turbo-frame'

/** The tabs of an organization. `selected` is the id of one of them. */
export function organizationNav(
  organization: Organization,
  selected: string,
  viewer: Person | null,
): NavBarData {
  const { login } = organization
  const tab = (id: string, icon: Tab['icon'], label: string, path: string, count: number | null = null) => {
    return { id, icon, label, href: path, count, frame: null, reactNav: null }
  }
  const repositories = organization.repositories.filter((repository) => mayRead(repository, viewer)).length
  return {
    label: 'Organization',
    crumbs: [{ type: 'organization', label: login, href: `/${login}`, private: false }],
    tabs: [
      tab('overview', 'home', 'Overview', `/${login}`),
      tab('repositories', 'repo', 'Repositories', `/orgs/${login}/repositories`, repositories),
      tab('projects', 'project', 'Projects', `/orgs/${login}/projects`),
      tab('packages', 'package', 'Packages', `/orgs/${login}/packages`),
      tab('teams', 'people', 'Teams', `/orgs/${login}/teams`, organization.teams.length),
      tab('people', 'people', 'People', `/orgs/${login}/people`, organization.members.length),
      tab(SECURITY_TAB, 'shield', 'Security and quality', `/orgs/${login}/security`),
      tab('insights', 'graph', 'Insights', `/orgs/${login}/insights`),
    ],
    selected,
    viewer: viewer && viewerOf(viewer),
  }
}

/** The tabs of a repository. The count of alerts is for those who see them, the settings are for its admins. */
export function repositoryNav(repository: Repository, selected: string, viewer: Person | null): NavBarData {
  const owner = repository.owner.login
  const home = `/${owner}/${repository.name}`
  const tab = (
    id: string,
    icon: Tab['icon'],
    label: string,
    path: string,
    count = 0,
    reactNav: Tab['reactNav'] = null,
  ): Tab => ({ id, icon, label, href: `${home}${path}`, count: count || null, frame: FRAME, reactNav })
  const alerts = seesAlerts(repository, viewer) ? openOf(repository.alerts) : 0
  return {
    label: 'Repository',
    crumbs: [
      { type: 'organization', label: owner, href: `/${owner}`, private: false },
      {
        type: 'repository',
        label: repository.name,
        href: home,
        private: repository.visibility !== 'public',
      },
    ],
    tabs: [
      tab('code', 'code', 'Code', '', 0, 'code-view'),
      ...(repository.hasIssues
        ? [tab('issues', 'issue', 'Issues', '/issues', openOf(repository.issues), 'issues-react')]
        : []),
      tab('pull-requests', 'pull-request', 'Pull requests', '/pulls', openOf(repository.pullRequests)),
      ...(mayPush(repository, viewer)
        ? [tab('actions', 'play', 'Actions', '/actions', 0, 'actions-workflows')]
        : []),
      tab(SECURITY_TAB, 'shield', 'Security and quality', '/security', alerts),
      tab('insights', 'graph', 'Insights', '/pulse'),
      ...(viewer && permissionOf(repository, viewer) === 'admin'
        ? [tab('settings', 'gear', 'Settings', '/settings')]
        : []),
    ],
    selected,
    viewer: viewer && viewerOf(viewer),
  }
}

/** A person as pages show them. */
export function viewerOf(person: Person): Viewer {
  return { login: person.login, avatar: avatar(person.id) }
}

/** Address of a picture by the number of an account. */
export function avatar(id: number): string {
  return `https://avatars.githubusercontent.com/u/${id}?v=4`
}

function openOf(things: readonly { state: string }[]): number {
  return things.filter((thing) => thing.state === 'open').length
}
