import { describe, expect, it } from 'vitest'
import { ok } from '@/lib/failure'
import { createGitHub } from '@/lib/github/client'
import { TOKEN, wire, type Answer } from './wire'

function gitHub(answer: Answer) {
  const network = wire(() => answer)
  const github = createGitHub({
    token: () => Promise.resolve(ok(TOKEN)),
    fetch: network.fetch,
    now: () => 1_790_000_000,
  })
  return { ...network, github }
}

const repo = { id: 7 }
const pull = (number: number, change: object = {}) => ({
  number,
  state: 'open',
  draft: false,
  title: 'A change',
  merged_at: null,
  head: { ref: `branch-${number}`, repo },
  base: { ref: 'main', repo },
  ...change,
})
const ask = { organization: 'octo', fullName: 'octo/shop', etag: null }

describe('pull requests of a repository', () => {
  it('are asked for in one request: all states, the latest change first', async () => {
    const { github, asked } = gitHub({ json: [], headers: { etag: 'W/"1"' } })
    expect(await github.pullRequests(ask)).toEqual(
      ok({ unchanged: false, etag: 'W/"1"', pulls: [], whole: true, missing: null }),
    )
    expect(asked).toHaveLength(1)
    expect(asked[0]?.path).toBe('/repos/octo/shop/pulls')
    expect(Object.fromEntries(asked[0]?.query ?? [])).toEqual({
      state: 'all',
      sort: 'updated',
      direction: 'desc',
      per_page: '100',
    })
  })

  it.each([
    ['an open one', {}, 'open'],
    ['a draft', { draft: true }, 'draft'],
    ['a closed one', { state: 'closed' }, 'closed'],
    ['a closed draft', { state: 'closed', draft: true }, 'closed'],
    ['a merged one', { state: 'closed', merged_at: '2026-11-01T10:00:00Z' }, 'merged'],
    ['one without a word about drafts', { draft: undefined }, 'open'],
  ])('%s has its state', async (_, change, state) => {
    const { github } = gitHub({ json: [pull(1, change)] })
    expect(await github.pullRequests(ask)).toMatchObject({ value: { pulls: [{ number: 1, state }] } })
  })

  it('have the dates that GitHub tells, and none that it does not', async () => {
    const created = { created_at: '2026-10-20T10:00:00Z' }
    const merged = { state: 'closed', merged_at: '2026-11-01T10:00:00Z' }
    const json = [
      pull(1, created),
      pull(2, { ...created, ...merged }),
      pull(3),
      pull(4, { created_at: 'soon' }),
    ]
    const { github } = gitHub({ json })
    const answer = await github.pullRequests(ask)
    const pulls = answer.ok && !answer.value.unchanged ? answer.value.pulls : []
    const createdAt = Date.UTC(2026, 9, 20, 10) / 1000
    const mergedAt = Date.UTC(2026, 10, 1, 10) / 1000
    expect(pulls[0]).toMatchObject({ createdAt })
    expect(pulls[1]).toMatchObject({ createdAt, mergedAt, state: 'merged' })
    for (const one of pulls.slice(2)) expect(Object.keys(one)).not.toContain('createdAt')
    expect(pulls.filter((one) => 'mergedAt' in one)).toHaveLength(1)
    expect(pulls).toHaveLength(4)
  })

  it.each<[title: string, branch: string, alerts: number[]]>([
    ['Potential fix for code scanning alert no. 12: Code injection', 'patch-1', [12]],
    ['[WIP] Potential fix for Code Scanning Alert no. 12: x', 'patch-1', [12]],
    ['Potential fix for code scanning alert no. 12', 'patch-1', []],
    ['Potential fix for code scanning alert no. x: y', 'patch-1', []],
    ['Potential fixes for 3 code quality findings', 'patch-1', []],
    ['Anything', 'alert-autofix-5', [5]],
    ['Anything', 'alert-autofix-5.1', [5]],
    ['Anything', 'my-alert-autofix-5', []],
    ['Anything', 'alert-autofix-', []],
    ['Anything', 'alert-autofix-0', []],
    ['Anything', 'alert-autofix-5x', []],
    ['Anything', 'alert-autofix-99999999999', []],
    ['Potential fix for code scanning alert no. 5: x', 'alert-autofix-5', [5]],
    ['Potential fix for code scanning alert no. 6: x', 'alert-autofix-5', [5, 6]],
  ])('titled “%s” from %s is for %j', async (title, ref, alerts) => {
    const { github } = gitHub({ json: [pull(1, { title, head: { ref, repo } })] })
    expect(await github.pullRequests(ask)).toMatchObject({ value: { pulls: [{ alerts, branch: ref }] } })
  })

  it('from a branch of ours, or with our mark in the body, are for several alerts', async () => {
    const body = 'Fixes them\n\n<!-- muster alerts=3,8 -->'
    const { github } = gitHub({ json: [pull(1, { body, head: { ref: 'alert-autofix-5-7', repo } })] })
    expect(await github.pullRequests(ask)).toMatchObject({ value: { pulls: [{ alerts: [5, 7, 3, 8] }] } })
  })

  it.each([
    ['a fork', { id: 8 }],
    ['a fork that is gone', null],
  ])('from %s are for no alert of this repository', async (_, fork) => {
    const title = 'Potential fix for code scanning alert no. 12: Code injection'
    const body = '<!-- muster alerts=12 -->'
    const head = { ref: 'alert-autofix-12', repo: fork }
    const { github } = gitHub({ json: [pull(1, { title, body, head })] })
    expect(await github.pullRequests(ask)).toMatchObject({ value: { pulls: [{ alerts: [], branch: null }] } })
  })

  it('are not all where there are a hundred', async () => {
    const { github } = gitHub({ json: Array.from({ length: 100 }, (_, index) => pull(index + 1)) })
    expect(await github.pullRequests(ask)).toMatchObject({ value: { whole: false } })
  })

  it('with one that is malformed keep the others, and say so without its values', async () => {
    const { github } = gitHub({ json: [pull(1), { number: 'SECRET' }] })
    const answer = await github.pullRequests(ask)
    expect(answer).toMatchObject({
      value: {
        pulls: [{ number: 1 }],
        missing: {
          kind: 'unexpected-answer',
          subject: 'pull-requests',
          problems: expect.arrayContaining(['[1].number']),
        },
      },
    })
    expect(JSON.stringify(answer)).not.toContain('SECRET')
  })

  it.each<[string, Answer, object]>([
    [
      'no list',
      { json: {} },
      { kind: 'unexpected-answer', subject: 'pull-requests', problems: ['not a list'] },
    ],
    ['404', { status: 404 }, { kind: 'not-found', subject: 'pull-requests', name: 'octo/shop' }],
    [
      'a permission that lacks',
      { status: 403, headers: { 'x-accepted-github-permissions': 'pull_requests=read' } },
      { kind: 'no-permission', subject: 'pull-requests', needs: 'pull_requests=read' },
    ],
  ])('fail with %s', async (_, answer, failure) => {
    const { github } = gitHub(answer)
    expect(await github.pullRequests(ask)).toEqual({ ok: false, failure })
  })

  it('are unchanged where the ETag still holds', async () => {
    const { asked, github } = gitHub({ status: 304 })
    expect(await github.pullRequests({ ...ask, etag: 'W/"1"' })).toEqual(ok({ unchanged: true }))
    expect(asked[0]?.headers.get('if-none-match')).toBe('W/"1"')
  })
})

