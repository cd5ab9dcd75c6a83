import { beforeEach, describe, expect, it } from 'vitest'
import { aCreation, failureOf } from './a-creation'
import { pulled, testBackend, valueOf, type TestBackend } from './backend'
import { ORGANIZATION, someAlerts } from './some-alerts'
import type { Alert } from '@/lib/alerts/alert'
import { GITHUB_LIMITS } from '@/lib/campaigns/limits'
import { describe as sentence } from '@/lib/i18n/failure'
import { t } from '@/lib/i18n'

let backend: TestBackend
const create = (change: Parameters<typeof aCreation>[0] = {}) =>
  backend.handlers['campaigns.create'](aCreation(change))
const size = async (query = 'is:open') =>
  valueOf(await backend.handlers['selection.size']({ organization: ORGANIZATION, query }))

/** So many open alerts in repository 1, which was pushed before repository 2, and there. */
function many(first: number, second: number): Alert[] {
  const [plain] = someAlerts()
  if (!plain) throw new Error('there are some alerts')
  const of = (repositoryId: number, count: number) =>
    Array.from({ length: count }, (_, index) => ({ ...plain, repositoryId, number: index + 1 }))
  return [...of(1, first), ...of(2, second)]
}

beforeEach(async () => {
  backend = await testBackend()
  await pulled(backend)
})

describe('the limits', () => {
  const raised = { alerts: 2000, repositories: 100, openCampaigns: 12 }

  it('are GitHub’s own at first', async () => {
    expect(valueOf(await backend.handlers['limits.read']({}))).toEqual({
      ...GITHUB_LIMITS,
      github: GITHUB_LIMITS,
    })
  })

  it('are raised, stored and announced', async () => {
    expect(valueOf(await backend.handlers['limits.save'](raised))).toEqual({
      ...raised,
      github: GITHUB_LIMITS,
    })
    expect(backend.changes).toContainEqual({ topic: 'limits', organization: null })
    expect(valueOf(await backend.handlers['limits.read']({}))).toMatchObject(raised)
  })

  it('are never lowered below GitHub’s: field by field, with a sentence, and nothing is stored or announced', async () => {
    valueOf(await backend.handlers['limits.save'](raised))
    backend.changes.length = 0
    const outcome = await backend.handlers['limits.save']({
      alerts: 3000,
      repositories: 99,
      openCampaigns: 1,
    })
    expect(failureOf(outcome)).toEqual({
      kind: 'invalid-input',
      problems: [
        { field: 'repositories', problem: 'fields.limits.low', values: { limit: 100 } },
        { field: 'openCampaigns', problem: 'fields.limits.low', values: { limit: 10 } },
      ],
    })
    expect(t('fields.limits.low', { limit: 100 })).toContain('100')
    expect(!outcome.ok && sentence(outcome.failure).what).not.toBe('')
    expect(backend.changes).toEqual([])
    expect(valueOf(await backend.handlers['limits.read']({}))).toMatchObject(raised)
  })

  it('decide how many campaigns may be open, at creation, publishing and reopening', async () => {
    const drafts = []
    for (let i = 0; i < 3; i++) drafts.push(valueOf(await create({ as: 'draft' })).id)
    const [first = '', second = '', third = ''] = drafts
    for (let i = 0; i < 10; i++) valueOf(await create())
    expect(failureOf(await backend.handlers['campaigns.publish']({ id: first }))).toEqual({
      kind: 'too-many-campaigns',
      limit: 10,
    })
    valueOf(await backend.handlers['limits.save'](raised))
    valueOf(await backend.handlers['campaigns.publish']({ id: first }))
    valueOf(await backend.handlers['campaigns.close']({ id: first }))
    valueOf(await backend.handlers['campaigns.publish']({ id: second }))
    valueOf(await backend.handlers['campaigns.publish']({ id: third }))
    const full = { kind: 'too-many-campaigns', limit: 12 }
    expect(failureOf(await create())).toEqual(full)
    expect(failureOf(await backend.handlers['campaigns.reopen']({ id: first }))).toEqual(full)
  })

  it('decide what fits into a campaign', async () => {
    await pulled(backend, many(900, 700))
    expect(await size()).toMatchObject({ alerts: 1600, big: true, kept: { alerts: 1000, repositories: 2 } })
    expect(valueOf(await create())).toMatchObject({ leftOut: 600, progress: { total: 1000 } })
    valueOf(await backend.handlers['limits.save'](raised))
    expect(await size()).toMatchObject({ big: false, kept: { alerts: 1600, repositories: 2 } })
    expect(valueOf(await create())).toMatchObject({ leftOut: 0, progress: { total: 1600 } })
  })
})

describe('the preview', () => {
  it('names every repository concerned, the ones that are in first, by their last push', async () => {
    await pulled(backend, many(900, 700))
    expect((await size()).preview).toEqual([
      { repository: 'octo-org/shop', alerts: 700, kept: 700 },
      { repository: 'octo-org/orders', alerts: 900, kept: 300 },
    ])
    await pulled(backend, many(5, 1000))
    expect((await size()).preview).toEqual([
      { repository: 'octo-org/shop', alerts: 1000, kept: 1000 },
      { repository: 'octo-org/orders', alerts: 5, kept: 0 },
    ])
  })

  it('is what creation then keeps', async () => {
    await pulled(backend, many(900, 700))
    const { preview, kept } = await size()
    const { id } = valueOf(await create())
    const groups = valueOf(
      await backend.handlers['campaigns.groups']({ id, by: 'repository', query: '', offset: 0, limit: 500 }),
    )
    const totals = new Map(groups.rows.map(({ label, progress }) => [label, progress.total]))
    expect(preview.map(({ repository, kept }) => [repository, kept])).toEqual(
      preview.map(({ repository }) => [repository, totals.get(repository)]),
    )
    expect(groups.total).toBe(kept.repositories)
  })

  it('has no name for a repository that the listing did not name, and is empty where nothing matches', async () => {
    const [plain] = someAlerts()
    if (!plain) throw new Error('there are some alerts')
    await pulled(backend, [{ ...plain, repositoryId: 77 }])
    expect((await size()).preview).toEqual([{ repository: null, alerts: 1, kept: 1 }])
    expect((await size('severity:low')).preview).toEqual([])
    expect(await size('severity:hgih')).toMatchObject({ preview: [], problems: [expect.anything()] })
  })
})
