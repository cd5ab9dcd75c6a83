import { describe, expect, it } from 'vitest'
import { rig } from '../outbox/rig'
import { value } from '../storage/samples'
import { planned } from '@/lib/acting/plan'

const ID = '0d3c2f7a-54a8-4f0b-8f0e-2f5b1f0c9a01'

describe('while a launch writes every second', () => {
  it('what a developer has just had written holds the next request back, which is not lost', async () => {
    const base = await rig(60, 6, { repositories: 1, alerts: 1 })
    await base.begin()
    const action = { kind: 'copilot' } as const
    const alerts = [{ number: 1, title: '' }]
    value(
      await base.store.actions.add({
        id: ID,
        organization: 'octo-org',
        login: 'octo-org',
        repositoryId: 1,
        repository: 'octo-org/shop',
        kind: 'copilot',
        numbers: [1],
        by: 'maya-manager',
        steps: planned({ id: ID, action, alerts, defaultBranch: 'main', me: 'maya-manager' }),
        startedAt: base.clock.now,
        endedAt: null,
        cancelled: false,
        forgotten: false,
      }),
    )
    const { now } = base.clock
    const asked = { by: 'maya-manager', at: now }
    const begun = await base.store.actions.begin({
      id: ID,
      index: 0,
      asked: { ...asked, sha: null },
      at: now,
      makesContent: false,
    })
    expect(value(begun).kind).toBe('begun')
    const [task] = await base.tasks()
    const id = task?.id ?? ''
    expect(value(await base.store.outbox.begin(id, asked, now + 0.5))).toBeNull()
    expect((await base.tasks())[0]?.state).toBe('waiting')
    expect(value(await base.store.outbox.begin(id, asked, now + 1))?.state).toBe('doing')
  })
})
