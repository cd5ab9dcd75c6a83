import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anySnapshot, campaignOf, NOW, PAYMENTS, sample, SHOP, visibleAlert } from './samples'
import { CHANGES, changeOf } from '@/lib/snapshots/changes'
import { compareSnapshots, type Comparison } from '@/lib/snapshots/compare'
import { changesIn, noCounts, type Difference } from '@/lib/snapshots/difference'
import type { Snapshot, SnapshotAlert } from '@/lib/snapshots/snapshot'
import { withhold } from '@/lib/snapshots/withhold'
import { DAY } from '@/lib/time'
import type { AlertStatus, Progress } from '@/lib/tracking/progress'

const MONTH = 30 * DAY
const STATUSES: readonly AlertStatus[] = ['open', 'in-progress', 'fixed', 'dismissed', 'not-visible']
const OTHER = '6f1f9d5e-8f60-4a51-9f0c-6d3f3f6d7a02'

function compared(a: Snapshot, b: Snapshot): Comparison {
  const outcome = compareSnapshots(a, b)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure))
  return outcome.value
}

/** An alert of a number that stands so. */
function alert(number: number, status: AlertStatus, repositoryId = 7): SnapshotAlert {
  if (status === 'not-visible') return { repositoryId, kind: 'code-scanning', number, status }
  const state = status === 'in-progress' ? 'open' : status
  const work = status === 'in-progress' ? [{ kind: 'branch' as const, name: 'b' }] : []
  return visibleAlert({ repositoryId, number, status, state, work })
}

const of = (alerts: SnapshotAlert[], change: Partial<Snapshot> = {}) =>
  sample({ campaigns: [campaignOf(alerts)], ...change })
const then = { asOf: NOW - MONTH, exportedAt: NOW - MONTH }

describe('what became of an alert', () => {
  it.each<[AlertStatus | null, AlertStatus | null, ReturnType<typeof changeOf>]>([
    ['open', 'open', null],
    ['open', 'fixed', 'fixed'],
    ['in-progress', 'fixed', 'fixed'],
    ['dismissed', 'fixed', 'fixed'],
    ['open', 'dismissed', 'dismissed'],
    ['fixed', 'open', 'reopened'],
    ['dismissed', 'in-progress', 'reopened'],
    ['open', 'in-progress', 'started'],
    ['in-progress', 'open', 'stopped'],
    ['open', 'not-visible', 'hidden'],
    ['not-visible', 'fixed', 'shown'],
    [null, 'fixed', 'came'],
    [null, 'not-visible', 'came'],
    ['open', null, 'left'],
  ])('from %s to %s is %s', (from, to, change) => {
    expect(changeOf(from, to)).toBe(change)
  })

  it('is of one kind whatever happened', () => {
    const all = [...STATUSES, null]
    for (const from of all) for (const to of all) expect(changeOf(from, to) === null).toBe(from === to)
  })
})

describe('two snapshots a month apart', () => {
  const older = of(
    [
      alert(1, 'open'),
      alert(2, 'open'),
      alert(3, 'in-progress'),
      alert(4, 'fixed'),
      alert(5, 'open'),
      alert(6, 'open', 8),
      alert(9, 'open', 8),
    ],
    then,
  )
  const newer = of([
    alert(1, 'fixed'),
    alert(2, 'in-progress'),
    alert(3, 'dismissed'),
    alert(4, 'open'),
    alert(5, 'not-visible'),
    alert(7, 'open'),
    alert(9, 'open', 8),
  ])
  const comparison = compared(newer, older)

  it('are told apart by when their data are of, not by the order in which they are given', () => {
    expect(compared(older, newer)).toEqual(comparison)
    expect(comparison.older).toEqual(then)
    expect(comparison.newer).toEqual({ asOf: NOW - 60, exportedAt: NOW })
  })

  it('show what was fixed, dismissed, reopened, begun, and what came and left', () => {
    const counts = {
      ...noCounts(),
      fixed: 1,
      started: 1,
      dismissed: 1,
      reopened: 1,
      hidden: 1,
      came: 1,
      left: 1,
    }
    expect(comparison.all.counts).toEqual(counts)
    expect(comparison.campaigns[0]).toMatchObject({ name: 'SQL injection', counts, details: [] })
    expect(comparison.all.before).toMatchObject({ total: 7, open: 5, inProgress: 1, fixed: 1 })
    expect(comparison.all.after).toMatchObject({ total: 7, open: 3, inProgress: 1, fixed: 1, dismissed: 1 })
  })

  it('name each alert with its title', () => {
    expect(comparison.all.alerts.map(({ number, change }) => [number, change])).toEqual([
      [1, 'fixed'],
      [2, 'started'],
      [3, 'dismissed'],
      [4, 'reopened'],
      [5, 'hidden'],
      [7, 'came'],
      [6, 'left'],
    ])
    expect(comparison.all.alerts[4]).toEqual({
      repositoryId: 7,
      kind: 'code-scanning',
      number: 5,
      change: 'hidden',
      from: 'open',
      to: 'not-visible',
      repository: 'octo-org/shop',
      // As it was when GitHub still showed it.
      title: 'Database query built from user-controlled sources',
      severity: 'high',
    })
    expect(comparison.all.alerts[6]).toMatchObject({ repository: null, to: null })
  })

  it('are compared by repository and team, those first in which most changed', () => {
    expect(
      comparison.all.repositories.map(({ key, label, counts }) => [key, label, changesIn(counts)]),
    ).toEqual([
      ['7', 'octo-org/shop', 6],
      ['8', null, 1],
    ])
    expect(comparison.all.teams.map(({ key, label, counts }) => [key, label, changesIn(counts)])).toEqual([
      ['payments', 'Payments', 6],
      ['', null, 1],
    ])
    expect(comparison.all.repositories[1]).toMatchObject({ before: { total: 2 }, after: { total: 1 } })
  })

  it('take the name that a repository has now, and the teams that it has now', () => {
    const renamed = of([alert(1, 'fixed')], {
      repositories: [{ ...SHOP, fullName: 'octo-org/store', name: 'store' }],
      teams: [{ ...PAYMENTS, slug: 'checkout', name: 'Checkout' }],
    })
    const { all } = compared(older, renamed)
    expect(all.alerts[0]?.repository).toBe('octo-org/store')
    expect(all.teams.map(({ key }) => key)).toContain('checkout')
    expect(all.teams.map(({ key }) => key)).not.toContain('payments')
  })
})

