import { beforeEach, describe, expect, it, vi } from 'vitest'
import { DEVON } from '../../../demo/organization/people.ts'
import { aCreation, failureOf } from '../backend/a-creation'
import { value } from '../storage/samples'
import { ORGANIZATION, browser, place, type Browser, type Place } from './browser'
import { fix } from './rig'
import type { Input } from '@/lib/backend/contract'
import type { Action, ActionView } from '@/lib/backend/views'

let there: Place
let maya: Browser

beforeEach(async () => {
  there = place()
  maya = await browser(there)
  await maya.pull()
})

const query = (change: Partial<Input<'acting.propose'>> = {}) => ({
  repository: there.fullName,
  campaign: null,
  numbers: there.alerts.slice(0, 3).map(({ number }) => number),
  ...change,
})

/** Has it done, and answers how it ended. */
async function act(who: Browser, action: Action, change: Partial<Input<'acting.propose'>> = {}) {
  const begun = value(await who.handlers['acting.start']({ ...query(change), action }))
  await who.settled()
  return value(await who.handlers['acting.status']({ id: begun.id }))
}

const statesOf = ({ steps }: ActionView) => steps.map(({ kind, state }) => `${kind} ${state}`)

/** A campaign of all open alerts of the repository. */
async function campaign(): Promise<string> {
  const repo = there.fullName.split('/')[1] ?? ''
  const creation = aCreation({ query: `is:open repo:${repo}` })
  return value(await maya.handlers['campaigns.create'](creation)).id
}

async function inProgress(who: Browser, id: string): Promise<number[]> {
  const page = { id, group: null, query: '', offset: 0, limit: 500 }
  const { rows } = value(await who.handlers['campaigns.alerts'](page))
  return rows
    .flatMap(({ number, status }) => (status === 'in-progress' ? [number] : []))
    .sort((a, b) => a - b)
}

