import { describe, expect, it } from 'vitest'
import { API, TOKEN, wire, type Answer, type Asked } from './wire'
import { ok } from '@/lib/failure'
import { createGitHub } from '@/lib/github/client'
import type { Failure } from '@/lib/failure'

const NOW = 1_790_000_000
const SHOP = '/repos/octo-org/shop'
const ALERTS = `${SHOP}/code-scanning/alerts`

function github(answer: (asked: Asked, nth: number) => Answer) {
  const network = wire(answer)
  const client = createGitHub({
    token: () => Promise.resolve(ok(TOKEN)),
    fetch: network.fetch,
    now: () => NOW,
  })
  return { client, ...network }
}

const shop = {
  id: 7,
  name: 'shop',
  full_name: 'octo-org/shop',
  private: true,
  visibility: 'internal',
  archived: false,
  default_branch: 'main',
  has_issues: false,
  permissions: { admin: false, push: true, pull: true },
}
const query = { organization: 'octo-org', fullName: 'octo-org/shop' }

describe('a repository', () => {
  it('is told with what the token’s user may do there', async () => {
    const { client } = github(() => ({ json: shop }))
    expect(await client.repository(query)).toMatchObject({
      ok: true,
      value: { id: 7, fullName: 'octo-org/shop', canPush: true, hasIssues: false, visibility: 'internal' },
    })
  })

  it('says nothing of rights that GitHub did not tell', async () => {
    const { permissions: _, has_issues: __, ...rest } = shop
    const { client } = github(() => ({ json: rest }))
    const answer = await client.repository(query)
    expect(answer.ok && 'canPush' in answer.value).toBe(false)
    expect(answer.ok && 'hasIssues' in answer.value).toBe(false)
  })

  it('that was renamed tells its present name', async () => {
    const { client } = github(() => ({
      json: { ...shop, name: 'store', full_name: 'octo-org/store' },
      url: `${API}/repositories/7`,
    }))
    expect(await client.repository(query)).toMatchObject({ value: { id: 7, fullName: 'octo-org/store' } })
  })

  it('is asked by its ETag', async () => {
    const { client, asked } = github((_, nth) =>
      nth === 1 ? { json: shop, headers: { etag: '"a"' } } : { status: 304 },
    )
    const first = await client.repositorySince({ ...query, etag: null })
    expect(first).toMatchObject({ value: { unchanged: false, etag: '"a"', repository: { id: 7 } } })
    expect(await client.repositorySince({ ...query, etag: '"a"' })).toEqual(ok({ unchanged: true }))
    expect(asked[1]?.headers.get('if-none-match')).toBe('"a"')
  })

  it.each<[string, Answer, Failure]>([
    [
      'that is not there',
      { status: 404, json: { message: 'Not Found' } },
      { kind: 'not-found', subject: 'repositories', name: 'octo-org/shop' },
    ],
    [
      'of another form',
      { json: { ...shop, id: 'seven' } },
      { kind: 'unexpected-answer', subject: 'repositories', problems: ['id'] },
    ],
    [
      'that the token may not ask about',
      { status: 403, json: { message: 'Resource not accessible by personal access token' } },
      { kind: 'no-permission', subject: 'repositories', needs: null },
    ],
    [
      'that leads to another host',
      { json: shop, url: 'https://evil.example/repositories/7' },
      { kind: 'unexpected-answer', subject: 'repositories', problems: ['redirected to another host'] },
    ],
  ])('%s is a failure', async (_, answer, failure) => {
    const { client } = github(() => answer)
    expect(await client.repository(query)).toEqual({ ok: false, failure })
  })

  it('of a listing tells whether one may push there', async () => {
    const json = [shop, { ...shop, id: 8, permissions: { push: false } }]
    const { client } = github(() => ({ json }))
    const listed = await client.repositories({ organization: 'octo-org' })
    expect(listed.ok && listed.value.repositories.map(({ canPush }) => canPush)).toEqual([true, false])
  })
})

const alert = (number: number, updated = NOW - 1000 + number) => ({
  number,
  state: 'open',
  created_at: new Date((NOW - 5000 + number) * 1000).toISOString(),
  updated_at: new Date(updated * 1000).toISOString(),
  rule: { id: 'js/xss', security_severity_level: 'high' },
  tool: { name: 'CodeQL' },
})

