import { describe, expect, it } from 'vitest'
import { DEMO_TOKENS } from '../../../demo/organization/tokens.ts'
import { DEVON } from '../../../demo/organization/people.ts'
import { value } from '../storage/samples'
import { NOW, fix, refusal, rig, type Rig } from './rig'
import { cancelAction, retryAction } from '@/lib/acting/progress'
import { fail, ok } from '@/lib/failure'
import type { Action } from '@/lib/backend/views'

const dismissal: Action = { kind: 'dismiss', reason: 'false positive', comment: '', request: false }
const branches = ({ repository }: Rig) => repository.branches.map(({ name }) => name)

/** Devon, who may write in the repository and is no security manager. */
function asDeveloper(base: Rig): void {
  base.world.giveAccess(base.fullName, DEVON, 'push')
  base.token.outcome = ok(DEMO_TOKENS.developer)
  base.token.login = 'devon-developer'
}

async function run(base: Rig, action: Action, id?: string): Promise<string[]> {
  const begun = await base.begin(action, id === undefined ? {} : { id })
  await base.worker().drive()
  return base.states(begun)
}

describe('a fix', () => {
  it('makes a branch, commits what Autofix suggests, opens a draft and asks for a review', async () => {
    const base = await rig()
    expect(await run(base, fix())).toEqual([
      'branch done',
      'autofix 0 done',
      'autofix 1 done',
      'pull-request done',
      'reviewers done',
    ])
    expect(branches(base)).toContain('fix/campaign')
    const [first = 0, second = 0] = base.numbers
    const messages = base.world.commits(base.fullName, 'fix/campaign').map(({ message }) => message)
    expect(messages.slice(0, 2)).toEqual([
      expect.stringContaining(`alert no. ${second}:`),
      expect.stringContaining(`alert no. ${first}:`),
    ])
    const pull = base.repository.pullRequests.at(-1)
    expect(pull).toMatchObject({ draft: true, title: 'Fix alerts', branch: 'fix/campaign' })
    expect(pull?.body).toContain(
      `<!-- muster alerts=${[...base.numbers].sort((a, b) => a - b).join(',')} -->`,
    )
    expect(pull?.reviewers.map(({ login }) => login)).toEqual(['noor-haddad'])
    expect((await base.action()).endedAt).toBe(base.clock.now)
    expect(base.ended).toHaveLength(1)
  })

  it('leaves a second between two writes', async () => {
    const base = await rig()
    await run(base, fix())
    const times = base.world.writes.all.map(({ time }) => time / 1000 - NOW)
    expect(times).toEqual([0, 1, 2, 3, 4])
  })

  it('waits for the pace of what was written before', async () => {
    const base = await rig(1)
    await run(base, dismissal, 'first')
    await run(base, { kind: 'issue', title: 'T', body: '' }, 'second')
    const times = base.world.writes.done().map(({ time }) => time / 1000 - NOW)
    expect(times).toEqual([0, 1])
  })

  it('commits to a branch that is there', async () => {
    const base = await rig()
    base.world.createBranch(base.fullName, 'work', base.repository.branches[0]?.sha)
    const action = fix({ branch: { kind: 'existing', name: 'work' }, pullRequest: null })
    expect(await run(base, action)).toEqual(['autofix 0 done', 'autofix 1 done'])
    expect(base.world.writes.done('POST').every(({ path }) => path.endsWith('/autofix/commits'))).toBe(true)
  })

  it('whose branch is there already does nothing further', async () => {
    const base = await rig()
    base.world.createBranch(base.fullName, 'fix/campaign')
    expect(await run(base, fix())).toEqual([
      'branch failed branch-exists',
      'autofix 0 skipped',
      'autofix 1 skipped',
      'pull-request skipped',
      'reviewers skipped',
    ])
    expect(base.world.writes.done()).toEqual([])
  })

  it.each(['fix', 'fix/campaign/more'])('names the branch %s that stands in its way', async (name) => {
    const base = await rig()
    base.world.createBranch(base.fullName, name)
    await run(base, fix())
    expect((await base.action()).steps[0]?.failure).toEqual({ kind: 'branch-exists', name })
  })

  it('is refused where a rule keeps such branches for others', async () => {
    const base = await rig()
    base.world.protectBranch(base.fullName, 'fix/*')
    await run(base, fix())
    expect((await base.action()).steps[0]?.failure).toEqual({
      kind: 'branch-protected',
      name: 'fix/campaign',
    })
  })

  it('commits nothing to a protected branch, and asks only once', async () => {
    const base = await rig()
    base.world.createBranch(base.fullName, 'release/1', base.repository.branches[0]?.sha)
    base.world.protectBranch(base.fullName, 'release/*')
    const action = fix({ branch: { kind: 'existing', name: 'release/1' } })
    expect(await run(base, action)).toEqual([
      'autofix 0 failed branch-protected',
      'autofix 1 skipped branch-protected',
      'pull-request skipped nothing-to-merge',
      'reviewers skipped',
    ])
    expect(base.world.writes.all).toHaveLength(1)
  })

  it('in an empty repository says so', async () => {
    const base = await rig()
    base.world.emptyRepository(base.fullName)
    await run(base, fix())
    expect((await base.action()).steps[0]?.failure).toEqual({ kind: 'empty-repository', name: base.fullName })
    expect(base.world.writes.all).toEqual([])
  })

  it('in a repository that was archived meanwhile is tried once', async () => {
    const base = await rig()
    base.world.archiveRepository(base.fullName)
    const states = await run(base, fix())
    expect(states[0]).toBe('branch failed archived')
    expect(states.slice(1).every((state) => state.endsWith('skipped archived'))).toBe(true)
    expect(base.world.writes.all).toHaveLength(1)
  })

  it('by somebody who may not push says so', async () => {
    const base = await rig()
    base.token.outcome = ok(DEMO_TOKENS.reader)
    base.token.login = 'ruth-reader'
    await run(base, fix())
    expect((await base.action()).steps[0]?.failure).toEqual({ kind: 'read-only', name: base.fullName })
  })

  it('goes on when one alert has no suggestion yet', async () => {
    const base = await rig(3)
    base.world.setAutofix(base.fullName, base.numbers[1] ?? 0, 'pending')
    expect(await run(base, fix())).toEqual([
      'branch done',
      'autofix 0 done',
      'autofix 1 failed autofix-not-ready',
      'autofix 2 done',
      'pull-request done',
      'reviewers done',
    ])
  })

  it('opens no pull request where nothing was committed, without asking', async () => {
    const base = await rig()
    for (const number of base.numbers) base.world.setAutofix(base.fullName, number, 'error')
    expect(await run(base, fix())).toEqual([
      'branch done',
      'autofix 0 failed autofix-not-ready',
      'autofix 1 failed autofix-not-ready',
      'pull-request skipped nothing-to-merge',
      'reviewers skipped',
    ])
    expect(base.world.writes.all).toHaveLength(1)
  })

  it('hears of a branch without commits from GitHub where nobody could know', async () => {
    const base = await rig()
    const head = base.repository.branches.find(({ name }) => name === base.repository.defaultBranch)
    base.world.createBranch(base.fullName, 'same', head?.sha)
    const action = fix({ branch: { kind: 'existing', name: 'same' }, autofix: false })
    await run(base, action)
    expect((await base.action()).steps[0]?.failure).toEqual({ kind: 'nothing-to-merge', name: 'same' })
  })

  it('finds the pull request that is there already', async () => {
    const base = await rig()
    await run(base, fix())
    const number = base.repository.pullRequests.at(-1)?.number
    const action = fix({ branch: { kind: 'existing', name: 'fix/campaign' }, autofix: false })
    expect(await run(base, action, 'second')).toEqual(['pull-request done', 'reviewers done'])
    expect((await base.action('second')).steps[0]?.made).toEqual({ kind: 'pull-request', number })
    expect(base.world.writes.done(/\/pulls$/)).toHaveLength(1)
  })

  it('keeps the pull request when one cannot be asked for a review, and asks the others', async () => {
    const base = await rig(1)
    const reviewers = ['maya-manager', 'nobody-here', 'noor-haddad']
    const states = await run(base, fix({ pullRequest: { title: 'T', body: '', reviewers } }))
    expect(states).toEqual([
      'branch done',
      'autofix 0 done',
      'pull-request done',
      'reviewers failed refused',
      'reviewers done',
    ])
    const { failure } = (await base.action()).steps[3] ?? {}
    expect(failure).toMatchObject({ status: 422, message: expect.stringContaining('not a collaborator') })
  })
})