describe('a developer who starts a fix', () => {
  it('finds everything filled in, and its alerts in progress at once', async () => {
    const id = await campaign()
    const numbers = query().numbers.toSorted((a, b) => a - b)
    for (const number of numbers) there.world.setAutofix(there.fullName, number, 'success')
    await maya.pull()
    const before = await inProgress(maya, id)
    const proposal = value(await maya.handlers['acting.propose'](query({ campaign: id })))
    expect(proposal).toMatchObject({
      repository: there.fullName,
      defaultBranch: there.repository.defaultBranch,
      branch: `alert-autofix-${numbers.join('-')}`,
      noBranch: null,
      branches: [],
      autofixReady: 3,
    })
    expect(proposal.alerts.map(({ number, autofix }) => [number, autofix])).toEqual(
      numbers.map((number) => [number, 'ready']),
    )
    expect(proposal.logins[0]).toBe('maya-manager')
    expect(proposal.pullRequest.body).toContain('No SQL injection')

    const action = fix({
      branch: { kind: 'new', name: proposal.branch },
      pullRequest: { ...proposal.pullRequest, reviewers: ['noor-haddad'] },
    })
    const ended = await act(maya, action, { campaign: id })
    expect(ended.state).toBe('done')
    expect(statesOf(ended)).toEqual([
      'branch done',
      'autofix done',
      'autofix done',
      'autofix done',
      'pull-request done',
      'reviewers done',
    ])
    const [branch, commit, , , pull, review] = ended.steps
    const page = `https://github.com/${there.fullName}`
    const number = there.repository.pullRequests.at(-1)?.number ?? 0
    expect(branch?.link).toEqual({ text: proposal.branch, url: `${page}/tree/${proposal.branch}` })
    expect(commit?.link?.url).toMatch(new RegExp(`^${page}/commit/[0-9a-f]{40}$`))
    expect(pull?.link).toEqual({ text: `Pull request #${number}`, url: `${page}/pull/${number}` })
    expect(review).toMatchObject({ person: 'noor-haddad', link: pull?.link })
    expect(await inProgress(maya, id)).toEqual([...before, ...numbers].sort((a, b) => a - b))
    expect(maya.changes).toContainEqual({ topic: 'alerts', organization: ORGANIZATION })
  })

  it.each<[string, Extract<Action, { kind: 'fix' }>['branch']['name'], boolean]>([
    ['by the name of the branch', 'ours', false],
    ['by the mark in the pull request', 'some/other-name', true],
  ])('is seen in another browser %s', async (_, given, withPull) => {
    const numbers = query().numbers.toSorted((a, b) => a - b)
    for (const number of numbers) there.world.setAutofix(there.fullName, number, 'success')
    const name = given === 'ours' ? `alert-autofix-${numbers.join('-')}` : given
    const pullRequest = withPull ? { title: 'Fix', body: '', reviewers: [] } : null
    await act(maya, fix({ branch: { kind: 'new', name }, pullRequest }))
    const other = await browser(there)
    await other.pull()
    const repo = there.fullName.split('/')[1] ?? ''
    const creation = aCreation({ query: `is:open repo:${repo}` })
    const id = value(await other.handlers['campaigns.create'](creation)).id
    await other.pull()
    expect(await inProgress(other, id)).toEqual(expect.arrayContaining(numbers))
  })

  it('with a branch of another name and no pull request sees it until the branch is gone', async () => {
    const id = await campaign()
    await act(maya, fix({ branch: { kind: 'new', name: 'mine' }, autofix: false, pullRequest: null }))
    expect(await inProgress(maya, id)).toEqual(expect.arrayContaining(query().numbers))
    there.clock.now += 8 * 86_400
    value(await maya.keepTime())
    expect(value(await maya.handlers['acting.list']({ repository: there.fullName })).actions).toEqual([])
    expect(await inProgress(maya, id)).toEqual(expect.arrayContaining(query().numbers))
    there.world.deleteBranch(there.fullName, 'mine')
    there.clock.now += 3600
    value(await maya.keepTime())
    expect(await inProgress(maya, id)).not.toEqual(expect.arrayContaining(query().numbers))
    value(await maya.keepTime())
    expect(value(await maya.store.actions.ofOrganization(ORGANIZATION))).toEqual([])
  })

  it('is offered the branches that are there for its alerts, and another name', async () => {
    const [number = 0] = query().numbers
    there.world.createBranch(there.fullName, `alert-autofix-${number}`)
    const proposal = value(await maya.handlers['acting.propose'](query({ numbers: [number] })))
    expect(proposal.branches).toEqual([`alert-autofix-${number}`])
    expect(proposal.branch).toBe(`alert-autofix-${number}.1`)
  })

  it('works for a developer who reads this repository alone', async () => {
    there.world.giveAccess(there.fullName, DEVON, 'push')
    const devon = await browser(there, 'developer')
    expect((await devon.sync.repository(ORGANIZATION, there.fullName)).ok).toBe(true)
    const action = fix({ autofix: false, pullRequest: null })
    expect(statesOf(await act(devon, action))).toEqual(['branch done'])
    expect(there.world.writes.all.at(-1)?.user).toBe('devon-developer')
  })
})

