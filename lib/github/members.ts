import * as v from 'valibot'
import { ok } from '@/lib/failure'
import { id, text } from './answers'
import { PER_PAGE, placeParameters, readAll, readPage } from './listing'
import type { Failure, Outcome } from '@/lib/failure'
import type { Host } from './hosts'
import type { Listing } from './listing'
import type { RequestOptions, Send } from './transport'
import type { ListQuery } from './repositories'
import type { Octokit } from '@octokit/rest'

const userSchema = v.object({ login: v.string() })
const teamSchema = v.object({ slug: v.string() })
const rolesSchema = v.object({ roles: v.array(v.object({ id, name: text })) })

/** Who may manage a campaign. */
export interface MemberList {
  /** Logins of owners and security managers, each once, sorted. */
  logins: string[]
  /** Why security managers may be absent: their role is shown to owners only. */
  missing: Failure | null
}

/** `GET /orgs/{org}/members?role=admin`, and the holders of the role for security managers where the token may see it. */
export async function readMembers(send: Send, host: Host, query: ListQuery): Promise<Outcome<MemberList>> {
  const { organization: org } = query
  const owners = await list(send, host, query, `/orgs/${org}/members`, userSchema, (octokit, options) =>
    octokit.request('GET /orgs/{org}/members', { org, role: 'admin', ...options }),
  )
  if (!owners.ok) return owners
  const managers = await securityManagers(send, host, query)
  const logins = new Set(owners.value.items.map(({ login }) => login))
  if (managers.ok) for (const login of managers.value) logins.add(login)
  const malformed = owners.value.missing[0]?.why ?? null
  return ok({ logins: [...logins].sort(), missing: managers.ok ? malformed : managers.failure })
}

/** The deprecated list of security managers is gone; they hold a predefined organization role (REST "Organization roles"). */
async function securityManagers(send: Send, host: Host, query: ListQuery): Promise<Outcome<string[]>> {
  const { organization: org, signal } = query
  const about = { subject: 'members' as const, name: org, organization: org, signal }
  const reply = await send({
    ...about,
    call: (octokit, options) => octokit.request('GET /orgs/{org}/organization-roles', { org, ...options }),
  })
  if (!reply.ok) return reply
  const parsed = v.safeParse(rolesSchema, reply.value.data)
  if (!parsed.success) {
    return { ok: false, failure: { kind: 'unexpected-answer', subject: 'members', problems: ['roles'] } }
  }
  const role = parsed.output.roles.find(({ name }) => /security.?manager/i.test(name))
  if (!role) return ok([])
  const path = `/orgs/${org}/organization-roles/${role.id}`
  const users = await list(send, host, query, `${path}/users`, userSchema, (octokit, options) =>
    octokit.request('GET /orgs/{org}/organization-roles/{role_id}/users', {
      org,
      role_id: role.id,
      ...options,
    }),
  )
  if (!users.ok) return users
  const teams = await list(send, host, query, `${path}/teams`, teamSchema, (octokit, options) =>
    octokit.request('GET /orgs/{org}/organization-roles/{role_id}/teams', {
      org,
      role_id: role.id,
      ...options,
    }),
  )
  if (!teams.ok) return teams
  const logins = users.value.items.map(({ login }) => login)
  for (const { slug } of teams.value.items) {
    const members = await list(
      send,
      host,
      query,
      `/orgs/${org}/teams/${slug}/members`,
      userSchema,
      (octokit, options) =>
        octokit.request('GET /orgs/{org}/teams/{team_slug}/members', { org, team_slug: slug, ...options }),
    )
    if (!members.ok) return members
    logins.push(...members.value.items.map(({ login }) => login))
  }
  return ok(logins)
}

function list<T>(
  send: Send,
  host: Host,
  { organization, signal }: ListQuery,
  path: string,
  schema: v.GenericSchema<unknown, T>,
  call: (octokit: Octokit, options: RequestOptions & { per_page: number; page?: number }) => Promise<unknown>,
): Promise<Outcome<Listing<T>>> {
  return readAll('members', async (place) => {
    const reply = await send({
      subject: 'members',
      name: organization,
      organization,
      signal,
      call: (octokit, options) =>
        call(octokit, { ...options, per_page: PER_PAGE, ...placeParameters(place) }),
    })
    if (!reply.ok) return reply
    return readPage(reply.value, schema, 'members', `${host.api}${path}`)
  })
}
