import * as v from 'valibot'
import { ok } from '@/lib/failure'
import { flag, id, text } from './answers'
import { PER_PAGE, placeParameters, readAll, readPage } from './listing'
import type { Team } from '@/lib/alerts/organization'
import type { Missing } from '@/lib/backend/views'
import type { Outcome } from '@/lib/failure'
import type { Host } from './hosts'
import type { Listing } from './listing'
import type { ListQuery } from './repositories'
import type { Send } from './transport'

const teamSchema = v.object({ slug: v.string(), name: text })
type NamedTeam = v.InferOutput<typeof teamSchema>

const accessSchema = v.object({
  id,
  role_name: text,
  permissions: v.nullish(v.object({ admin: flag, maintain: flag, push: flag })),
})

export interface TeamList {
  teams: Team[]
  missing: Missing[]
}

/** The teams that the token may see, each with the repositories that it may write to. A team that fails is missing by its slug. */
export async function readTeams(send: Send, host: Host, query: ListQuery): Promise<Outcome<TeamList>> {
  const named = await listTeams(send, host, query)
  if (!named.ok) return named
  const { items } = named.value
  const teams: Team[] = []
  const missing = [...named.value.missing]
  let done = 0
  query.onPage?.(done, items.length)
  const results = await Promise.all(
    items.map(async (team) => {
      const repositories = await listRepositories(send, host, query, team.slug)
      query.onPage?.((done += 1), items.length)
      return { team, repositories }
    }),
  )
  for (const { team, repositories } of results) {
    if (repositories.ok) {
      missing.push(...repositories.value.missing.map((item) => ({ ...item, name: team.slug })))
      teams.push({ slug: team.slug, name: team.name || team.slug, repositoryIds: repositories.value.items })
    } else if (stops(repositories.failure.kind)) {
      return repositories
    } else {
      missing.push({ subject: 'teams', name: team.slug, why: repositories.failure })
    }
  }
  return ok({ teams, missing })
}

/** Failures that concern everything, not one team. */
function stops(kind: string): boolean {
  return kind === 'cancelled' || kind === 'rate-limited' || kind === 'token-rejected'
}

/** `GET /orgs/{org}/teams`. */
function listTeams(
  send: Send,
  host: Host,
  { organization, signal }: ListQuery,
): Promise<Outcome<Listing<NamedTeam>>> {
  return readAll('teams', async (place) => {
    const reply = await send({
      subject: 'teams',
      name: organization,
      organization,
      signal,
      call: (octokit, options) =>
        octokit.request('GET /orgs/{org}/teams', {
          org: organization,
          per_page: PER_PAGE,
          ...placeParameters(place),
          ...options,
        }),
    })
    if (!reply.ok) return reply
    return readPage(reply.value, teamSchema, 'teams', `${host.api}/orgs/${organization}/teams`)
  })
}

/** `GET /orgs/{org}/teams/{team_slug}/repos`: ids of those with write, maintain or admin access. */
async function listRepositories(
  send: Send,
  host: Host,
  { organization, signal }: ListQuery,
  slug: string,
): Promise<Outcome<Listing<number>>> {
  const listing = await readAll('teams', async (place) => {
    const reply = await send({
      subject: 'teams',
      name: slug,
      organization,
      signal,
      call: (octokit, options) =>
        octokit.request('GET /orgs/{org}/teams/{team_slug}/repos', {
          org: organization,
          team_slug: slug,
          per_page: PER_PAGE,
          ...placeParameters(place),
          ...options,
        }),
    })
    if (!reply.ok) return reply
    return readPage(
      reply.value,
      accessSchema,
      'teams',
      `${host.api}/orgs/${organization}/teams/${slug}/repos`,
    )
  })
  if (!listing.ok) return listing
  const { items, missing } = listing.value
  return ok({ items: items.filter(mayWrite).map((item) => item.id), missing })
}

function mayWrite({ permissions, role_name: role }: v.InferOutput<typeof accessSchema>): boolean {
  if (permissions) return permissions.admin || permissions.maintain || permissions.push
  return role === 'write' || role === 'maintain' || role === 'admin'
}
