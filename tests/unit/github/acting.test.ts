import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { TOKEN, wire, type Answer, type Script } from './wire'
import { fail, ok, type Failure } from '@/lib/failure'
import { createGitHub } from '@/lib/github/client'

const REPO = '/repos/Octo/shop'
const NAME = 'Octo/shop'
const SHA = 'a'.repeat(40)
const place = { organization: 'Octo', fullName: NAME }
const branch = { ...place, branch: 'fix/x' }
const alert = { ...place, number: 7 }

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
  status,
  json,
  headers,
})
const invalid = (message: string): Answer =>
  says(422, { message: 'Validation Failed', errors: [{ resource: 'PullRequest', code: 'custom', message }] })
const asked = (network: ReturnType<typeof github>) =>
  network.asked.map(({ method, path, body }) => [method, path, body])

beforeEach(() => void vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/** Refusals that mean the same wherever something is written. */
const COMMON: [string, Answer, Failure][] = [
  [
    'archived',
    says(403, { message: 'Repository was archived so is read-only.' }),
    { kind: 'archived', name: NAME },
  ],
  ['no push', says(404, { message: 'Not Found' }), { kind: 'read-only', name: NAME }],
  [
    'no push, told so',
    says(403, { message: 'Must have push access to the repository.' }),
    { kind: 'read-only', name: NAME },
  ],
  ['token', says(401, { message: 'Bad credentials' }), { kind: 'token-rejected' }],
  [
    'single sign-on',
    says(403, { message: 'SAML' }, { 'x-github-sso': 'required; url=https://x' }),
    { kind: 'sso-required', organization: 'Octo' },
  ],
  ['a fault of GitHub', says(502), { kind: 'server-error', status: 502 }],
  ['words', says(422, { message: 'No thanks' }), { kind: 'refused', status: 422, message: 'No thanks' }],
  [
    'many words',
    says(400, { message: `<b>${'x'.repeat(900)}` }),
    { kind: 'refused', status: 400, message: `<b>${'x'.repeat(297)}` },
  ],
]

describe('the end of a branch', () => {
  it.each([
    [says(200, { ref: 'refs/heads/fix/x', object: { sha: SHA, type: 'commit' } }), ok(SHA)],
    [says(404, { message: 'Not Found' }), ok(null)],
    [says(409, { message: 'Git Repository is empty.' }), fail({ kind: 'empty-repository', name: NAME })],
    [
      says(200, { object: { sha: 'no' } }),
      fail({ kind: 'unexpected-answer', subject: 'branches', problems: ['object.sha'] }),
    ],
  ])('%j', async (answer, expected) => {
    const network = github(() => answer)
    expect(await network.client.head(branch)).toEqual(expected)
    expect(asked(network)).toEqual([['GET', `${REPO}/git/ref/heads/fix/x`, null]])
  })
})

describe('a new branch', () => {
  const create = (answer: Answer) => {
    const network = github(({ method }) => (method === 'POST' ? answer : says(404)))
    return { network, made: network.client.createBranch({ ...branch, sha: SHA }) }
  }

  it('is asked for once', async () => {
    const { network, made } = create(says(201, { ref: 'refs/heads/fix/x' }))
    expect(await made).toEqual(ok(null))
    expect(asked(network)).toEqual([['POST', `${REPO}/git/refs`, { ref: 'refs/heads/fix/x', sha: SHA }]])
  })

  it.each<[string, Answer, Failure]>([
    ...COMMON,
    [
      'there already',
      says(422, { message: 'Reference already exists' }),
      { kind: 'branch-exists', name: 'fix/x' },
    ],
    ['empty', says(409, { message: 'Git Repository is empty.' }), { kind: 'empty-repository', name: NAME }],
    [
      'kept for others',
      says(422, { message: 'Reference update failed' }),
      { kind: 'branch-protected', name: 'fix/x' },
    ],
    [
      'a rule',
      says(422, {
        message: 'Repository rule violations found\n\nCannot create ref due to creations being restricted.',
      }),
      { kind: 'branch-protected', name: 'fix/x' },
    ],
    [
      'a permission',
      says(
        403,
        { message: 'Resource not accessible by personal access token' },
        { 'x-accepted-github-permissions': 'contents=write' },
      ),
      { kind: 'no-permission', subject: 'contents', needs: 'contents=write' },
    ],
    [
      'a scope',
      says(
        404,
        { message: 'Not Found' },
        { 'x-oauth-scopes': 'read:org', 'x-accepted-oauth-scopes': 'repo' },
      ),
      { kind: 'no-permission', subject: 'contents', needs: 'repo' },
    ],
  ])('is refused: %s', async (_, answer, failure) => {
    const { network, made } = create(answer)
    expect(await made).toEqual({ ok: false, failure })
    expect(network.asked.filter(({ method }) => method === 'POST')).toHaveLength(1)
  })

  it.each([
    [`${REPO}/git/ref/heads/fix`, says(200, { object: { sha: SHA } }), 'fix'],
    [`${REPO}/git/matching-refs/heads/fix/x/`, says(200, [{ ref: 'refs/heads/fix/x/y' }]), 'fix/x/y'],
  ])('is told what stands in its way: %s', async (path, found, name) => {
    const { client } = github((one) => {
      if (one.method === 'POST') return says(422, { message: 'Reference update failed' })
      return one.path === path ? found : says(one.path.includes('matching') ? 200 : 404, [])
    })
    expect(await client.createBranch({ ...branch, sha: SHA })).toEqual(fail({ kind: 'branch-exists', name }))
  })
})

describe('a suggestion of Autofix', () => {
  const commit = { ...branch, number: 7, message: 'Potential fix' }

  it('is committed to a branch, once', async () => {
    const network = github(() => says(201, { target_ref: 'refs/heads/fix/x', sha: SHA }))
    expect(await network.client.commitAutofix(commit)).toEqual(ok(SHA))
    expect(asked(network)).toEqual([
      [
        'POST',
        `${REPO}/code-scanning/alerts/7/autofix/commits`,
        { target_ref: 'refs/heads/fix/x', message: 'Potential fix' },
      ],
    ])
  })

  it.each<[string, Answer, Failure]>([
    ...COMMON,
    [
      'protected',
      says(422, { message: 'The target branch is protected.' }),
      { kind: 'branch-protected', name: 'fix/x' },
    ],
    [
      'switched off',
      says(403, { message: 'Code Security must be enabled for this repository.' }),
      { kind: 'not-enabled', subject: 'autofix' },
    ],
    ['no body', says(201, {}), { kind: 'unexpected-answer', subject: 'autofix', problems: ['sha'] }],
  ])('is refused: %s', async (_, answer, failure) => {
    const network = github(() => answer)
    expect(await network.client.commitAutofix(commit)).toEqual({ ok: false, failure })
    expect(network.asked).toHaveLength(1)
  })

  it.each<[unknown[], string | null]>([
    [[], null],
    [
      [
        { sha: 'n1', commit: { message: 'Potential fix\n\nCo-authored-by: Copilot' } },
        { sha: SHA, commit: { message: 'x' } },
      ],
      'n1',
    ],
    [
      [
        { sha: 'n1', commit: { message: 'Other' } },
        { sha: SHA, commit: { message: 'Potential fix' } },
      ],
      null,
    ],
    [[{ sha: 'n1', commit: { message: 'Potential fix' } }], 'n1'],
  ])('is found again after what was there before: %j', async (list, found) => {
    const { client, asked: requests } = github(() => says(200, list))
    const search = { ...branch, message: 'Potential fix', after: SHA }
    expect(await client.findCommit(search)).toEqual(ok(found))
    expect(requests[0]?.query.get('sha')).toBe('fix/x')
  })
})

describe('a pull request', () => {
  const pull = { ...branch, base: 'main', title: 'T', body: 'B' }
  const answer = { number: 41, state: 'open', draft: true, created_at: '2026-11-20T10:00:00Z' }
  const own = { number: 41, isOpen: true, isDraft: true, createdAt: Date.UTC(2026, 10, 20, 10) / 1000 }

  it('is opened as a draft, once', async () => {
    const network = github(() => says(201, answer))
    expect(await network.client.createPullRequest(pull)).toEqual(ok(own))
    const body = { title: 'T', body: 'B', head: 'fix/x', base: 'main', draft: true }
    expect(asked(network)).toEqual([['POST', `${REPO}/pulls`, body]])
  })

  it.each<[string, Answer, Failure]>([
    ...COMMON.filter(([name]) => name !== 'words'),
    ['no commits', invalid('No commits between main and fix/x'), { kind: 'nothing-to-merge', name: 'fix/x' }],
    ['no rights', invalid('must be a collaborator'), { kind: 'read-only', name: NAME }],
    [
      'words about a field',
      says(422, { message: 'Draft pull requests are not supported in this repository.' }),
      { kind: 'refused', status: 422, message: 'Draft pull requests are not supported in this repository.' },
    ],
  ])('is refused: %s', async (_, refused, failure) => {
    const network = github(() => refused)
    expect(await network.client.createPullRequest(pull)).toEqual({ ok: false, failure })
    expect(network.asked).toHaveLength(1)
  })

  it('that is there already is no failure', async () => {
    const { client } = github(() => invalid('A pull request already exists for Octo:fix/x.'))
    expect(await client.createPullRequest(pull)).toEqual(ok(null))
  })

  it('is found by its branch', async () => {
    const { client, asked: requests } = github(() => says(200, [answer]))
    expect(await client.pullRequestsFrom(branch)).toEqual(ok([own]))
    expect(Object.fromEntries(requests[0]?.query ?? [])).toMatchObject({ head: 'Octo:fix/x', state: 'all' })
  })

  it('asks one person for a review', async () => {
    const network = github(() => says(201, answer))
    expect(await network.client.requestReview({ ...place, number: 41, login: 'noor' })).toEqual(ok(null))
    expect(asked(network)).toEqual([
      ['POST', `${REPO}/pulls/41/requested_reviewers`, { reviewers: ['noor'] }],
    ])
  })

  it.each([
    'Review cannot be requested from pull request author.',
    'Reviews may only be requested from collaborators. One or more of the users is not a collaborator.',
  ])('says who cannot be asked: %s', async (message) => {
    const { client } = github(() => says(422, { message }))
    expect(await client.requestReview({ ...place, number: 41, login: 'noor' })).toEqual(
      fail({ kind: 'refused', status: 422, message }),
    )
  })

  it('tells who is asked', async () => {
    const { client } = github(() => says(200, { requested_reviewers: [{ login: 'noor' }] }))
    expect(await client.requestedReviewers({ ...place, number: 41 })).toEqual(ok(['noor']))
  })
})

describe('an alert', () => {
  const standing = { state: 'open', assignees: [{ login: 'devon' }] }
  const dismiss = { kind: 'dismiss', reason: "won't fix", comment: 'No', request: false } as const

  it('tells how it stands', async () => {
    const { client } = github(() => says(200, standing))
    expect(await client.standing(alert)).toEqual(ok({ state: 'open', assignees: ['devon'] }))
  })

  it('that is gone is not found', async () => {
    const { client } = github(() => says(404, { message: 'Not Found' }))
    expect(await client.standing(alert)).toEqual(
      fail({ kind: 'not-found', subject: 'alerts', name: 'Octo/shop#7' }),
    )
  })

  it.each([
    [dismiss, { state: 'dismissed', dismissed_reason: "won't fix", dismissed_comment: 'No' }],
    [
      { ...dismiss, comment: '' },
      { state: 'dismissed', dismissed_reason: "won't fix" },
    ],
    [
      { ...dismiss, request: true },
      {
        state: 'dismissed',
        dismissed_reason: "won't fix",
        dismissed_comment: 'No',
        create_request: true,
      },
    ],
    [{ kind: 'assign', logins: ['a', 'b'] } as const, { assignees: ['a', 'b'] }],
  ])('is changed with %j', async (change, body) => {
    const network = github(() => says(200, standing))
    expect(await network.client.changeAlert(alert, change)).toMatchObject({ ok: true })
    expect(asked(network)).toEqual([['PATCH', `${REPO}/code-scanning/alerts/7`, body]])
  })

  const DELEGATED = 'Delegated alert dismissal is enabled. The create_request parameter is false.'
  it.each<[string, Answer, Failure]>([
    ...COMMON,
    ['delegated', says(403, { message: DELEGATED }), { kind: 'dismissal-needs-request' }],
    ['delegated, as of late', says(400, { message: DELEGATED }), { kind: 'dismissal-needs-request' }],
  ])('is not changed: %s', async (_, answer, failure) => {
    const network = github(() => answer)
    expect(await network.client.changeAlert(alert, dismiss)).toEqual({ ok: false, failure })
    expect(network.asked).toHaveLength(1)
  })

  it('whose dismissal is asked for already is no failure', async () => {
    const message = 'There is a pending dismissal request for this alert already.'
    const { client } = github(() => says(400, { message }))
    expect(await client.changeAlert(alert, { ...dismiss, request: true })).toEqual(ok('asked-before'))
  })

  it.each<[Answer, boolean]>([
    [says(200, { status: 'pending' }), true],
    [says(200, { status: 'denied' }), false],
    [says(404, { message: 'Not Found' }), false],
    [says(403, { message: 'Forbidden' }), false],
  ])('tells whether somebody waits for an answer: %j', async (answer, pending) => {
    const { client } = github(() => answer)
    expect(await client.isDismissalPending(alert)).toEqual(ok(pending))
  })
})
