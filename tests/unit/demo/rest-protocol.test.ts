// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { DEMO_TOKENS } from '../../../demo/organization/tokens.ts'
import { fieldsOf, organizationOf, restOf, rowsOf, smallWorld } from './helpers.ts'

const LIST = '/orgs/octo-org/code-scanning/alerts?per_page=5'

describe('conditional requests', () => {
  it('answers 304 to a known ETag, without counting it', async () => {
    const rest = restOf(smallWorld())
    const first = await rest.get(LIST)
    const etag = first.headers.get('etag') ?? ''
    expect(etag).toMatch(/^W\/"/)
    const again = await rest.get(LIST, { 'if-none-match': etag })
    expect(again.status).toBe(304)
    expect(again.json).toBeNull()
    expect(again.headers.get('x-ratelimit-used')).toBe(first.headers.get('x-ratelimit-used'))
    expect(again.headers.get('etag')).toBe(etag)
  })

  it('answers in full after a change', async () => {
    const world = smallWorld({ clock: () => Date.parse('2026-11-21T00:00:00Z') })
    const rest = restOf(world)
    const path = `${LIST}&sort=updated`
    const etag = (await rest.get(path)).headers.get('etag') ?? ''
    const alert = organizationOf(world)
      .repositories.flatMap((one) => one.alerts)
      .find((one) => one.state === 'open')
    world.fixAlert(`octo-org/${alert?.repository.name ?? ''}`, alert?.number ?? 0)
    const after = await rest.get(path, { 'if-none-match': etag })
    expect(after.status).toBe(200)
    expect(rowsOf(after)[0]).toMatchObject({
      number: alert?.number,
      state: 'fixed',
      fixed_at: '2026-11-21T00:00:00Z',
    })
  })
})

describe('headers', () => {
  it('are those of GitHub', async () => {
    const { headers } = await restOf(smallWorld()).get('/user')
    expect(headers.get('x-github-request-id')).toMatch(/^[0-9A-F:]+$/)
    expect(headers.get('cache-control')).toContain('private, max-age=60')
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(headers.get('access-control-expose-headers')).toContain('Link')
    expect(headers.get('x-oauth-scopes')).toBe('read:org, repo, security_events')
    expect(headers.get('github-authentication-token-expiration')).toMatch(
      /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$/,
    )
    expect(headers.get('date')).not.toBeNull()
  })

  it('say which version answers, and refuse one that does not exist', async () => {
    const rest = restOf(smallWorld())
    const newest = await rest.get('/user', { 'x-github-api-version': '2026-03-10' })
    expect(newest.headers.get('x-github-api-version-selected')).toBe('2026-03-10')
    expect(newest.headers.get('sunset')).toBeNull()
    const silent = await rest.get('/user')
    expect(silent.headers.get('x-github-api-version-selected')).toBe('2022-11-28')
    expect(silent.headers.get('sunset')).not.toBeNull()
    expect((await rest.get('/user', { 'x-github-api-version': '1999-01-01' })).status).toBe(400)
  })

  it('answer a preflight without a token', async () => {
    const rest = restOf(smallWorld(), null)
    const answer = await rest.send('OPTIONS', '/user', undefined, {
      'access-control-request-headers': 'authorization',
    })
    expect(answer.status).toBe(204)
    expect(answer.headers.get('access-control-allow-headers')).toBe('authorization')
    expect(answer.headers.get('access-control-max-age')).toBe('86400')
  })

  it('count down the rate limit, and refuse when it is used up', async () => {
    const rest = restOf(smallWorld())
    rest.limits.limit = 3
    const left: (string | null)[] = []
    for (let request = 0; request < 3; request++)
      left.push((await rest.get('/user')).headers.get('x-ratelimit-remaining'))
    expect(left).toEqual(['2', '1', '0'])
    const refused = await rest.get('/user')
    expect(refused.status).toBe(403)
    expect(String(fieldsOf(refused)['message'])).toContain('rate limit exceeded')
    expect(refused.headers.get('x-ratelimit-remaining')).toBe('0')
    const overview = await rest.get('/rate_limit')
    expect(overview.status).toBe(200)
    expect(fieldsOf(overview)['resources']).toMatchObject({ core: { limit: 3, used: 3, remaining: 0 } })
  })

  it('start counting again after an hour', async () => {
    let now = Date.parse('2026-11-20T12:00:00Z')
    const rest = restOf(smallWorld({ clock: () => now }))
    rest.limits.limit = 1
    await rest.get('/user')
    expect((await rest.get('/user')).status).toBe(403)
    now += 3_601_000
    expect((await rest.get('/user')).status).toBe(200)
  })
})

describe('tokens', () => {
  const statusOf = async (token: string | null, path: string) =>
    (await restOf(smallWorld(), token).get(path)).status

  it('must be known, and not expired', async () => {
    const unknown = await restOf(smallWorld(), 'ghp_unknown').get('/user')
    expect(unknown.status).toBe(401)
    expect(fieldsOf(unknown)['message']).toBe('Bad credentials')
    expect(await statusOf(DEMO_TOKENS.expired, '/user')).toBe(401)
    const nobody = await restOf(smallWorld(), null).get('/user')
    expect(nobody.status).toBe(401)
    expect(fieldsOf(nobody)['message']).toBe('Requires authentication')
  })

  it('without security_events and repo may not read alerts, and see public repositories alone', async () => {
    const rest = restOf(smallWorld(), DEMO_TOKENS.withoutSecurityEvents)
    const refused = await rest.get(LIST)
    expect(refused.status).toBe(403)
    expect(refused.headers.get('x-oauth-scopes')).toBe('read:org')
    expect(refused.headers.get('x-accepted-oauth-scopes')).toContain('security_events')
    const visible = rowsOf(await rest.get('/orgs/octo-org/repos?per_page=100'))
    expect(visible.length).toBeGreaterThan(0)
    expect(new Set(visible.map((row) => row['visibility']))).toEqual(new Set(['public']))
  })

  it('of the fine-grained kind tell no scopes', async () => {
    const rest = restOf(smallWorld(), DEMO_TOKENS.fineGrained)
    const answer = await rest.get(LIST)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('x-oauth-scopes')).toBeNull()
    const refused = await restOf(smallWorld(), DEMO_TOKENS.fineGrainedWithoutAlerts).get(LIST)
    expect(refused.status).toBe(403)
    expect(refused.headers.get('x-accepted-github-permissions')).toBe('security_events=read')
  })

  it('of a developer may not list the alerts of the organization, but those of a repository of their team', async () => {
    const world = smallWorld()
    const rest = restOf(world, DEMO_TOKENS.developer)
    expect((await rest.get(LIST)).status).toBe(404)
    const teams = organizationOf(world).teams
    const own = teams.find((team) => team.slug === 'payments')?.grants[0]?.repository.name ?? ''
    expect((await rest.get(`/repos/octo-org/${own}/code-scanning/alerts`)).status).toBe(200)
    const payments = new Set(
      teams.find((team) => team.slug === 'payments')?.grants.map((grant) => grant.repository),
    )
    const foreign = organizationOf(world).repositories.find(
      (one) => !payments.has(one) && one.language !== null,
    )
    expect((await rest.get(`/repos/octo-org/${foreign?.name ?? ''}/code-scanning/alerts`)).status).toBe(403)
    expect((await rest.get('/orgs/octo-org/organization-roles')).status).toBe(404)
    expect(fieldsOf(await rest.get('/user/memberships/orgs/octo-org'))['role']).toBe('member')
  })

  it('of a security manager may list them without owning the organization', async () => {
    expect(await statusOf(DEMO_TOKENS.securityManager, LIST)).toBe(200)
    expect(await statusOf(DEMO_TOKENS.securityManager, '/orgs/octo-org/organization-roles')).toBe(404)
  })
})

