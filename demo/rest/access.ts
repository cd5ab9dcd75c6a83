import type { Organization, Permission, Person, Repository } from '../organization/model.ts'
import type { Token } from '../organization/tokens.ts'
import type { World } from '../organization/world.ts'
import type { ApiContext } from './context.ts'
import { ApiError, notFound } from './errors.ts'

const ORDER: readonly Permission[] = ['pull', 'triage', 'push', 'maintain', 'admin']

/** The token of the request; 401 without one, as GitHub answers on everything that is somebody's. */
export function requireToken(c: ApiContext): Token {
  const token = c.get('token')
  if (!token) throw new ApiError(401, 'Requires authentication')
  return token
}

/**
 * Refuses a token that lacks what the endpoint asks for: one of `scopes` (classic) or `permission` (fine-grained).
 * GitHub names the accepted scopes or permissions in a header.
 */
export function requireGrant(c: ApiContext, scopes: string[], permission: string): Token {
  const token = requireToken(c)
  c.set('accepted', scopes)
  const granted = token.scopes
    ? scopes.some((scope) => token.scopes?.includes(scope))
    : permission in token.permissions
  if (granted) return token
  throw new ApiError(
    403,
    'Resource not accessible by personal access token',
    token.scopes ? {} : { 'x-accepted-github-permissions': `${permission}=read` },
  )
}

/** The organization, if it exists and this token may ask about it. */
export function reachOrganization(c: ApiContext, world: World, login: string): Organization {
  requireToken(c)
  const organization = world.organization(login)
  if (!organization) throw notFound()
  if (organization.access === 'sso') {
    throw new ApiError(
      403,
      'Resource protected by organization SAML enforcement. You must grant your Personal Access token access to this organization.',
      {
        'x-github-sso': `required; url=https://github.com/orgs/${organization.login}/sso?authorization_request=demo`,
      },
      'https://docs.github.com/articles/authenticating-to-a-github-organization-with-saml-single-sign-on/',
    )
  }
  return organization
}

/** The organization of the address, for those of its members whose token may read memberships. */
export function reachAsMember(c: ApiContext, world: World): Organization {
  const organization = reachOrganization(c, world, c.req.param('org') ?? '')
  const token = requireGrant(c, ['admin:org', 'read:org', 'repo', 'user', 'write:org'], 'members')
  if (!roleOf(organization, token.person)) throw notFound()
  return organization
}

/** The repository of the address, if it exists and this token may see it; a former address redirects to its number. */
export function reachRepository(c: ApiContext, world: World): Repository {
  const owner = c.req.param('owner') ?? ''
  const name = c.req.param('repo') ?? ''
  const repository = world.repository(owner, name)
  if (!repository) throw notFound()
  reachOrganization(c, world, repository.owner.login)
  const token = requireToken(c)
  if (!maySee(token, repository)) throw notFound()
  const present = `${repository.owner.login}/${repository.name}`
  if (present.toLowerCase() === `${owner}/${name}`.toLowerCase()) return repository
  const path = c.req.path.split('/').slice(4).join('/')
  const { search } = new URL(c.req.url)
  const location = `https://api.github.com/repositories/${repository.id}${path === '' ? '' : `/${path}`}${search}`
  // 301 lets a client turn a POST into a GET, so that GitHub sends 307 to everything that is no question.
  const asks = c.req.method === 'GET' || c.req.method === 'HEAD'
  throw new ApiError(asks ? 301 : 307, asks ? 'Moved Permanently' : 'Temporary Redirect', { location })
}

/** A classic token needs `repo` to see anything that is not public. */
export function maySee(token: Token, repository: Repository): boolean {
  if (repository.visibility === 'public') return true
  if (permissionOf(repository, token.person) === null) return false
  return token.scopes === null || token.scopes.includes('repo')
}

/** The person's role in the organization; null for outsiders. */
export function roleOf(organization: Organization, person: Person): 'admin' | 'member' | null {
  return organization.members.find((member) => member.person === person)?.role ?? null
}

/** Owners and security managers: those who may read the alerts of a whole organization. */
export function managesSecurity(organization: Organization, person: Person): boolean {
  const { people, teams } = organization.securityManagers
  return (
    roleOf(organization, person) === 'admin' ||
    people.includes(person) ||
    teams.some((team) => team.members.includes(person))
  )
}

/** The strongest permission of a person on a repository; null when there is none. */
export function permissionOf(repository: Repository, person: Person): Permission | null {
  const role = roleOf(repository.owner, person)
  if (role === 'admin') return 'admin'
  const teams = repository.owner.teams.filter((team) => team.members.includes(person))
  const granted: { permission: Permission }[] = teams.flatMap((team) =>
    team.grants.filter((grant) => grant.repository === repository),
  )
  granted.push(...repository.collaborators.filter((one) => one.person === person))
  const best = Math.max(-1, ...granted.map((grant) => ORDER.indexOf(grant.permission)))
  return ORDER[best] ?? (role === 'member' && !repository.hidden ? 'pull' : null)
}

/** GitHub's five booleans for a permission. */
export function permissionFlags(permission: Permission | null): Record<Permission, boolean> {
  const level = permission === null ? -1 : ORDER.indexOf(permission)
  return { pull: level >= 0, triage: level >= 1, push: level >= 2, maintain: level >= 3, admin: level >= 4 }
}