describe('changes of alerts', () => {
  it('dismisses one after the other, and writes nothing where somebody was first', async () => {
    const base = await rig(3)
    base.world.dismissAlert(base.fullName, base.numbers[0] ?? 0)
    base.world.writes.clear()
    expect(await run(base, { ...dismissal, comment: 'No' })).toEqual([
      'dismiss 0 done',
      'dismiss 1 done',
      'dismiss 2 done',
    ])
    expect(base.world.writes.done('PATCH')).toHaveLength(2)
    expect(base.alerts[2]?.dismissal).toMatchObject({ reason: 'false positive', comment: 'No' })
  })

  it('goes on when GitHub refuses one of them', async () => {
    const base = await rig(3)
    base.world.fixAlert(base.fullName, base.numbers[1] ?? 0)
    expect(await run(base, dismissal)).toEqual([
      'dismiss 0 done',
      'dismiss 1 failed refused',
      'dismiss 2 done',
    ])
    expect((await base.action()).steps[1]?.failure).toMatchObject({ status: 400 })
  })

  it('says that a dismissal has to be requested, once for all', async () => {
    const base = await rig(3)
    asDeveloper(base)
    base.world.switchDelegatedDismissal(base.fullName, true)
    expect(await run(base, dismissal)).toEqual([
      'dismiss 0 failed dismissal-needs-request',
      'dismiss 1 skipped dismissal-needs-request',
      'dismiss 2 skipped dismissal-needs-request',
    ])
    expect(base.world.writes.all).toHaveLength(1)
  })

  it('requests it, also where it is requested already', async () => {
    const base = await rig(2)
    asDeveloper(base)
    base.world.switchDelegatedDismissal(base.fullName, true)
    base.world.requestDismissal(base.fullName, base.numbers[0] ?? 0)
    const action: Action = { ...dismissal, comment: 'Not reachable', request: true }
    expect(await run(base, action)).toEqual(['dismiss 0 done', 'dismiss 1 done'])
    const { steps } = await base.action()
    expect(steps.map(({ made }) => made)).toEqual(
      base.numbers.map((number) => ({ kind: 'alert', number, requested: true })),
    )
    expect(base.alerts.map(({ state }) => state)).toEqual(['open', 'open'])
  })

  it('finds a request of which it never heard', async () => {
    const base = await rig(1)
    asDeveloper(base)
    base.world.switchDelegatedDismissal(base.fullName, true)
    base.network.after = (method) => (method === 'PATCH' ? refusal(502, 'Bad gateway') : null)
    expect(await run(base, { ...dismissal, comment: 'Why', request: true })).toEqual(['dismiss 0 done'])
    expect(base.world.writes.all).toHaveLength(1)
  })

  it('assigns people beside those who are assigned already', async () => {
    const base = await rig(2)
    base.world.assignAlert(base.fullName, base.numbers[0] ?? 0, [DEVON])
    const logins = ['olga-petrenko']
    expect(await run(base, { kind: 'assign', logins })).toEqual(['assign 0 done', 'assign 1 done'])
    expect(base.alerts.map(({ assignees }) => assignees.map(({ login }) => login))).toEqual([
      ['devon-developer', 'olga-petrenko'],
      ['olga-petrenko'],
    ])
  })

  it('says who cannot be assigned', async () => {
    const base = await rig(1)
    await run(base, { kind: 'assign', logins: ['nobody-here'] })
    expect((await base.action()).steps[0]?.failure).toMatchObject({ kind: 'refused', status: 422 })
  })
})

