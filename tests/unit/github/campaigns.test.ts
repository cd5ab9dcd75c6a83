import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { API, TOKEN, wire, type Answer, type Script } from './wire'
import { fail, ok } from '@/lib/failure'
import { createGitHub } from '@/lib/github/client'

const CAMPAIGNS = '/orgs/octo/campaigns'
const NOT_ENABLED = fail({ kind: 'not-enabled', subject: 'campaigns' })

function github(script: Script) {
  const network = wire(script)
  const client = createGitHub({
    token: () => Promise.resolve(ok(TOKEN)),
    fetch: network.fetch,
    now: () => 1_790_000_000,
  })
  return { ...network, client }
}
const says = (status: number, json: unknown = {}, headers: Record<string, string> = {}): Answer => ({
  ...{ status, json, headers },
})
const summary = (change: Record<string, unknown> = {}) => ({
  ...{ number: 3, name: 'Log injection', description: 'Write no input', state: 'open' },
  ...{ created_at: '2026-11-01T00:00:00Z', updated_at: '2026-11-02T00:00:00Z' },
  ends_at: '2026-12-24T22:59:59Z',
  managers: [{ login: 'maya', id: 7 }],
  team_managers: [{ slug: 'blue' }],
  alert_stats: { open_count: 10, closed_count: 3, in_progress_count: 3 },
  ...change,
})
const read = {
  ...{ number: 3, name: 'Log injection', description: 'Write no input', state: 'open' },
  ...{ createdAt: 1_793_491_200, endsAt: 1_798_153_199, closedAt: null },
  ...{ managers: ['maya'], teams: ['blue'], contactLink: null },
  counts: { open: 10, inProgress: 3, closed: 3 },
}
const campaign = {
  ...{ organization: 'Octo', name: 'N', description: 'D', managers: ['maya'], contactLink: null },
  ...{ endsAt: 1_798_153_199, alerts: [{ repositoryId: 9, numbers: [1, 2] }], issues: true },
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('the list of GitHub’s campaigns', () => {
  const list = (answer: Script, etag: string | null = null) => {
    const { client, ...network } = github(answer)
    return { network, listed: client.campaigns({ organization: 'Octo', etag }) }
  }

  it('is read with everything that Muster shows', async () => {
    const { network, listed } = list(() => says(200, [summary()], { etag: '"a"' }))
    expect(await listed).toEqual(ok({ unchanged: false, etag: '"a"', campaigns: [read], unreadable: 0 }))
    expect(network.asked[0]?.query.get('per_page')).toBe('100')
    expect(network.asked[0]?.query.has('state')).toBe(false)
  })

  it('is read where GitHub leaves out what may be missing', async () => {
    const answer = summary({
      ...{ contact_link: null, closed_at: '2026-11-03T00:00:00Z', state: 'closed' },
      ...{ team_managers: undefined, description: null },
    })
    expect(await list(() => says(200, [answer])).listed).toEqual(
      ok({
        ...{ unchanged: false, etag: null, unreadable: 0 },
        campaigns: [{ ...read, state: 'closed', closedAt: 1_793_664_000, teams: [], description: '' }],
      }),
    )
  })

  it('says that nothing has changed', async () => {
    const { network, listed } = list(() => says(304), '"a"')
    expect(await listed).toEqual(ok({ unchanged: true }))
    expect(network.asked[0]?.headers.get('if-none-match')).toBe('"a"')
  })

  it('is read to its end, and then has no ETag: that of the first page says nothing of the others', async () => {
    const link = `<${API}/orgs/Octo/campaigns?page=2>; rel="next", <${API}/orgs/Octo/campaigns?page=2>; rel="last"`
    const { network, listed } = list(({ query }) =>
      query.get('page') === '2'
        ? says(200, [summary({ number: 2 })], { etag: '"b"' })
        : says(200, [summary()], { link, etag: '"a"' }),
    )
    expect(await listed).toMatchObject({
      value: { etag: null, campaigns: [{ number: 3 }, { number: 2 }] },
    })
    expect(network.times(CAMPAIGNS)).toBe(2)
  })

  it('counts what it cannot read', async () => {
    const broken = [summary({ alert_stats: {} }), summary({ ends_at: 'soon' }), 7, summary()]
    expect(await list(() => says(200, broken)).listed).toMatchObject({
      value: { campaigns: [{ number: 3 }], unreadable: 3 },
    })
  })

  it.each([
    [says(404, { message: 'Not Found' }), NOT_ENABLED],
    [says(403, { message: 'Resource not accessible by personal access token' }), NOT_ENABLED],
    [says(403, { message: 'Must have admin rights' }), NOT_ENABLED],
    [
      says(403, { message: 'SSO' }, { 'x-github-sso': 'required; url=https://github.com/orgs/Octo/sso' }),
      fail({ kind: 'sso-required', organization: 'Octo' }),
    ],
    [says(401), fail({ kind: 'token-rejected' })],
    [
      says(403, { message: 'rate limit' }, { 'retry-after': '60' }),
      fail({ kind: 'rate-limited', until: 1_790_000_060 }),
    ],
    [says(200, {}), fail({ kind: 'unexpected-answer', subject: 'campaigns', problems: ['not a list'] })],
  ])('%j', async (answer, expected) => {
    expect(await list(() => answer).listed).toEqual(expected)
  })

  it('fails when GitHub does, after some tries', async () => {
    const { network, listed } = list(() => says(503))
    await vi.advanceTimersByTimeAsync(20_000)
    expect(await listed).toEqual(fail({ kind: 'server-error', status: 503 }))
    expect(network.times(CAMPAIGNS)).toBe(4)
  })
})

describe('a new campaign', () => {
  it('is sent with every field in GitHub’s words, once', async () => {
    const { client, asked } = github(() => says(200, summary()))
    expect(await client.createCampaign(campaign)).toEqual(ok(read))
    expect(asked).toHaveLength(1)
    expect(asked[0]).toMatchObject({
      method: 'POST',
      path: CAMPAIGNS,
      body: {
        ...{ name: 'N', description: 'D', managers: ['maya'], contact_link: null },
        ends_at: '2026-12-24T22:59:59Z',
        code_scanning_alerts: [{ repository_id: 9, alert_numbers: [1, 2] }],
        generate_issues: true,
      },
    })
  })

  it.each([[says(502)], [says(504)]])('is not sent again by itself after %j', async (answer) => {
    const { client, asked } = github(() => answer)
    expect(await client.createCampaign(campaign)).toMatchObject({ failure: { kind: 'server-error' } })
    expect(asked).toHaveLength(1)
  })

  const validation = (...errors: unknown[]) => says(422, { message: 'Validation Failed', errors })
  const problem = (field: string, message: string) => ({
    ...{ field, problem: 'fields.native.refused', values: { message } },
  })

  it.each([
    ['name', 'name'],
    ['description', 'description'],
    ['ends_at', 'dueDate'],
    ['managers', 'managers'],
    ['team_managers', 'managers'],
    ['contact_link', 'contactLink'],
  ])('refused because of %s names %s', async (field, ours) => {
    const answer = validation({ resource: 'Campaign', field, code: 'invalid', message: 'is wrong' })
    const { client } = github(() => answer)
    expect(await client.createCampaign(campaign)).toEqual(
      fail({ kind: 'invalid-input', problems: [problem(ours, 'is wrong')] }),
    )
  })

  it('refused for several fields names each; an error without words goes by its code', async () => {
    const answer = validation({ field: 'name', code: 'missing_field' }, { field: 'ends_at', message: 'past' })
    const { client } = github(() => answer)
    expect(await client.createCampaign(campaign)).toEqual(
      fail({
        kind: 'invalid-input',
        problems: [problem('name', 'missing_field'), problem('dueDate', 'past')],
      }),
    )
  })

  it.each([
    [validation({ field: 'base', message: 'ten are open' }), 422, 'Validation Failed: ten are open'],
    [validation({ field: 'code_scanning_alerts', message: 'gone' }), 422, 'Validation Failed: gone'],
    [
      validation({ field: 'name', message: 'bad' }, { field: 'base', message: 'full' }),
      422,
      'Validation Failed: bad: full',
    ],
    [
      says(422, { message: 'Invalid request.\n\n"colour" is not a permitted key.' }),
      422,
      'Invalid request. "colour" is not a permitted key.',
    ],
    [says(400, { message: 'Problems parsing JSON' }), 400, 'Problems parsing JSON'],
    [says(422, {}), 422, 'status 422'],
    [says(422, { message: 'x'.repeat(5000) }), 422, 'x'.repeat(300)],
  ])('refused for another reason says it in GitHub’s words: %j', async (answer, status, message) => {
    const { client } = github(() => answer)
    expect(await client.createCampaign(campaign)).toEqual(fail({ kind: 'refused', status, message }))
  })

  it.each([
    [says(404), fail({ kind: 'no-permission', subject: 'campaigns', needs: null })],
    [
      says(403, {}, { 'x-accepted-github-permissions': 'organization_campaigns=write' }),
      fail({ kind: 'no-permission', subject: 'campaigns', needs: 'organization_campaigns=write' }),
    ],
    [says(200, {}), fail({ kind: 'unexpected-answer', subject: 'campaigns', problems: ['campaign'] })],
    [says(429, {}, { 'retry-after': '5' }), fail({ kind: 'rate-limited', until: 1_790_000_005 })],
  ])('%j', async (answer, expected) => {
    const { client } = github(() => answer)
    expect(await client.createCampaign(campaign)).toEqual(expected)
  })
})

describe('a change of a campaign', () => {
  it.each([
    [{ name: 'N' }, { name: 'N' }],
    [{ contactLink: null }, { contact_link: null }],
    [{ endsAt: 1_798_153_199 }, { ends_at: '2026-12-24T22:59:59Z' }],
    [
      { state: 'closed' as const, managers: [] },
      { state: 'closed', managers: [] },
    ],
  ])('%j is sent as %j and nothing else', async (edit, body) => {
    const { client, asked } = github(() => says(200, summary()))
    expect(await client.updateCampaign({ organization: 'Octo', number: 3, edit })).toEqual(ok(read))
    expect(asked).toMatchObject([{ method: 'PATCH', path: `${CAMPAIGNS}/3`, body }])
    expect(Object.keys(asked[0]?.body ?? {})).toEqual(Object.keys(body))
  })

  it('of one that is not there says so', async () => {
    const { client } = github(() => says(404))
    expect(await client.updateCampaign({ organization: 'Octo', number: 3, edit: { name: 'N' } })).toEqual(
      fail({ kind: 'not-found', subject: 'campaigns', name: '3' }),
    )
  })
})
