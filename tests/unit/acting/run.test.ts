import { describe, expect, it } from 'vitest'
import { DEMO_TOKENS } from '../../../demo/organization/tokens.ts'
import { NOW, fix, rig, type Rig } from './rig'
import { dismissal, run } from './running'
import { ok } from '@/lib/failure'

const branches = ({ repository }: Rig) => repository.branches.map(({ name }) => name)

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
