import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fail, ok } from '@/lib/failure'
import { createGitHub } from '@/lib/github/client'
import { API, TOKEN, silence, wire } from './wire'
import type { Failure } from '@/lib/failure'
import type { Script } from './wire'

const NOW = 1_790_000_000

function gitHub(script: Script) {
  const network = wire(script)
  const github = createGitHub({
    token: () => Promise.resolve(ok(TOKEN)),
    fetch: network.fetch,
    now: () => NOW,
  })
  return { ...network, github, repositories: () => github.repositories({ organization: 'octo' }) }
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => vi.useRealTimers())

/** Lets every wait pass at once. */
async function patiently<T>(promise: Promise<T>): Promise<T> {
  let ended = false
  const done = promise.finally(() => (ended = true))
  while (!ended) await vi.advanceTimersByTimeAsync(1000)
  return done
}

describe('every request', () => {
  it('carries token and version and keeps away from the browser’s cache', async () => {
    const { asked, repositories } = gitHub(() => ({ json: [] }))
    await repositories()
    const [request] = asked
    expect(request?.headers.get('authorization')).toBe(`Bearer ${TOKEN}`)
    expect(request?.headers.get('x-github-api-version')).toBe('2026-03-10')
    expect(request?.cache).toBe('no-store')
    expect(request?.query.get('per_page')).toBe('100')
  })

  it.each(['no-token', 'token-locked'] as const)('is not sent with %s', async (kind) => {
    const network = wire(() => ({}))
    const github = createGitHub({ token: () => Promise.resolve(fail({ kind })), fetch: network.fetch })
    expect(await github.repositories({ organization: 'octo' })).toEqual({ ok: false, failure: { kind } })
    expect(network.asked).toEqual([])
  })

  it('writes nothing into the console, and the token into no failure', async () => {
    const spies = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) => vi.spyOn(console, name))
    const headers = { deprecation: 'Tue, 10 Mar 2026 00:00:00 GMT', sunset: 'Fri, 10 Mar 2028 00:00:00 GMT' }
    const answers = [
      () => ({ headers }),
      () => ({ status: 401, headers, json: { message: `Bad credentials ${TOKEN}` } }),
      () => ({ status: 422, json: { message: TOKEN } }),
      () => Promise.reject(new TypeError(`Headers: Bearer ${TOKEN} is no header value`)),
    ]
    for (const answer of answers) {
      const outcome = await patiently(gitHub(answer).repositories())
      expect(JSON.stringify(outcome)).not.toContain(TOKEN.slice(4))
    }
    for (const spy of spies) expect(spy).not.toHaveBeenCalled()
    vi.restoreAllMocks()
  })
})

describe('what may pass', () => {
  it('is tried again, a bounded number of times', async () => {
    const { asked, repositories } = gitHub((_, nth) => ({ status: nth < 4 ? 502 : 200, json: [] }))
    expect(await patiently(repositories())).toMatchObject({ ok: true })
    expect(asked).toHaveLength(4)
  })

  it('fails in the end', async () => {
    const { asked, repositories } = gitHub(() => ({ status: 503 }))
    expect(await patiently(repositories())).toEqual(fail({ kind: 'server-error', status: 503 }))
    expect(asked).toHaveLength(4)
  })

  it('includes a network that is away', async () => {
    const { asked, repositories } = gitHub(() => Promise.reject(new TypeError('Failed to fetch')))
    expect(await patiently(repositories())).toEqual(fail({ kind: 'offline' }))
    expect(asked).toHaveLength(4)
  })

  it('includes an answer that does not come', async () => {
    const { asked, repositories } = gitHub(silence)
    expect(await patiently(repositories())).toEqual(fail({ kind: 'timeout' }))
    expect(asked).toHaveLength(4)
  })

  it('includes an answer that breaks off', async () => {
    const { asked, repositories } = gitHub((_, nth) => (nth === 1 ? { body: '[{"id":1,' } : { json: [] }))
    expect(await patiently(repositories())).toMatchObject({ ok: true })
    expect(asked).toHaveLength(2)
  })

  it('excludes refusals', async () => {
    const { asked, repositories } = gitHub(() => ({ status: 404, json: { message: 'Not Found' } }))
    const failure = { kind: 'not-found', subject: 'organization', name: 'octo' } as const
    expect(await repositories()).toEqual(fail(failure))
    expect(asked).toHaveLength(1)
  })

  it('excludes a limit, and asks nothing until it is over', async () => {
    const { asked, repositories } = gitHub(() => ({ status: 429, headers: { 'retry-after': '60' } }))
    expect(await repositories()).toEqual(fail({ kind: 'rate-limited', until: NOW + 60 }))
    expect(await repositories()).toEqual(fail({ kind: 'rate-limited', until: NOW + 60 }))
    expect(asked).toHaveLength(1)
  })
})

