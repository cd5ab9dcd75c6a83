import { describe, expect, it } from 'vitest'
import { DEMO_TOKENS } from '../../../demo/organization/tokens.ts'
import { DEVON } from '../../../demo/organization/people.ts'
import { refusal, rig, type Rig } from './rig'
import { dismissal, run } from './running'
import { ok } from '@/lib/failure'
import type { Action } from '@/lib/backend/views'

/** Devon, who may write in the repository and is no security manager. */
function asDeveloper(base: Rig): void {
  base.world.giveAccess(base.fullName, DEVON, 'push')
  base.token.outcome = ok(DEMO_TOKENS.developer)
  base.token.login = 'devon-developer'
}

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