describe('what stands in the way is told before anybody types', () => {
  const propose = (who: Browser) => who.handlers['acting.propose'](query())
  const start = (who: Browser, action = fix()) => who.handlers['acting.start']({ ...query(), action })

  it('an archived repository', async () => {
    there.world.archiveRepository(there.fullName)
    const failure = { kind: 'archived', name: there.fullName }
    expect(failureOf(await propose(maya))).toEqual(failure)
    expect(failureOf(await start(maya))).toEqual(failure)
  })

  it('an empty one: no branch, but everything else', async () => {
    there.world.emptyRepository(there.fullName)
    const noBranch = { kind: 'empty-repository', name: there.fullName }
    expect(value(await propose(maya))).toMatchObject({ noBranch, alerts: [{}, {}, {}] })
  })

  it('no right to push: a security manager dismisses all the same', async () => {
    const noor = await browser(there, 'securityManager')
    await noor.pull()
    const failure = { kind: 'read-only', name: there.fullName }
    expect(value(await propose(noor)).noBranch).toEqual(failure)
    expect(failureOf(await start(noor))).toEqual(failure)
    const dismiss: Action = { kind: 'dismiss', reason: 'mitigated', comment: '', request: false }
    expect(statesOf(await act(noor, dismiss))).toEqual(['dismiss done', 'dismiss done', 'dismiss done'])
  })

  it('a repository that is not there', async () => {
    const repository = `${ORGANIZATION}/nowhere`
    expect(failureOf(await maya.handlers['acting.propose'](query({ repository })))).toEqual({
      kind: 'not-found',
      subject: 'repositories',
      name: repository,
    })
  })

  it.each([
    ['a new branch that exists', 'new', 'there', 'fields.branch.exists'],
    ['an existing one that does not', 'existing', 'nowhere', 'fields.branch.unknown'],
  ] as const)('%s', async (_, kind, name, problem) => {
    there.world.createBranch(there.fullName, 'there')
    const action = fix({ branch: { kind, name } })
    expect(failureOf(await start(maya, action))).toEqual({
      kind: 'invalid-input',
      problems: [{ field: 'branch', problem, values: { branch: name } }],
    })
    expect(there.world.writes.all).toEqual([])
  })

  it('alerts that nobody knows, or that are closed', async () => {
    const unknown = query({ numbers: [99_999] })
    expect(failureOf(await maya.handlers['acting.propose'](unknown))).toMatchObject({
      kind: 'invalid-input',
      problems: [{ field: 'alerts', values: { numbers: '99999' } }],
    })
    const closed = there.repository.alerts.find(({ state }) => state !== 'open')?.number ?? 0
    const action: Action = { kind: 'copilot' }
    expect(
      failureOf(await maya.handlers['acting.start']({ ...query({ numbers: [closed] }), action })),
    ).toMatchObject({ kind: 'invalid-input', problems: [{ values: { numbers: String(closed) } }] })
  })

  it('26 alerts for Copilot; 25 are fine', async () => {
    const open = there.repository.alerts.filter(({ state }) => state === 'open').map(({ number }) => number)
    expect(open.length).toBeGreaterThan(25)
    const action: Action = { kind: 'copilot' }
    const many = query({ numbers: open.slice(0, 26) })
    expect(failureOf(await maya.handlers['acting.start']({ ...many, action }))).toMatchObject({
      problems: [{ field: 'alerts', problem: 'fields.alerts.many', values: { count: 26, limit: 25 } }],
    })
    const ended = await act(maya, action, { numbers: open.slice(0, 25) })
    expect(ended.steps).toHaveLength(25)
    expect(ended.steps.every(({ state }) => state === 'done')).toBe(true)
  })

  it('a campaign that was deleted, a lost network', async () => {
    const gone = query({ campaign: '6f0b4f0e-6c1c-4a9c-9d57-0a1f4a3f5b11' })
    expect(failureOf(await maya.handlers['acting.propose'](gone))).toEqual({ kind: 'campaign-gone' })
    there.network.down = true
    // Reading is tried again for some seconds.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const offline = maya.handlers['acting.start']({ ...query(), action: fix() })
    await vi.advanceTimersByTimeAsync(10_000)
    vi.useRealTimers()
    expect(failureOf(await offline)).toEqual({ kind: 'offline' })
    expect(there.world.writes.all).toEqual([])
  })
})