describe('comparing', () => {
  it('a snapshot with itself shows nothing', () => {
    fc.assert(
      fc.property(anySnapshot, (snapshot) => {
        const { all, campaigns, onlyNewer, onlyOlder, missing } = compared(snapshot, snapshot)
        expect(all).toMatchObject({ alerts: [], repositories: [], teams: [], counts: noCounts() })
        expect(all.before).toEqual(all.after)
        expect(campaigns).toHaveLength(1)
        expect(campaigns[0]).toMatchObject({ alerts: [], details: [], assignees: [], counts: noCounts() })
        expect([...onlyNewer, ...onlyOlder, ...missing.newer, ...missing.older]).toEqual([])
      }),
      { numRuns: 50 },
    )
  })

  const pair = fc.tuple(anySnapshot, anySnapshot)

  it('gives the same whichever is given first', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const earlier = { ...a, asOf: b.asOf - MONTH }
        expect(compared(earlier, b)).toEqual(compared(b, earlier))
      }),
      { numRuns: 50 },
    )
  })

  it('backwards in time is the mirror', () => {
    const mirrored = { came: 'left', left: 'came' } as const
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const forth = compared({ ...a, asOf: NOW - DAY }, { ...b, asOf: NOW }).all
        const back = compared({ ...a, asOf: NOW }, { ...b, asOf: NOW - DAY }).all
        expect(back.before).toEqual(forth.after)
        expect(back.after).toEqual(forth.before)
        expect(back.counts.came).toBe(forth.counts.left)
        expect(changesIn(back.counts)).toBe(changesIn(forth.counts))
        for (const [index, one] of forth.alerts.entries()) {
          const other = back.alerts[index]
          expect(other).toMatchObject({ number: one.number, from: one.to, to: one.from })
          if (one.change === 'came' || one.change === 'left') expect(other?.change).toBe(mirrored[one.change])
        }
      }),
      { numRuns: 100 },
    )
  })

  it('adds up: what was there, with what came to a status and went from it, is what is there', () => {
    const part: Record<AlertStatus, keyof Progress> = {
      open: 'open',
      'in-progress': 'inProgress',
      fixed: 'fixed',
      dismissed: 'dismissed',
      'not-visible': 'notVisible',
    }
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const { all, campaigns } = compared({ ...a, asOf: NOW - DAY }, { ...b, asOf: NOW })
        for (const status of STATUSES) {
          const came = all.alerts.filter(({ to }) => to === status).length
          const went = all.alerts.filter(({ from }) => from === status).length
          expect(all.after[part[status]]).toBe(all.before[part[status]] + came - went)
        }
        expect(all.after.total).toBe(all.before.total + all.counts.came - all.counts.left)
        // One campaign: all of it is in it. Repositories hold each change once.
        expect(campaigns[0]?.counts).toEqual(all.counts)
        expect(changesIn(all.counts)).toBe(all.alerts.length)
        for (const kind of CHANGES) expect(sumOf(all.repositories, kind)).toBe(all.counts[kind])
        for (const group of [...all.repositories, ...all.teams])
          expect(group.after.total).toBe(group.before.total + group.counts.came - group.counts.left)
      }),
      { numRuns: 100 },
    )
  })

  it('refuses another organization', () => {
    expect(compareSnapshots(sample(), sample({ organization: 'octo-labs' }))).toEqual({
      ok: false,
      failure: { kind: 'other-organization', name: 'octo-labs', expected: 'octo-org' },
    })
    expect(compareSnapshots(sample(), sample({ organization: 'Octo-Org' })).ok).toBe(true)
  })

  it('counts an alert of several campaigns once in all', () => {
    const both = (status: AlertStatus, change: Partial<Snapshot> = {}) =>
      sample({
        campaigns: [campaignOf([alert(1, status)]), campaignOf([alert(1, status)], { id: OTHER })],
        ...change,
      })
    const { all, campaigns } = compared(both('open', then), both('fixed'))
    expect(all.counts.fixed).toBe(1)
    expect(campaigns.map(({ counts }) => counts.fixed)).toEqual([1, 1])
  })

  it('names campaigns that only one of both holds, and leaves them out of the sums', () => {
    const older = of([alert(1, 'open')], then)
    const newer = sample({ campaigns: [campaignOf([alert(2, 'fixed')], { id: OTHER, name: 'Later' })] })
    const { all, onlyNewer, onlyOlder, campaigns } = compared(older, newer)
    expect(campaigns).toEqual([])
    expect(changesIn(all.counts)).toBe(0)
    expect(onlyNewer).toMatchObject([{ id: OTHER, name: 'Later', progress: { total: 1, fixed: 1 } }])
    expect(onlyOlder).toMatchObject([{ name: 'SQL injection' }])
  })

  it('tells what somebody changed about a campaign, and who was assigned', () => {
    const assigned = (...assignees: string[]) => [visibleAlert({ assignees })]
    const older = of(assigned('mona', 'lisa'), then)
    const change = { dueDate: '2027-01-31', managers: ['mona'], state: 'closed' as const }
    const newer = sample({ campaigns: [campaignOf(assigned('lisa', 'zoe'), change)] })
    const [campaign] = compared(older, newer).campaigns
    expect(campaign?.details).toEqual([
      { detail: 'dueDate', before: '2026-12-24', after: '2027-01-31' },
      { detail: 'managers', before: 'octocat', after: 'mona' },
      { detail: 'state', before: 'open', after: 'closed' },
    ])
    expect(campaign?.assignees).toMatchObject([{ number: 1, assigned: ['zoe'], unassigned: ['mona'] }])
  })

  it('says nothing about people where their names were withheld, and that it cannot', () => {
    const older = withhold(of([visibleAlert({ assignees: ['mona'] })], then), { people: true, paths: false })
    const newer = of([visibleAlert({ assignees: ['zoe'] })])
    const { campaigns, cautions } = compared(older, newer)
    expect(campaigns[0]).toMatchObject({ details: [], assignees: [] })
    expect(cautions).toEqual(['people-withheld'])
  })

  it('warns of what is not the same in both', () => {
    const cautions = (change: Partial<Snapshot>, other: Partial<Snapshot> = then) =>
      compared(sample(change), sample(other)).cautions
    expect(cautions({})).toEqual([])
    expect(cautions({ definitions: 2 })).toEqual(['definitions-differ'])
    expect(cautions({ scope: { campaigns: 'all', filters: ['severity:high'] } })).toEqual(['filters-differ'])
    expect(cautions({ scope: { campaigns: 'chosen', filters: [] }, campaigns: [] })).toEqual([
      'campaigns-differ',
    ])
    expect(cautions({ scope: { campaigns: 'chosen', filters: [] } })).toEqual([])
    expect(cautions({}, { exportedAt: NOW - 5 })).toEqual(['same-moment'])
  })

  it('says what was missing in one of them, and in both', () => {
    const lacks = (...names: string[]): Partial<Snapshot> => ({
      completeness: {
        state: 'partial',
        missing: names.map((name) => ({ subject: 'repository-alerts', name, why: { kind: 'timeout' } })),
      },
    })
    const { missing } = compared(sample({ ...then, ...lacks('a', 'b') }), sample(lacks('b', 'c')))
    expect(missing.older.map(({ name }) => name)).toEqual(['a'])
    expect(missing.both.map(({ name }) => name)).toEqual(['b'])
    expect(missing.newer.map(({ name }) => name)).toEqual(['c'])
  })
})

function sumOf(groups: readonly Difference[], kind: (typeof CHANGES)[number]): number {
  return groups.reduce((sum, { counts }) => sum + counts[kind], 0)
}
