import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { API, TOKEN, wire, type Answer, type Script } from './wire'
import { fail, ok } from '@/lib/failure'
import { createGitHub } from '@/lib/github/client'

const START = 1_790_000_000
const place = { organization: 'Octo', fullName: 'Octo/shop' }
const alert = { ...place, number: 7 }
const AUTOFIX = '/repos/Octo/shop/code-scanning/alerts/7/autofix'

function github(script: Script) {
  const network = wire(script)
  const client = createGitHub({
    token: () => Promise.resolve(ok(TOKEN)),
    fetch: network.fetch,
    now: () => START,
  })
  return { ...network, client }
}
const says = (status: number, json: unknown = {}, headers: Record<string, string> = {}): Answer => ({
  status,
  json,
  headers,
})

beforeEach(() => void vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('asking Copilot Autofix', () => {
  it.each([
    [says(202, { status: 'pending' }), ok('pending')],
    [says(200, { status: 'success' }), ok('ready')],
    [says(200, { status: 'outdated' }), ok('ready')],
    [says(200, { status: 'error' }), ok('failed')],
    [says(400, { message: 'Bad Request' }), ok('none')],
    [says(404, { message: 'Not Found' }), ok('none')],
    [says(422, { message: 'Unprocessable' }), ok('none')],
    [
      says(
        404,
        { message: 'Not Found' },
        { 'x-oauth-scopes': 'repo', 'x-accepted-oauth-scopes': 'security_events' },
      ),
      fail({ kind: 'no-permission', subject: 'autofix', needs: 'security_events' }),
    ],
    [
      says(403, { message: 'Repository was archived so is read-only.' }),
      fail({ kind: 'archived', name: 'Octo/shop' }),
    ],
    [
      says(403, { message: 'Advanced Security must be enabled for this repository.' }),
      fail({ kind: 'not-enabled', subject: 'autofix' }),
    ],
    [says(403, { message: 'Forbidden' }), fail({ kind: 'no-permission', subject: 'autofix', needs: null })],
    [
      says(200, { status: 'dreaming' }),
      fail({ kind: 'unexpected-answer', subject: 'autofix', problems: ['status'] }),
    ],
    [says(500, {}), fail({ kind: 'server-error', status: 500 })],
  ])('%j', async (answer, expected) => {
    const { client, asked } = github(() => answer)
    expect(await client.requestAutofix(alert)).toEqual(expected)
    expect(asked.map(({ method, path }) => [method, path])).toEqual([['POST', AUTOFIX]])
  })

  it.each([
    [says(200, { status: 'pending' }, { etag: '"1"' }), { unchanged: false, etag: '"1"', status: 'pending' }],
    [says(304), { unchanged: true }],
    [says(404), { unchanged: false, etag: null, status: null }],
    [says(400), { unchanged: false, etag: null, status: null }],
  ])('and looking how far it is: %j', async (answer, expected) => {
    const { client, asked } = github(() => answer)
    expect(await client.autofix({ ...alert, etag: '"0"' })).toEqual(ok(expected))
    expect(asked[0]?.headers.get('if-none-match')).toBe('"0"')
    expect(asked[0]?.cache).toBe('no-store')
  })

  it('has a limit of its own, which holds up nothing else', async () => {
    const headers = {
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': String(START + 60),
      'x-ratelimit-resource': 'code_scanning_autofix',
    }
    const { client, asked } = github(({ method }) =>
      method === 'POST' ? says(202, { status: 'pending' }, headers) : says(200, { number: 1 }),
    )
    expect(await client.requestAutofix(alert)).toEqual(ok('pending'))
    expect(client.limitedUntil()).toBeNull()
    expect(client.limitedUntil('code_scanning_autofix')).toBe(START + 61)
    expect(await client.requestAutofix(alert)).toEqual(fail({ kind: 'rate-limited', until: START + 61 }))
    expect(await client.issue({ ...place, number: 1 })).toMatchObject({ ok: true })
    expect(asked).toHaveLength(2)
  })

  it.each([
    [{ 'retry-after': '30' }, START + 30],
    [{}, START + 60],
  ])(
    'that is refused for a secondary limit holds up everything: %j',
    async (headers: Record<string, string>, until) => {
      const { client } = github(() =>
        says(403, { message: 'You have exceeded a secondary rate limit' }, headers),
      )
      expect(await client.requestAutofix(alert)).toEqual(fail({ kind: 'rate-limited', until }))
      expect(client.limitedUntil()).toBe(until)
    },
  )
})

describe('issues', () => {
  it('are opened with what was asked', async () => {
    const { client, asked } = github(() => says(201, { number: 12, title: 'T', body: 'B' }))
    expect(await client.createIssue({ ...place, title: 'T', body: 'B' })).toEqual(ok(12))
    expect(asked[0]).toMatchObject({
      method: 'POST',
      path: '/repos/Octo/shop/issues',
      body: { title: 'T', body: 'B' },
    })
  })

  it.each([
    [says(410, { message: 'Issues are disabled for this repo' }), { kind: 'issues-off', name: 'Octo/shop' }],
    [
      says(410, { message: 'Issues has been disabled in this repository.' }),
      { kind: 'issues-off', name: 'Octo/shop' },
    ],
    [
      says(410, { message: 'This issue was deleted' }),
      { kind: 'not-found', subject: 'issues', name: 'Octo/shop' },
    ],
    [
      says(403, { message: 'Repository was archived so is read-only.' }),
      { kind: 'archived', name: 'Octo/shop' },
    ],
    [
      says(
        403,
        { message: 'Resource not accessible by personal access token' },
        { 'x-accepted-github-permissions': 'issues=write' },
      ),
      { kind: 'no-permission', subject: 'issues', needs: 'issues=write' },
    ],
    [says(404, { message: 'Not Found' }), { kind: 'no-permission', subject: 'issues', needs: null }],
    [
      says(422, { message: 'Validation Failed' }),
      { kind: 'unexpected-answer', subject: 'issues', problems: ['status 422'] },
    ],
    [says(503, {}), { kind: 'server-error', status: 503 }],
    [says(201, { id: 1 }), { kind: 'unexpected-answer', subject: 'issues', problems: ['issue'] }],
  ])('are sent once, whatever comes back: %j', async (answer, failure) => {
    const { client, asked } = github(() => answer)
    expect(await client.createIssue({ ...place, title: 'T', body: 'B' })).toEqual({ ok: false, failure })
    expect(asked).toHaveLength(1)
  })

  it('and their changes and comments are sent once when the network breaks', async () => {
    const { client, asked } = github(() => Promise.reject(new TypeError('Failed to fetch')))
    expect(await client.updateIssue({ ...place, number: 3, title: 'T', body: 'B' })).toEqual(
      fail({ kind: 'offline' }),
    )
    expect(await client.createComment({ ...place, number: 3, body: 'B' })).toEqual(fail({ kind: 'offline' }))
    expect(asked.map(({ method, path, body }) => [method, path, body])).toEqual([
      ['PATCH', '/repos/Octo/shop/issues/3', { title: 'T', body: 'B' }],
      ['POST', '/repos/Octo/shop/issues/3/comments', { body: 'B' }],
    ])
  })

  const search = { ...place, creator: 'maya', since: START, marker: '<!-- m -->' }
  const issue = (number: number, body: string | null, more: object = {}) => ({
    number,
    title: '',
    body,
    ...more,
  })

  it('are found by their mark among what somebody wrote since, on whatever page, and never a pull request', async () => {
    const { client, asked } = github(({ query }) => {
      if (query.get('page') === '2') return { json: [issue(101, 'x <!-- m --> y')] }
      const json = [issue(1, null), issue(2, '<!-- m -->', { pull_request: {} }), issue(3, '<!-- other -->')]
      return {
        json,
        headers: {
          link: `<${API}/repositories/9/issues?page=2>; rel="next", <${API}/repositories/9/issues?page=2>; rel="last"`,
        },
      }
    })
    expect(await client.findIssue(search)).toEqual(ok(101))
    expect(Object.fromEntries(asked[0]?.query ?? [])).toMatchObject({
      state: 'all',
      creator: 'maya',
      since: '2026-09-21T14:13:20Z',
    })
  })

  it('are not said to be missing where one could not be read', async () => {
    const { client } = github(() => ({ json: [{ number: 'one' }] }))
    expect(await client.findIssue(search)).toEqual(
      fail({ kind: 'unexpected-answer', subject: 'issues', problems: ['issues[]'] }),
    )
    expect(await github(() => ({ json: [] })).client.findIssue(search)).toEqual(ok(null))
  })

  it.each([
    [[{ body: 'a <!-- m -->' }], ok(true)],
    [[{ body: null }, { body: 'other' }], ok(false)],
    [[], ok(false)],
    [[{ body: 3 }], fail({ kind: 'unexpected-answer', subject: 'issues', problems: ['comments[]'] })],
  ])('have a comment by its mark: %j', async (json, expected) => {
    const { client } = github(() => ({ json }))
    expect(await client.findComment({ ...place, number: 3, since: START, marker: '<!-- m -->' })).toEqual(
      expected,
    )
  })
})
