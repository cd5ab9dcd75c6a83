import { beforeEach, describe, expect, it } from 'vitest'
import { pulled, testBackend, valueOf, type TestBackend } from './backend'
import { ORGANIZATION, someAlerts } from './some-alerts'
import type { Input } from '@/lib/backend/contract'
import { DAY } from '@/lib/time'

let backend: TestBackend
const failureOf = (outcome: { ok: boolean }) => ('failure' in outcome ? outcome.failure : null)

const input = (change: Partial<Input<'campaigns.create'>> = {}): Input<'campaigns.create'> => ({
  organization: ORGANIZATION,
  query: 'is:open autofilter:true autofix:supported tag:external/cwe/cwe-089',
  template: 'sql-injection',
  details: {
    name: 'No SQL injection',
    description: 'Use parameters.',
    dueDate: '2026-12-24',
    managers: ['@maya-manager'],
    contactLink: null,
  },
  timeZone: 'Europe/Berlin',
  launch: { autofix: false, issues: false },
  publishing: { share: false, native: false },
  as: 'open',
  ...change,
})
const create = async (change: Partial<Input<'campaigns.create'>> = {}) =>
  valueOf(await backend.handlers['campaigns.create'](input(change)))

beforeEach(async () => {
  backend = await testBackend()
  await pulled(backend)
})

describe('creating a campaign', () => {
  it('takes the open alerts that match, and their progress', async () => {
    const campaign = await create()
    expect(campaign).toMatchObject({
      state: 'open',
      managers: ['maya-manager'],
      createdBy: 'maya-manager',
      repositories: 1,
      leftOut: 0,
      progress: { total: 3, open: 2, inProgress: 1, fixed: 0, dismissed: 0, notVisible: 0 },
      due: { state: 'started', daysLeft: 34 },
    })
    expect(backend.changes).toContainEqual({ topic: 'campaigns', organization: ORGANIZATION })
  })

  it('never takes closed alerts, whatever the filter says', async () => {
    expect((await create({ query: 'tag:external/cwe/cwe-089' })).progress.total).toBe(3)
    expect(failureOf(await backend.handlers['campaigns.create'](input({ query: 'is:closed' })))).toEqual({
      kind: 'nothing-selected',
    })
  })

  it('refuses a filter with problems instead of ignoring a part of it', async () => {
    const outcome = await backend.handlers['campaigns.create'](input({ query: 'is:open severity:hgih' }))
    expect(failureOf(outcome)).toMatchObject({ kind: 'invalid-input', problems: [{ field: 'query' }] })
    expect(
      valueOf(await backend.handlers['campaigns.list']({ organization: ORGANIZATION })).campaigns,
    ).toEqual([])
  })

  it('refuses the eleventh, also when twelve are created at once', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, () => backend.handlers['campaigns.create'](input())),
    )
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(10)
    expect(outcomes.map(failureOf).filter(Boolean)).toEqual(
      Array.from({ length: 2 }, () => ({ kind: 'too-many-campaigns', limit: 10 })),
    )
    expect((await create({ as: 'draft' })).state).toBe('draft')
  })

  it('needs a pull first', async () => {
    const empty = await testBackend()
    const outcome = await empty.handlers['campaigns.create'](input())
    expect(failureOf(outcome)).toEqual({ kind: 'never-synced', organization: ORGANIZATION })
  })

  it('falls back to UTC for a zone that does not exist', async () => {
    expect((await create({ timeZone: 'Nowhere/Atlantis' })).timeZone).toBe('UTC')
  })
})