describe('four organizations that must not look the same', () => {
  const rest = restOf(smallWorld())
  const alerts = (login: string) => rest.get(`/orgs/${login}/code-scanning/alerts`)
  const repositories = (login: string) => rest.get(`/orgs/${login}/repos`)

  it('empty', async () => {
    expect(rowsOf(await alerts('empty-org'))).toEqual([])
    expect(rowsOf(await repositories('empty-org'))).toEqual([])
  })

  it('without code scanning', async () => {
    const list = await alerts('no-scanning-org')
    expect(list.status).toBe(404)
    expect(fieldsOf(list)['message']).toBe('no analysis found')
    const rows = rowsOf(await repositories('no-scanning-org'))
    expect(rows.length).toBeGreaterThan(0)
    const one = await rest.get(`/repos/no-scanning-org/${String(rows[0]?.['name'])}/code-scanning/alerts`)
    expect(one.status).toBe(403)
    expect(String(fieldsOf(one)['message'])).toContain('Code Security must be enabled')
  })

  it('closed to this token', async () => {
    for (const answer of [await alerts('secret-org'), await repositories('secret-org')]) {
      expect(answer.status).toBe(403)
      expect(answer.headers.get('x-github-sso')).toMatch(
        /^required; url=https:\/\/github\.com\/orgs\/secret-org\/sso/,
      )
    }
  })

  it('not there', async () => {
    for (const answer of [
      await alerts('nowhere'),
      await repositories('nowhere'),
      await rest.get('/orgs/nowhere'),
    ]) {
      expect(answer.status).toBe(404)
      expect(fieldsOf(answer)['message']).toBe('Not Found')
    }
  })

  it('native campaigns are not there without a licence', async () => {
    expect((await rest.get('/orgs/octo-org/campaigns')).status).toBe(404)
  })
})