describe('an issue', () => {
  it('is opened with a mark that nobody sees', async () => {
    const base = await rig()
    expect(await run(base, { kind: 'issue', title: 'To do', body: 'Both' })).toEqual(['issue done'])
    const issue = base.repository.issues.at(-1)
    expect(issue?.title).toBe('To do')
    expect(issue?.body).toMatch(/^Both\n\n<!-- muster action=[\da-f-]+ -->$/)
  })

  it('cannot be opened where issues are off', async () => {
    const base = await rig()
    base.world.switchIssues(base.fullName, false)
    expect(await run(base, { kind: 'issue', title: 'To do', body: '' })).toEqual(['issue failed issues-off'])
  })
})

describe('what stands in the way for a while', () => {
  it('GitHub’s limit is waited for, and told', async () => {
    const base = await rig(1)
    const headers = { 'retry-after': '600' }
    let refused = 0
    base.network.before = (method) =>
      method === 'PATCH' && (refused += 1) === 1
        ? refusal(403, 'You have exceeded a secondary rate limit', headers)
        : null
    await base.begin(dismissal)
    value(await base.worker().acting.resume())
    const until = NOW + 600
    expect(base.worker().acting.state().blocked).toEqual({ why: { kind: 'rate-limited', until }, until })
    expect(await base.states()).toEqual(['dismiss 0 waiting'])
    expect(base.wakes.at(-1)).toBeGreaterThanOrEqual(until)
    await base.worker().drive()
    expect(await base.states()).toEqual(['dismiss 0 done'])
    expect(base.worker().acting.state().blocked).toBeNull()
  })

  it('a lost network as well', async () => {
    const base = await rig(1)
    let offline = true
    base.network.before = () => {
      if (offline) throw new TypeError('Failed to fetch')
      return null
    }
    await base.begin(dismissal)
    const driving = base.worker().drive()
    for (let turns = 0; turns < 200; turns += 1) await Promise.resolve()
    offline = false
    await driving
    expect(await base.states()).toEqual(['dismiss 0 done'])
    expect(base.world.writes.all).toHaveLength(1)
  }, 60_000)

  it('a locked token keeps everything until it is unlocked', async () => {
    const base = await rig(1)
    const given = base.token.outcome
    base.token.outcome = fail({ kind: 'token-locked' })
    await base.begin(dismissal)
    await base.worker().drive()
    expect(base.worker().acting.state().blocked).toEqual({ why: { kind: 'token-locked' }, until: null })
    expect(await base.states()).toEqual(['dismiss 0 waiting'])
    base.token.outcome = given
    await base.worker().drive()
    expect(await base.states()).toEqual(['dismiss 0 done'])
  })

  it('another person’s token does nothing in the name of the first', async () => {
    const base = await rig(2)
    await base.begin(fix())
    base.token.outcome = ok(DEMO_TOKENS.developer)
    base.token.login = 'devon-developer'
    await base.worker().drive()
    expect((await base.action()).steps[0]?.failure).toEqual({
      kind: 'other-user',
      token: 'devon-developer',
      page: 'maya-manager',
    })
    expect((await base.states()).slice(1).every((state) => state.endsWith('skipped other-user'))).toBe(true)
    expect(base.world.writes.all).toEqual([])
  })

  it('an answer that never comes is looked up, then a person is asked', async () => {
    const base = await rig(1)
    base.network.before = (method) => (method === 'PATCH' ? refusal(500, 'Oops') : null)
    expect(await run(base, dismissal)).toEqual(['dismiss 0 failed server-error'])
    expect((await base.action()).steps[0]?.tries).toBe(6)
  })

  it('an answer that was lost on the way is found', async () => {
    const base = await rig(2)
    base.network.after = (method) => (method === 'GET' ? null : refusal(504, 'Timeout'))
    const states = await run(base, fix())
    expect(states.every((state) => state.endsWith('done'))).toBe(true)
    expect(base.world.writes.all).toHaveLength(5)
  })
})

