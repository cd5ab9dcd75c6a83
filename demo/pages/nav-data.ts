import type { Organization, Repository } from '../organization/model.ts'
import { MAYA } from '../organization/people.ts'
import type { NavBarData, Tab } from './data.ts'

/** Who looks at the pages: the web session belongs to the manager, whatever token a tool uses. */
export const VIEWER: NavBarData['viewer'] = { login: MAYA.login, avatar: avatar(MAYA.id) }

/** The tabs of an organization. `selected` is the id of one of them. */
export function organizationNav(organization: Organization, selected: string): NavBarData {
  const { login } = organization
  const tab = (
    id: string,
    icon: Tab['icon'],
    label: string,
    href: string,
    count: number | null = null,
  ): Tab => {
    return { id, icon, label, href, count, frame: null }
  }
  return {
    label: 'Organization',
    crumbs: [{ type: 'organization', label: login, href: `/${login}` }],
    tabs: [
      tab('overview', 'home', 'Overview', `/${login}`),
      tab(
        'repositories',
        'repo',
        'Repositories',
        `/orgs/${login}/repositories`,
        organization.repositories.length,
      ),
      tab('projects', 'project', 'Projects', `/orgs/${login}/projects`),
      tab('packages', 'package', 'Packages', `/orgs/${login}/packages`),
      tab('teams', 'people', 'Teams', `/orgs/${login}/teams`, organization.teams.length),
      tab('people', 'people', 'People', `/orgs/${login}/people`, organization.members.length),
      tab('security-and-quality', 'shield', 'Security and quality', `/orgs/${login}/security`),
      tab('insights', 'graph', 'Insights', `/orgs/${login}/insights`),
    ],
    selected,
    viewer: VIEWER,
  }
}

/** The tabs of a repository. */
export function repositoryNav(repository: Repository, selected: string): NavBarData {
  const owner = repository.owner.login
  const home = `/${owner}/${repository.name}`
  const frame = 'repo-content-turbo-frame'
  const open = repository.alerts.filter((alert) => alert.state === 'open').length
  const pulls = repository.pullRequests.filter((pull) => pull.state === 'open').length
  return {
    label: 'Repository',
    crumbs: [
      { type: 'organization', label: owner, href: `/${owner}` },
      { type: 'repository', label: repository.name, href: home },
    ],
    tabs: [
      { id: 'code', icon: 'code', label: 'Code', href: home, count: null, frame },
      { id: 'issues', icon: 'issue', label: 'Issues', href: `${home}/issues`, count: null, frame },
      {
        id: 'pull-requests',
        icon: 'pull-request',
        label: 'Pull requests',
        href: `${home}/pulls`,
        count: pulls,
        frame,
      },
      { id: 'actions', icon: 'play', label: 'Actions', href: `${home}/actions`, count: null, frame },
      {
        id: 'security-and-quality',
        icon: 'shield',
        label: 'Security and quality',
        href: `${home}/security`,
        count: open || null,
        frame,
      },
      { id: 'insights', icon: 'graph', label: 'Insights', href: `${home}/pulse`, count: null, frame },
    ],
    selected,
    viewer: VIEWER,
  }
}

/** Address of a picture by the number of an account. */
export function avatar(id: number): string {
  return `https://avatars.githubusercontent.com/u/${id}?v=4`
}