describe('changing a campaign', () => {
  const edit = (id: string, revision: number, name: string) =>
    backend.handlers['campaigns.edit']({ id, revision, details: { ...input().details, name } })

  it('edits, and refuses an edit made on an older state', async () => {
    const { id, revision } = await create()
    const edited = valueOf(await edit(id, revision, 'Renamed'))
    expect(edited.name).toBe('Renamed')
    expect(failureOf(await edit(id, revision, 'Lost'))).toEqual({ kind: 'campaign-changed' })
    expect(valueOf(await edit(id, edited.revision, 'Again')).name).toBe('Again')
  })

  it('closes once on a double click, frees a place, and reopens', async () => {
    const campaigns = []
    for (let i = 0; i < 10; i++) campaigns.push(await create())
    const id = campaigns[0]?.id ?? ''
    const [first, second] = await Promise.all([
      backend.handlers['campaigns.close']({ id }),
      backend.handlers['campaigns.close']({ id }),
    ])
    expect(valueOf(second).revision).toBe(valueOf(first).revision)
    await create()
    expect(failureOf(await backend.handlers['campaigns.reopen']({ id }))).toMatchObject({
      kind: 'too-many-campaigns',
    })
    valueOf(await backend.handlers['campaigns.close']({ id: campaigns[1]?.id ?? '' }))
    expect(valueOf(await backend.handlers['campaigns.reopen']({ id })).state).toBe('open')
  })

  it('deletes everything of it', async () => {
    const { id } = await create()
    await pulled(backend)
    expect(valueOf(await backend.store.daily.ofCampaign(id))).toHaveLength(1)
    valueOf(await backend.handlers['campaigns.delete']({ id }))
    expect(valueOf(await backend.store.daily.ofCampaign(id))).toEqual([])
    expect(failureOf(await backend.handlers['campaigns.track']({ id }))).toEqual({ kind: 'campaign-gone' })
    expect(failureOf(await backend.handlers['campaigns.delete']({ id }))).toEqual({ kind: 'campaign-gone' })
  })
})

describe('tracking a campaign', () => {
  it('moves when an alert is fixed, and keeps the alerts that vanish as not visible', async () => {
    const { id } = await create()
    backend.clock.now += 3 * DAY
    const fixed = {
      state: 'fixed',
      fixedAt: backend.clock.now - DAY,
      updatedAt: backend.clock.now - DAY,
    } as const
    await pulled(
      backend,
      someAlerts().flatMap((alert) => {
        if (alert.repositoryId === 1 && alert.number === 1) return [{ ...alert, ...fixed }]
        return alert.repositoryId === 1 && alert.number === 3 ? [] : [alert]
      }),
    )
    const tracking = valueOf(await backend.handlers['campaigns.track']({ id }))
    expect(tracking.campaign.progress).toEqual({
      total: 3,
      open: 0,
      inProgress: 1,
      fixed: 1,
      dismissed: 0,
      notVisible: 1,
    })
    expect(tracking.autofix).toEqual({ supported: 2, remaining: 1, pending: 0, ready: 0, none: 0, failed: 0 })
    expect(tracking.metrics.timeline.map(({ fixed }) => fixed)).toEqual([0, 0, 1, 1])
    expect(tracking.metrics.timeline.at(-1)?.inProgress).toBe(1)
  })

  it('remembers what was in progress on the days on which somebody looked', async () => {
    const { id } = await create()
    backend.clock.now += DAY
    await pulled(backend)
    const looked = valueOf(await backend.store.daily.ofCampaign(id))
    expect(looked.map(({ date, progress }) => [date, progress.inProgress])).toEqual([['2026-11-21', 1]])
    backend.clock.now += 2 * DAY
    await pulled(backend)
    const { timeline } = valueOf(await backend.handlers['campaigns.track']({ id })).metrics
    expect(timeline.map(({ date, inProgress }) => [date, inProgress])).toEqual([
      ['2026-11-20', null],
      ['2026-11-21', 1],
      ['2026-11-22', null],
      ['2026-11-23', 1],
    ])
  })

  it('lists in progress first, and filters both views', async () => {
    const { id } = await create({ query: 'is:open', template: null })
    const page = { id, query: '', offset: 0, limit: 50 }
    const alerts = valueOf(await backend.handlers['campaigns.alerts']({ ...page, group: null }))
    expect(alerts.rows.map(({ status, severity }) => `${status} ${severity}`)).toEqual([
      'in-progress high',
      'open critical',
      'open high',
      'open high',
      'open high',
    ])
    expect(alerts.rows[0]?.url).toBe('https://github.com/octo-org/orders/security/code-scanning/2')
    const byRepository = { ...page, by: 'repository' } as const
    const groups = valueOf(await backend.handlers['campaigns.groups'](byRepository))
    expect(groups.rows.map(({ key, label, progress }) => [key, label, progress.total])).toEqual([
      ['1', 'octo-org/orders', 3],
      ['2', 'octo-org/shop', 2],
    ])
    const filtered = valueOf(
      await backend.handlers['campaigns.groups']({ ...byRepository, query: 'team:payments' }),
    )
    expect(filtered.rows.map(({ label }) => label)).toEqual(['octo-org/orders'])
    const wrong = valueOf(
      await backend.handlers['campaigns.alerts']({ ...page, query: 'foo:bar', group: null }),
    )
    expect(wrong).toMatchObject({ rows: [], problems: [{ reason: 'unknown-qualifier' }] })
  })
})