describe('people change their minds', () => {
  it('a cancelled action stops before its next step, and a retry goes on', async () => {
    const base = await rig()
    await base.begin(fix())
    base.network.after = (method, path) => {
      if (method === 'POST' && path.endsWith('/git/refs'))
        void base.store.actions.change('0d3c2f7a-54a8-4f0b-8f0e-2f5b1f0c9a01', (one) =>
          cancelAction(one, NOW),
        )
      return null
    }
    await base.worker().drive()
    expect(await base.states()).toEqual([
      'branch done',
      'autofix 0 skipped cancelled',
      'autofix 1 skipped cancelled',
      'pull-request skipped cancelled',
      'reviewers skipped cancelled',
    ])
    value(await base.store.actions.change((await base.action()).id, (one) => retryAction(one, NOW)))
    await base.worker().drive()
    expect((await base.states()).every((state) => state.endsWith('done'))).toBe(true)
    expect(base.world.writes.done()).toHaveLength(5)
  })

  it('a retry does again what failed, and nothing that is done', async () => {
    const base = await rig()
    base.world.setAutofix(base.fullName, base.numbers[1] ?? 0, 'pending')
    await run(base, fix())
    base.world.setAutofix(base.fullName, base.numbers[1] ?? 0, 'success')
    base.world.writes.clear()
    value(await base.store.actions.change((await base.action()).id, (one) => retryAction(one, NOW)))
    await base.worker().drive()
    expect((await base.states()).every((state) => state.endsWith('done'))).toBe(true)
    expect(base.world.writes.all.map(({ path }) => path.split('/').slice(-2).join('/'))).toEqual([
      'autofix/commits',
    ])
  })

  it('two actions in one repository come one after the other', async () => {
    const base = await rig(1)
    await base.begin(fix(), { id: 'a', startedAt: NOW })
    await base.begin(dismissal, { id: 'b', startedAt: NOW + 1 })
    await base.worker().drive()
    expect(base.world.writes.all.at(-1)?.method).toBe('PATCH')
    expect(base.ended).toEqual(['a', 'b'])
  })

  it('one that was removed meanwhile is not written back', async () => {
    const base = await rig(1)
    await base.begin(dismissal)
    base.network.after = (method) => {
      if (method === 'PATCH') void base.store.actions.removeWhere(() => true)
      return null
    }
    await base.worker().drive()
    expect(value(await base.store.actions.agenda()).actions).toEqual([])
  })
})