describe('who aborts', () => {
  it('is heard while a request is under way', async () => {
    const { github } = gitHub(silence)
    const abort = new AbortController()
    const outcome = github.repositories({ organization: 'octo', signal: abort.signal })
    await vi.advanceTimersByTimeAsync(10)
    abort.abort()
    expect(await outcome).toEqual(fail({ kind: 'cancelled' }))
  })

  it('is heard while the next try is waited for', async () => {
    const { asked, github } = gitHub(() => ({ status: 500 }))
    const abort = new AbortController()
    const outcome = github.repositories({ organization: 'octo', signal: abort.signal })
    await vi.advanceTimersByTimeAsync(10)
    abort.abort()
    expect(await outcome).toEqual(fail({ kind: 'cancelled' }))
    expect(asked).toHaveLength(1)
  })
})

const shop = {
  id: 11,
  name: 'shop',
  full_name: 'Octo/shop',
  private: true,
  pushed_at: '2026-01-01T00:00:00Z',
}

function linked(page: number, last: number, path: string): Record<string, string> {
  const at = (number: number, rel: string) => `<${API}${path}?per_page=100&page=${number}>; rel="${rel}"`
  return page < last ? { link: `${at(page + 1, 'next')}, ${at(last, 'last')}` } : {}
}

describe('repositories', () => {
  it('are read to the last page, in order, with what they carry', async () => {
    const { asked, repositories } = gitHub(({ query }) => {
      const page = Number(query.get('page') ?? 1)
      const json = [
        {
          ...shop,
          id: page,
          topics: ['pay'],
          custom_properties: { tier: 'one', tags: ['a', 'b'], none: null },
        },
      ]
      return { json, headers: linked(page, 4, '/organizations/77/repos') }
    })
    const outcome = await repositories()
    expect(outcome).toMatchObject({ ok: true, value: { carriesProperties: true, missing: [] } })
    expect(outcome.ok && outcome.value.repositories.map(({ id }) => id)).toEqual([1, 2, 3, 4])
    expect(outcome.ok && outcome.value.repositories[0]).toEqual({
      id: 1,
      fullName: 'Octo/shop',
      name: 'shop',
      visibility: 'private',
      archived: false,
      language: null,
      topics: ['pay'],
      pushedAt: Date.parse('2026-01-01T00:00:00Z') / 1000,
      defaultBranch: '',
      properties: { tier: ['one'], tags: ['a', 'b'] },
    })
    expect(asked).toHaveLength(4)
  })

  it('say where they carry no properties', async () => {
    const { repositories } = gitHub(() => ({ json: [shop] }))
    expect(await repositories()).toMatchObject({ ok: true, value: { carriesProperties: false } })
  })

  it('name one that is malformed and keep the others', async () => {
    const { repositories } = gitHub(() => ({ json: [shop, { ...shop, id: 'x' }, { ...shop, id: 12 }] }))
    const outcome = await repositories()
    expect(outcome.ok && outcome.value.repositories.map(({ id }) => id)).toEqual([11, 12])
    expect(outcome.ok && outcome.value.missing).toEqual([
      {
        subject: 'repositories',
        name: 'page 1, item 2',
        why: { kind: 'unexpected-answer', subject: 'repositories', problems: ['[1].id'] },
      },
    ])
  })

  it('fail whole when one page fails', async () => {
    const { repositories } = gitHub(({ query }) =>
      query.get('page') === '2'
        ? { status: 403 }
        : { json: [shop], headers: linked(1, 2, '/orgs/octo/repos') },
    )
    expect(await repositories()).toMatchObject({ ok: false, failure: { kind: 'no-permission' } })
  })

  it('never follow a link to another host', async () => {
    const link = '<https://evil.example/orgs/octo/repos?page=2>; rel="next"'
    const { asked, repositories } = gitHub(() => ({ json: [shop], headers: { link } }))
    const failure: Failure = { kind: 'unexpected-answer', subject: 'repositories', problems: ['link header'] }
    expect(await repositories()).toEqual(fail(failure))
    expect(asked).toHaveLength(1)
  })

  it('are refused where a redirect led to another host', async () => {
    const { repositories } = gitHub(() => ({ json: [shop], url: 'https://evil.example/orgs/octo/repos' }))
    expect(await repositories()).toMatchObject({ ok: false, failure: { kind: 'unexpected-answer' } })
    const moved = gitHub(() => ({ json: [shop], url: `${API}/organizations/7/repos` }))
    expect(await moved.repositories()).toMatchObject({ ok: true })
  })

  it('do not go round in circles', async () => {
    const link = `<${API}/orgs/octo/repos?after=same>; rel="next"`
    const { asked, repositories } = gitHub(() => ({ json: [shop], headers: { link } }))
    expect(await repositories()).toMatchObject({ ok: false, failure: { kind: 'unexpected-answer' } })
    expect(asked).toHaveLength(2)
  })
})