/** The listing of a repository with so many alerts, the highest number changed last. */
function listing(count: number) {
  const all = Array.from({ length: count }, (_, index) => alert(index + 1))
  return ({ query: asked }: Asked): Answer => {
    const size = Number(asked.get('per_page'))
    const page = Number(asked.get('page') ?? 1)
    const ordered = asked.get('direction') === 'desc' ? all.toReversed() : all
    const last = Math.ceil(count / size)
    const at = (target: number, rel: string) =>
      `<${API}/repositories/7/code-scanning/alerts?page=${target}>; rel="${rel}"`
    const link = page < last ? { link: [at(page + 1, 'next'), at(last, 'last')].join(', ') } : {}
    return { json: ordered.slice((page - 1) * size, page * size), headers: { etag: `"${page}"`, ...link } }
  }
}

const alertQuery = { ...query, repositoryId: 7, etag: null, since: null }

describe('the alerts of a repository', () => {
  it('are read in one request where there are few, and belong to it', async () => {
    const { client, asked } = github(listing(3))
    const answer = await client.repositoryAlerts(alertQuery)
    expect(answer).toMatchObject({ value: { unchanged: false, etag: '"1"', whole: true, missing: [] } })
    if (!answer.ok || answer.value.unchanged) throw new Error('no alerts')
    expect(answer.value.alerts.map(({ number, repositoryId }) => [number, repositoryId])).toEqual([
      [3, 7],
      [2, 7],
      [1, 7],
    ])
    expect(asked).toHaveLength(1)
    expect(Object.fromEntries(asked[0]?.query ?? [])).toEqual({
      per_page: '100',
      sort: 'updated',
      direction: 'desc',
    })
  })

  it('cost nothing while nothing changes', async () => {
    const { client, asked } = github(() => ({ status: 304 }))
    expect(await client.repositoryAlerts({ ...alertQuery, etag: '"1"' })).toEqual(ok({ unchanged: true }))
    expect(asked).toHaveLength(1)
    expect(asked[0]?.headers.get('if-none-match')).toBe('"1"')
  })

  it('are read by age where there are many, so that a change meanwhile hides none', async () => {
    const { client, times } = github(listing(450))
    const answer = await client.repositoryAlerts(alertQuery)
    if (!answer.ok || answer.value.unchanged) throw new Error('no alerts')
    expect(new Set(answer.value.alerts.map(({ number }) => number)).size).toBe(450)
    expect(answer.value.whole).toBe(true)
    expect(times(ALERTS)).toBe(6)
  })

  it('are those that changed, where the last page reaches back to what is known', async () => {
    const { client, asked } = github(listing(450))
    const answer = await client.repositoryAlerts({ ...alertQuery, since: NOW - 1000 + 440 })
    expect(answer).toMatchObject({ value: { whole: false } })
    expect(asked).toHaveLength(1)
    const { asked: again, client: other } = github(listing(450))
    await other.repositoryAlerts({ ...alertQuery, since: NOW - 1000 + 351 })
    expect(again.length).toBeGreaterThan(1)
  })

  it('of which one is damaged are the others, and it is named by its place', async () => {
    const { client } = github(() => ({ json: [alert(2), { ...alert(1), rule: 'hello' }] }))
    expect(await client.repositoryAlerts(alertQuery)).toMatchObject({
      value: {
        alerts: [{ number: 2 }],
        missing: [{ name: 'page 1, item 2', why: { kind: 'unexpected-answer', problems: ['[1].rule'] } }],
      },
    })
  })

  it.each<[string, Answer, Failure]>([
    [
      'where code scanning is off',
      {
        status: 403,
        json: { message: 'Code Security must be enabled for this repository to use code scanning.' },
      },
      { kind: 'not-enabled', subject: 'repository-alerts' },
    ],
    [
      'where nothing was analyzed',
      { status: 404, json: { message: 'no analysis found' } },
      { kind: 'not-enabled', subject: 'repository-alerts' },
    ],
    [
      'to whoever may not write there',
      { status: 403, json: { message: 'You are not authorized to read code scanning alerts.' } },
      { kind: 'no-permission', subject: 'repository-alerts', needs: null },
    ],
    [
      'that are no list',
      { json: { message: 'hello' } },
      { kind: 'unexpected-answer', subject: 'repository-alerts', problems: ['not a list'] },
    ],
    [
      'whose next page is elsewhere',
      { json: [], headers: { link: `<https://evil.example${ALERTS}?page=2>; rel="next"` } },
      { kind: 'unexpected-answer', subject: 'repository-alerts', problems: ['link header'] },
    ],
  ])('are refused %s', async (_, answer, failure) => {
    const { client, asked } = github(() => answer)
    expect(await client.repositoryAlerts(alertQuery)).toEqual({ ok: false, failure })
    expect(asked).toHaveLength(1)
  })
})
