import { Hono } from 'hono'
import type { Organization, Team } from '../organization/model.ts'
import {
  maySee,
  permissionOf,
  reachAsMember,
  reachOrganization,
  requireGrant,
  requireToken,
} from './access.ts'
import { answer } from './answer.ts'
import type { Api, ApiContext, ApiVariables } from './context.ts'
import { notFound } from './errors.ts'
import { organizationJson, personJson } from './json/person.ts'
import { repositoryJson } from './json/repository.ts'
import { teamJson } from './json/team.ts'
import { cutByNumber } from './pages.ts'

/** What an organization consists of: repositories, properties, teams. */
export function organizationRoutes({ world }: Api): Hono<{ Variables: ApiVariables }> {
  const app = new Hono<{ Variables: ApiVariables }>()
  const at = (c: ApiContext): Organization => reachOrganization(c, world, c.req.param('org') ?? '')
  const member = (c: ApiContext): Organization => reachAsMember(c, world)

  app.get('/orgs/:org', (c) => answer(c, organizationJson(at(c))))

  app.get('/orgs/:org/repos', (c) => {
    const organization = at(c)
    const token = requireToken(c)
    const visible = organization.repositories.filter((repository) => maySee(token, repository))
    const sort = c.req.query('sort') ?? 'created'
    const value = (key: string) => (key === 'pushed' || key === 'updated' ? 'pushedAt' : 'createdAt')
    const sign = (c.req.query('direction') ?? (sort === 'full_name' ? 'asc' : 'desc')) === 'asc' ? 1 : -1
    visible.sort((left, right) => {
      const order =
        sort === 'full_name' ? left.name.localeCompare(right.name) : left[value(sort)] - right[value(sort)]
      return sign * (order || left.id - right.id)
    })
    const page = cutByNumber(c, visible, `/organizations/${organization.id}/repos`)
    const list = page.items.map((repository) =>
      repositoryJson(repository, permissionOf(repository, token.person)),
    )
    return answer(c, list, { link: page.link })
  })

  app.get('/orgs/:org/properties/values', (c) => {
    const organization = at(c)
    requireGrant(c, ['admin:org', 'read:org', 'repo'], 'organization_custom_properties')
    const page = cutByNumber(
      c,
      organization.repositories,
      `/organizations/${organization.id}/properties/values`,
    )
    const list = page.items.map((repository) => ({
      repository_id: repository.id,
      repository_name: repository.name,
      repository_full_name: `${organization.login}/${repository.name}`,
      properties: Object.entries(repository.properties).map(([name, value]) => ({
        property_name: name,
        value,
      })),
    }))
    return answer(c, list, { link: page.link })
  })

  app.get('/orgs/:org/teams', (c) => {
    const organization = member(c)
    const page = cutByNumber(c, organization.teams, `/organizations/${organization.id}/teams`)
    return answer(
      c,
      page.items.map((team) => teamJson(organization, team)),
      { link: page.link },
    )
  })

  const teamOf = (c: ApiContext, organization: Organization): Team => {
    const team = organization.teams.find((candidate) => candidate.slug === c.req.param('team'))
    if (!team) throw notFound()
    return team
  }

  app.get('/orgs/:org/teams/:team/repos', (c) => {
    const organization = member(c)
    const team = teamOf(c, organization)
    const page = cutByNumber(c, team.grants, `/organizations/${organization.id}/team/${team.id}/repos`)
    return answer(
      c,
      page.items.map((grant) => repositoryJson(grant.repository, grant.permission)),
      { link: page.link },
    )
  })

  app.get('/orgs/:org/teams/:team/members', (c) => {
    const organization = member(c)
    const team = teamOf(c, organization)
    const page = cutByNumber(c, team.members, `/organizations/${organization.id}/team/${team.id}/members`)
    return answer(c, page.items.map(personJson), { link: page.link })
  })

  return app
}