describe('pull requests linked with an alert', () => {
  const link = { ...ask, repositoryId: 7, number: 3 }

  it('stand on the alert alone', async () => {
    const json = { number: 3, linked_pull_requests: [pull(1, { draft: true }), pull(2)] }
    const { github, asked } = gitHub({ json, headers: { etag: '"a"' } })
    expect(await github.linkedPullRequests(link)).toEqual(
      ok({
        unchanged: false,
        etag: '"a"',
        pulls: [
          { number: 1, state: 'draft', branch: 'branch-1', alerts: [] },
          { number: 2, state: 'open', branch: 'branch-2', alerts: [] },
        ],
      }),
    )
    expect(asked[0]?.path).toBe('/repos/octo/shop/code-scanning/alerts/3')
  })

  it('of another repository are left out', async () => {
    const json = { number: 3, linked_pull_requests: [pull(1, { base: { repo: { id: 9 } } }), pull(2)] }
    const { github } = gitHub({ json })
    expect(await github.linkedPullRequests(link)).toMatchObject({ value: { pulls: [{ number: 2 }] } })
  })

  it.each<[string, Answer]>([
    ['an alert without a word about them', { json: { number: 3 } }],
    ['an alert with null', { json: { number: 3, linked_pull_requests: null } }],
    ['an alert that is gone', { status: 404, json: { message: 'Not Found' } }],
  ])('are none for %s', async (_, answer) => {
    const { github } = gitHub(answer)
    expect(await github.linkedPullRequests(link)).toEqual(ok({ unchanged: false, etag: null, pulls: [] }))
  })

  it('are unchanged where the ETag still holds', async () => {
    const { github } = gitHub({ status: 304 })
    expect(await github.linkedPullRequests({ ...link, etag: '"a"' })).toEqual(ok({ unchanged: true }))
  })

  it.each<[string, unknown]>([
    ['a list', []],
    ['a text', { number: 3, linked_pull_requests: 'none' }],
    ['a malformed one', { number: 3, linked_pull_requests: [{ number: 0 }] }],
  ])('are not guessed from %s', async (_, json) => {
    const { github } = gitHub({ json })
    expect(await github.linkedPullRequests(link)).toMatchObject({
      failure: { kind: 'unexpected-answer', subject: 'pull-requests' },
    })
  })
})