describe('the list of actions', () => {
  const issue: Action = { kind: 'issue', title: 'To do', body: 'Both' }
  const list = async (repository = there.fullName) =>
    value(await maya.handlers['acting.list']({ repository })).actions

  it('has the newest first, of this repository alone', async () => {
    const first = await act(maya, issue)
    there.clock.now += 60
    const second = await act(maya, issue)
    expect((await list(there.fullName.toUpperCase())).map(({ id }) => id)).toEqual([second.id, first.id])
    expect(await list(`${ORGANIZATION}/other`)).toEqual([])
    expect(first.steps[0]?.link?.url).toMatch(/\/issues\/\d+$/)
  })

  it('has once what somebody began twice, at the same time or because no answer came', async () => {
    const start = () => maya.handlers['acting.start']({ ...query(), action: issue })
    const begun = (await Promise.all([start(), start(), start()])).map((one) => value(one).id)
    await maya.settled()
    begun.push(value(await start()).id)
    await maya.settled()
    expect(new Set(begun).size).toBe(1)
    expect(await list()).toHaveLength(1)
    expect(there.world.writes.all.map(({ method, path }) => `${method} ${path}`)).toEqual([
      `POST /repos/${there.fullName}/issues`,
    ])
    there.clock.now += 11
    expect(begun).not.toContain(value(await start()).id)
  })

  it('has a fix once, although the second try finds its branch', async () => {
    for (const number of query().numbers) there.world.setAutofix(there.fullName, number, 'success')
    const start = () => maya.handlers['acting.start']({ ...query(), action: fix({ pullRequest: null }) })
    const first = value(await start())
    // The clock stands still at the moment of its last write.
    await maya.settled()
    there.clock.now = first.startedAt + 9
    expect(value(await start())).toMatchObject({ id: first.id, state: 'done' })
    expect(there.world.writes.all).toHaveLength(4)
    there.clock.now += 2
    expect(failureOf(await start())).toMatchObject({ kind: 'invalid-input' })
  })

  it('tells a dismissal that somebody else decides about', async () => {
    there.world.giveAccess(there.fullName, DEVON, 'push')
    there.world.switchDelegatedDismissal(there.fullName, true)
    const devon = await browser(there, 'developer')
    await devon.sync.repository(ORGANIZATION, there.fullName)
    const [number = 0] = query().numbers
    const action = { kind: 'dismiss', reason: 'mitigated', comment: 'Behind a proxy' } as const
    const tried = await act(devon, { ...action, request: false }, { numbers: [number] })
    expect(tried.steps).toMatchObject([{ state: 'failed', failure: { kind: 'dismissal-needs-request' } }])
    expect(tried.steps[0]).not.toHaveProperty('request')
    const asked = await act(devon, { ...action, request: true }, { numbers: [number] })
    expect(asked.steps).toMatchObject([{ state: 'done', request: true, link: { text: `Alert #${number}` } }])
  })

  it('loses what somebody takes off it, and what is older than a week', async () => {
    const first = await act(maya, issue)
    there.clock.now += 60
    await act(maya, issue)
    expect(value(await maya.handlers['acting.forget']({ id: first.id }))).toBeNull()
    expect(await list()).toHaveLength(1)
    there.clock.now += 7 * 86_400 + 1
    expect(await list()).toEqual([])
    value(await maya.keepTime())
    expect(failureOf(await maya.handlers['acting.status']({ id: first.id }))).toEqual({ kind: 'action-gone' })
  })

  it('says so of one that is unknown', async () => {
    const id = '6f0b4f0e-6c1c-4a9c-9d57-0a1f4a3f5b11'
    for (const operation of ['acting.status', 'acting.cancel', 'acting.retry', 'acting.forget'] as const)
      expect(failureOf(await maya.handlers[operation]({ id }))).toEqual({ kind: 'action-gone' })
  })

  it('goes with its organization', async () => {
    const { id } = await act(maya, issue)
    value(await maya.handlers['organizations.remove']({ organization: ORGANIZATION }))
    expect(failureOf(await maya.handlers['acting.status']({ id }))).toEqual({ kind: 'action-gone' })
  })

  it('shows what failed, and a retry that succeeds', async () => {
    const [number = 0] = query().numbers
    const action = fix({ pullRequest: null })
    const ended = await act(maya, action, { numbers: [number] })
    expect(ended).toMatchObject({
      state: 'done',
      steps: [
        { state: 'done' },
        { alert: number, state: 'failed', failure: { kind: 'autofix-not-ready' }, link: null },
      ],
    })
    there.world.setAutofix(there.fullName, number, 'success')
    expect(value(await maya.handlers['acting.retry']({ id: ended.id })).state).toBe('running')
    await maya.settled()
    expect(statesOf((await list())[0] ?? ended)).toEqual(['branch done', 'autofix done'])
  })

  it('shows a cancelled one as such', async () => {
    const begun = value(await maya.handlers['acting.start']({ ...query(), action: { kind: 'copilot' } }))
    const cancelled = value(await maya.handlers['acting.cancel']({ id: begun.id }))
    expect(['running', 'cancelled']).toContain(cancelled.state)
    await maya.settled()
    const [shown] = await list()
    expect(shown).toMatchObject({ state: 'cancelled' })
    expect(shown?.steps.at(-1)).toMatchObject({ state: 'skipped', failure: { kind: 'cancelled' } })
  })
})
