import type { Organization, Person } from '../../organization/model.ts'
import { iso, nodeId } from './dates.ts'

/** Schema `simple-user` of a person. */
export function personJson(person: Person) {
  return account(person.id, person.login, person.kind)
}

/** Schema `simple-user` of an organization, as the owner of repositories. */
export function ownerJson(organization: Organization) {
  return account(organization.id, organization.login, 'Organization')
}

/** Schema `organization-simple`. */
export function organizationJson(organization: Organization) {
  const api = `https://api.github.com/orgs/${organization.login}`
  return {
    login: organization.login,
    id: organization.id,
    node_id: nodeId('O', organization.id),
    url: api,
    repos_url: `${api}/repos`,
    events_url: `${api}/events`,
    hooks_url: `${api}/hooks`,
    issues_url: `${api}/issues`,
    members_url: `${api}/members{/member}`,
    public_members_url: `${api}/public_members{/member}`,
    avatar_url: `https://avatars.githubusercontent.com/u/${organization.id}?v=4`,
    description: organization.description,
  }
}

/** Schema `private-user`: what a person may know about themselves. */
export function selfJson(person: Person, now: number) {
  return {
    ...personJson(person),
    name: person.name,
    company: null,
    blog: '',
    location: null,
    email: null,
    hireable: null,
    bio: null,
    twitter_username: null,
    notification_email: null,
    public_repos: 3,
    public_gists: 0,
    followers: 12,
    following: 7,
    created_at: iso(now - 2000 * 86_400_000),
    updated_at: iso(now - 86_400_000),
    private_gists: 0,
    total_private_repos: 0,
    owned_private_repos: 0,
    disk_usage: 0,
    collaborators: 0,
    two_factor_authentication: true,
    plan: { name: 'free', space: 976_562_499, collaborators: 0, private_repos: 10_000 },
  }
}

function account(id: number, login: string, type: string) {
  const api = `https://api.github.com/users/${encodeURIComponent(login)}`
  const page =
    type === 'Bot' ? `https://github.com/apps/${login.replace('[bot]', '')}` : `https://github.com/${login}`
  return {
    login,
    id,
    node_id: nodeId(type.charAt(0), id),
    avatar_url: `https://avatars.githubusercontent.com/u/${id}?v=4`,
    gravatar_id: '',
    url: api,
    html_url: page,
    followers_url: `${api}/followers`,
    following_url: `${api}/following{/other_user}`,
    gists_url: `${api}/gists{/gist_id}`,
    starred_url: `${api}/starred{/owner}{/repo}`,
    subscriptions_url: `${api}/subscriptions`,
    organizations_url: `${api}/orgs`,
    repos_url: `${api}/repos`,
    events_url: `${api}/events{/privacy}`,
    received_events_url: `${api}/received_events`,
    type,
    user_view_type: 'public',
    site_admin: false,
  }
}
