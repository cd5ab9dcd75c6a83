import { Hono } from 'hono'
import type { Organization } from '../organization/model.ts'
import { reachAsMember, requireToken, roleOf } from './access.ts'
import { answer } from './answer.ts'
import type { Api, ApiContext, ApiVariables } from './context.ts'
import { notFound } from './errors.ts'
import { iso } from './json/dates.ts'
import { organizationJson, ownerJson, personJson } from './json/person.ts'
import { teamJson } from './json/team.ts'
import { cutByNumber } from './pages.ts'

const PREDEFINED_ROLES = [
  { id: 8132, name: 'all_repo_read', description: 'Read access to every repository', base: 'read' },
  { id: 8136, name: 'all_repo_admin', description: 'Admin access to every repository', base: 'admin' },
  { id: 8138, name: 'security_manager', description: 'Manages security alerts and settings', base: 'read' },
] as const
const SECURITY_MANAGER = 8138

/** Who is in an organization, and in which role. */
export function peopleRoutes({ world }: Api): Hono<{ Variables: ApiVariables }> {
  const app = new Hono<{ Variables: ApiVariables }>()
  const administrator = (c: ApiContext): Organization => {
    const organization = reachAsMember(c, world)
    // The list of roles is for those who administer them; GitHub hides it from everybody else.
    if (roleOf(organization, requireToken(c).person) !== 'admin') throw notFound()
    return organization
  }

  app.get('/orgs/:org/members', (c) => {
    const organization = reachAsMember(c, world)
    const role = c.req.query('role') ?? 'all'
    const people = organization.members.filter((entry) => role === 'all' || entry.role === role)
    const page = cutByNumber(c, people, `/organizations/${organization.id}/members`)
    return answer(
      c,
      page.items.map((entry) => personJson(entry.person)),
      { link: page.link },
    )
  })

  app.get('/orgs/:org/organization-roles', (c) => {
    const organization = administrator(c)
    const roles = PREDEFINED_ROLES.map(({ id, name, description, base }) => ({
      id,
      name,
      description,
      base_role: base,
      source: 'Predefined',
      permissions: [],
      organization: ownerJson(organization),
      created_at: iso(organization.createdAt),
      updated_at: iso(organization.createdAt),
    }))
    return answer(c, { total_count: roles.length, roles })
  })

  const managers = (c: ApiContext, organization: Organization) => {
    const id = Number(c.req.param('role'))
    if (!PREDEFINED_ROLES.some((role) => role.id === id)) throw notFound()
    return id === SECURITY_MANAGER ? organization.securityManagers : { people: [], teams: [] }
  }

  app.get('/orgs/:org/organization-roles/:role/users', (c) => {
    const { people } = managers(c, administrator(c))
    return answer(
      c,
      people.map((person) => ({ ...personJson(person), assignment: 'direct' })),
    )
  })

  app.get('/orgs/:org/organization-roles/:role/teams', (c) => {
    const organization = administrator(c)
    const { teams } = managers(c, organization)
    return answer(
      c,
      teams.map((team) => ({ ...teamJson(organization, team), assignment: 'direct' })),
    )
  })

  app.get('/orgs/:org/memberships/:username', (c) => {
    const organization = reachAsMember(c, world)
    return answer(c, membershipJson(organization, c.req.param('username')))
  })

  app.get('/user/memberships/orgs/:org', (c) => {
    const organization = reachAsMember(c, world)
    return answer(c, membershipJson(organization, requireToken(c).person.login))
  })

  return app
}

function membershipJson(organization: Organization, login: string) {
  const entry = organization.members.find((one) => one.person.login.toLowerCase() === login.toLowerCase())
  if (!entry) throw notFound()
  return {
    url: `https://api.github.com/orgs/${organization.login}/memberships/${entry.person.login}`,
    state: 'active',
    role: entry.role,
    organization_url: `https://api.github.com/orgs/${organization.login}`,
    user: personJson(entry.person),
    organization: organizationJson(organization),
    direct_membership: true,
    enterprise_teams_providing_indirect_membership: [],
  }
}