describe('alerts', () => {
  const alert = (number: number) => ({
    number,
    created_at: '2026-01-01T00:00:00Z',
    rule: { id: 'x' },
    tool: {},
    repository: { id: 1 },
  })

  it('of a page on which the server fails are asked in halves', async () => {
    const { asked, github } = gitHub(({ query }) => {
      const page = Number(query.get('page'))
      if (query.get('per_page') === '100') return { status: 502 }
      return { json: [alert(page)], headers: linked(page, 80, '/orgs/octo/code-scanning/alerts') }
    })
    const outcome = await patiently(
      github.alertPage({ organization: 'octo', place: { page: 7 }, order: 'created' }),
    )
    expect(outcome).toMatchObject({ ok: true, value: { next: { page: 8 }, last: 40, missing: [] } })
    expect(outcome.ok && outcome.value.alerts.map(({ number }) => number)).toEqual([13, 14])
    expect(asked).toHaveLength(6)
  })

  it('are asked oldest first for everything, and latest change first for changes', async () => {
    const { asked, github } = gitHub(() => ({ json: [] }))
    await github.alertPage({ organization: 'octo', place: null, order: 'created' })
    await github.alertPage({ organization: 'octo', place: { after: 'abc' }, order: 'updated' })
    expect(asked.map(({ query }) => Object.fromEntries(query))).toEqual([
      { per_page: '100', sort: 'created', direction: 'asc' },
      { per_page: '100', sort: 'updated', direction: 'desc', after: 'abc' },
    ])
  })
})

describe('teams', () => {
  const script: Script = ({ path }) => {
    if (path === '/orgs/octo/teams')
      return { json: ['red', 'blue'].map((slug) => ({ slug, name: slug.toUpperCase() })) }
    if (path.includes('/blue/')) return { status: 403, json: { message: 'Forbidden' } }
    const can = (id: number, permissions: object) => ({ id, permissions })
    return {
      json: [
        can(1, { push: true }),
        can(2, { pull: true }),
        can(3, { maintain: true }),
        { id: 4, role_name: 'admin' },
      ],
    }
  }

  it('have the repositories that they may write to; one that is denied is missing by name', async () => {
    const outcome = await gitHub(script).github.teams({ organization: 'octo' })
    expect(outcome).toEqual(
      ok({
        teams: [{ slug: 'red', name: 'RED', repositoryIds: [1, 3, 4] }],
        missing: [
          { subject: 'teams', name: 'blue', why: { kind: 'no-permission', subject: 'teams', needs: null } },
        ],
      }),
    )
  })
})

describe('members', () => {
  const script: Script = ({ path, query }) => {
    if (path === '/orgs/octo/members')
      return { json: query.get('role') === 'admin' ? [{ login: 'olga' }] : [] }
    if (path.endsWith('/organization-roles')) {
      return {
        json: {
          total_count: 2,
          roles: [
            { id: 1, name: 'all_repo_read' },
            { id: 8, name: 'security_manager' },
          ],
        },
      }
    }
    if (path.endsWith('/8/users')) return { json: [{ login: 'sam' }, { login: 'olga' }] }
    if (path.endsWith('/8/teams')) return { json: [{ slug: 'guards' }] }
    return { json: path.endsWith('/guards/members') ? [{ login: 'gil' }] : [] }
  }

  it('are owners and security managers, of teams too', async () => {
    const outcome = await gitHub(script).github.members({ organization: 'octo' })
    expect(outcome).toEqual(ok({ logins: ['gil', 'olga', 'sam'], missing: null }))
  })

  it('are owners alone where roles are not shown, and say why', async () => {
    const { github } = gitHub((asked, nth) =>
      asked.path.includes('organization-roles') ? { status: 404 } : script(asked, nth),
    )
    expect(await github.members({ organization: 'octo' })).toEqual(
      ok({ logins: ['olga'], missing: { kind: 'no-permission', subject: 'members', needs: null } }),
    )
  })
})

describe('branches', () => {
  const query = { organization: 'octo', fullName: 'octo/shop', etag: null }

  it('are those that GitHub made for alerts', async () => {
    const refs = [
      'alert-autofix-7',
      'alert-autofix-7.1',
      'alert-autofix-12-2',
      'alert-autofix-',
      'alert-autofix-x',
    ]
    const { asked, github } = gitHub(() => ({
      json: refs.map((name) => ({ ref: `refs/heads/${name}` })),
      headers: { etag: 'W/"1"' },
    }))
    expect(await github.branches(query)).toEqual(
      ok({
        unchanged: false,
        etag: 'W/"1"',
        branches: [
          { number: 7, name: 'alert-autofix-7' },
          { number: 7, name: 'alert-autofix-7.1' },
          { number: 12, name: 'alert-autofix-12-2' },
        ],
      }),
    )
    expect(asked[0]?.path).toBe('/repos/octo/shop/git/matching-refs/heads/alert-autofix-')
  })

  it('are unchanged where the ETag still holds', async () => {
    const { asked, github } = gitHub(() => ({ status: 304 }))
    expect(await github.branches({ ...query, etag: 'W/"1"' })).toEqual(ok({ unchanged: true }))
    expect(asked[0]?.headers.get('if-none-match')).toBe('W/"1"')
  })

  it('are none in an empty repository', async () => {
    const { github } = gitHub(() => ({ status: 409, json: { message: 'Git Repository is empty.' } }))
    expect(await github.branches(query)).toEqual(ok({ unchanged: false, etag: null, branches: [] }))
  })
})
