import { beforeEach, describe, expect, it } from 'vitest'
import { aCreation, failureOf } from './a-creation'
import { NOW, pulled, testBackend, valueOf, type TestBackend } from './backend'
import { ORGANIZATION } from './some-alerts'
import type { Answer, Backend, Input } from '@/lib/backend/contract'
import { snapshotBackend } from '@/lib/backend/over-snapshot'
import { fail } from '@/lib/failure'
import { EXPORTS } from '@/lib/exports/kinds'
import { readSnapshot } from '@/lib/snapshots/read'
import type { Snapshot } from '@/lib/snapshots/snapshot'
import { DAY } from '@/lib/time'

const everything = { organization: ORGANIZATION, ids: null, query: '', people: true, paths: true }
const GONE = '6f0b4f0e-6c1c-4a9c-9d57-0a1f4a3f5b11'

let backend: TestBackend
let id: string

beforeEach(async () => {
  backend = await testBackend()
  await pulled(backend)
  id = valueOf(await backend.handlers['campaigns.create'](aCreation())).id
  const other = aCreation({ query: 'is:open severity:critical' })
  other.details.name = 'Critical'
  valueOf(await backend.handlers['campaigns.create'](other))
  backend.clock.now += 3 * DAY
  await pulled(backend)
})

async function snapshotOf(change: Partial<Input<'snapshot.make'>> = {}): Promise<Snapshot> {
  const { text } = valueOf(await backend.handlers['snapshot.make']({ ...everything, ...change }))
  return valueOf(readSnapshot(text, text.length))
}

const exported = async (
  change: Partial<Input<'export.make'>>,
  from: Pick<Backend, 'call'> | null = null,
): Promise<Answer<'export.make'>> => {
  const input = { ...everything, kind: 'markdown' as const, ...change }
  return valueOf(from ? await from.call('export.make', input) : await backend.handlers['export.make'](input))
}

describe('a snapshot', () => {
  it('says what it is of', async () => {
    expect(await snapshotOf()).toMatchObject({
      scope: { campaigns: 'all', filters: [] },
      withheld: { people: false, paths: false },
      definitions: 1,
      asOf: NOW + 3 * DAY,
    })
    const one = await snapshotOf({ ids: [id], query: ' severity:critical ' })
    expect(one.scope).toEqual({ campaigns: 'chosen', filters: ['severity:critical'] })
    expect(one.campaigns).toHaveLength(1)
  })

  it('holds the very metrics that the campaign’s page shows', async () => {
    const { metrics } = valueOf(await backend.handlers['campaigns.track']({ id }))
    expect((await snapshotOf({ ids: [id] })).campaigns[0]?.metrics).toEqual(metrics)
  })

  it('with a filter holds the matching alerts, and numbers of these alone', async () => {
    const [campaign] = (await snapshotOf({ ids: [id], query: 'severity:critical' })).campaigns
    expect(campaign?.alerts.map(({ repositoryId, number }) => [repositoryId, number])).toEqual([[1, 3]])
    expect(campaign?.progress).toMatchObject({ total: 1, open: 1 })
    expect(campaign?.metrics.age.total.alerts).toBe(1)
    expect(campaign?.metrics.standings.repositories).toHaveLength(1)
    // What was counted of all alerts on earlier days says nothing of one of them.
    expect(campaign?.metrics.timeline[0]?.inProgress).toBeNull()
  })

  it('is not made with a filter that has problems', async () => {
    const problems = [{ field: 'query', problem: 'fields.query.invalid' }]
    for (const query of ['severity:hgih', 'foo:bar', 'severity:high,'])
      expect(failureOf(await backend.handlers['snapshot.make']({ ...everything, query }))).toEqual({
        kind: 'invalid-input',
        problems,
      })
  })

  it('is made without names and without paths', async () => {
    const { text } = valueOf(
      await backend.handlers['snapshot.make']({ ...everything, people: false, paths: false }),
    )
    expect(text).not.toMatch(/maya|Orders\.java|app\.js/)
    expect(valueOf(readSnapshot(text, text.length)).withheld).toEqual({ people: true, paths: true })
  })
})

