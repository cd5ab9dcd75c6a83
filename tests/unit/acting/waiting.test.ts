import { describe, expect, it } from 'vitest'
import { DEMO_TOKENS } from '../../../demo/organization/tokens.ts'
import { value } from '../storage/samples'
import { NOW, fix, refusal, rig } from './rig'
import { dismissal, run } from './running'
import { cancelAction, retryAction } from '@/lib/acting/progress'
import { fail, ok } from '@/lib/failure'

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
    value(await base.worker().writer.resume())
    const until = NOW + 600
    expect(base.worker().writer.state().blocked).toEqual({ why: { kind: 'rate-limited', until }, until })
    expect(await base.states()).toEqual(['dismiss 0 waiting'])
    expect(base.worker().wakes.at(-1)).toBeGreaterThanOrEqual(until)
    await base.worker().drive()
    expect(await base.states()).toEqual(['dismiss 0 done'])
    expect(base.worker().writer.state().blocked).toBeNull()
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
    expect(base.worker().writer.state().blocked).toEqual({ why: { kind: 'token-locked' }, until: null })
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