describe.each(EXPORTS)('the export %s', (kind) => {
  it('is the same from the background and from a snapshot of it', async () => {
    const opened = snapshotBackend(await snapshotOf())
    for (const change of [
      {},
      { ids: [id] },
      { people: false },
      { paths: false },
      { ids: [id], people: false, paths: false },
    ])
      expect(await exported({ kind, ...change }, opened)).toEqual(await exported({ kind, ...change }))
  })

  it('with a filter too', async () => {
    const opened = snapshotBackend(await snapshotOf())
    const change = { kind, ids: [id], query: 'severity:critical' }
    const file = await exported(change, opened)
    expect(file).toEqual(await exported(change))
    expect(file.text).toContain('severity:critical')
    expect(file.text).not.toBe((await exported({ kind, ids: [id] })).text)
  })

  it('holds no token', async () => {
    expect((await exported({ kind })).text).not.toContain('a token')
  })

  it('says why there is none', async () => {
    const make = (change: Partial<typeof everything>) =>
      backend.handlers['export.make']({ ...everything, ...change, kind })
    expect(await backend.handlers['export.make']({ ...everything, ids: [id, GONE], kind })).toEqual(
      fail({ kind: 'campaign-gone' }),
    )
    expect(failureOf(await make({ query: 'severity:hgih' }))).toMatchObject({ kind: 'invalid-input' })
    const unknown = await make({ organization: 'octo-labs' })
    expect(failureOf(unknown)).toMatchObject({ kind: 'never-synced' })
  })
})

describe('an opened snapshot', () => {
  it('can be handed on, whole, in part and without names', async () => {
    const snapshot = await snapshotOf()
    const opened = snapshotBackend(snapshot)
    const again = async (change: Partial<Input<'snapshot.make'>>) => {
      const { text } = valueOf(await opened.call('snapshot.make', { ...everything, ...change }))
      return valueOf(readSnapshot(text, text.length))
    }
    expect(await again({})).toEqual(snapshot)
    const part = await again({ ids: [id], people: false })
    expect(part.campaigns.map((campaign) => campaign.id)).toEqual([id])
    expect(part).toMatchObject({ withheld: { people: true, paths: false }, scope: { campaigns: 'chosen' } })
    // Who and when stay those of the export: nothing is measured anew.
    expect(part.exportedAt).toBe(snapshot.exportedAt)
  })

  it('adds a filter to those that are in force already', async () => {
    const opened = snapshotBackend(await snapshotOf({ query: 'is:open' }))
    const { text } = valueOf(
      await opened.call('snapshot.make', { ...everything, query: 'severity:critical' }),
    )
    expect(valueOf(readSnapshot(text, text.length)).scope.filters).toEqual(['is:open', 'severity:critical'])
  })

  it('does not give back what was withheld from it, and cannot be filtered by it', async () => {
    const opened = snapshotBackend(await snapshotOf({ people: false, paths: false }))
    const file = await exported({ kind: 'csv-alerts' }, opened)
    expect(file.text).not.toMatch(/maya|Orders\.java/)
    expect(file.text).toContain('"names of people, paths and lines of alerts"')
    const filtered = await opened.call('export.make', { ...everything, kind: 'html', query: 'path:web' })
    expect(failureOf(filtered)).toMatchObject({ kind: 'invalid-input' })
    const page = { id, group: null, query: 'path:web', offset: 0, limit: 10 }
    expect(await opened.call('campaigns.alerts', page)).toMatchObject({
      ok: true,
      value: { total: 0, problems: [{ reason: 'data-missing', data: 'paths' }] },
    })
  })

  it('says why there is no file', async () => {
    const opened = snapshotBackend(await snapshotOf())
    const other = { ...everything, organization: 'octo-labs' }
    expect(failureOf(await opened.call('snapshot.make', other))).toMatchObject({ kind: 'not-found' })
    const gone = { ...everything, ids: [GONE] }
    expect(failureOf(await opened.call('snapshot.make', gone))).toEqual({ kind: 'campaign-gone' })
  })
})
