import { describe, expect, it } from 'vitest'
import { day, fixed, hidden, measured, tracked } from './tracked-alerts'
import { COPILOT_LOGIN } from '@/lib/alerts/alert'
import type { Work } from '@/lib/tracking/work'

const stalled = (...parameters: Parameters<typeof measured>) => measured(...parameters).stalled
type Pull = Extract<Work, { kind: 'pull-request' }>
const pull = (change: Partial<Pull> = {}): Pull => ({
  kind: 'pull-request',
  number: 31,
  state: 'open',
  branch: null,
  ...change,
})
const branch: Work = { kind: 'branch', name: 'alert-autofix-1' }
const numbers = (list: { first: { number: number }[] }) => list.first.map(({ number }) => number)

describe('nothing started', () => {
  it('names repositories in which nothing is in progress and nothing was closed', () => {
    const alerts = [
      tracked({ repositoryId: 1 }),
      tracked({ repositoryId: 2 }),
      tracked({ repositoryId: 2 }),
      // Closed before the campaign: not its work.
      fixed(-1, { repositoryId: 2 }),
      tracked({ repositoryId: 3 }),
      fixed(1, { repositoryId: 3 }),
      tracked({ repositoryId: 4 }, { work: [branch] }),
      tracked({ repositoryId: 4 }),
      fixed(-1, { repositoryId: 5 }),
      hidden(6),
    ]
    expect(stalled(alerts, 9).untouched).toEqual({
      repositories: 2,
      alerts: 3,
      first: [
        { key: '2', label: 'octo-org/r2', remaining: 2 },
        { key: '1', label: 'octo-org/r1', remaining: 1 },
      ],
    })
  })
})

describe('assigned, no branch', () => {
  it('counts alerts that have not changed for more than a week', () => {
    const assignees = ['mona']
    const alerts = [
      tracked({ assignees, number: 1, updatedAt: day(0) }),
      tracked({ assignees, number: 2, updatedAt: day(-3) }),
      // Exactly a week, and less.
      tracked({ assignees, updatedAt: day(2) }),
      tracked({ assignees, updatedAt: day(9) }),
      tracked({ updatedAt: day(-9) }),
      tracked({ assignees, updatedAt: day(-9) }, { work: [branch] }),
      tracked({ assignees: [COPILOT_LOGIN], updatedAt: day(-9) }),
      fixed(1, { assignees }),
    ]
    const { assigned } = stalled(alerts, 9.5)
    expect(assigned).toMatchObject({ count: 2, longerThan: 7, unknown: 0 })
    expect(assigned.first.map(({ number, days }) => [number, days])).toEqual([
      [2, 12],
      [1, 9],
    ])
  })

  it('counts what Copilot or somebody has given up', () => {
    const ended = { work: [pull({ state: 'closed' })] }
    const alerts = [tracked({ assignees: [COPILOT_LOGIN] }, ended), tracked({ assignees: ['mona'] }, ended)]
    expect(stalled(alerts, 9).assigned.count).toBe(2)
  })
})

describe('a pull request that waits', () => {
  it('counts alerts whose oldest open one is older than two weeks', () => {
    const alerts = [
      tracked(
        { number: 1 },
        { work: [pull({ number: 40, createdAt: day(9) }), pull({ createdAt: day(1) })] },
      ),
      tracked({ number: 2 }, { work: [pull({ state: 'draft', createdAt: day(-3) })] }),
      tracked({}, { work: [pull({ createdAt: day(6) })] }),
      tracked({}, { work: [pull({ state: 'closed', createdAt: day(-9) })] }),
      fixed(1, {}),
    ]
    const { waiting } = stalled(alerts, 20)
    expect(waiting).toMatchObject({ count: 2, longerThan: 14, unknown: 0 })
    expect(waiting.first.map(({ number, pull, days }) => [number, pull, days])).toEqual([
      [2, 31, 23],
      [1, 31, 19],
    ])
  })

  it('says of how many it cannot tell', () => {
    const { waiting } = stalled([tracked({}, { work: [pull()] })], 20)
    expect(waiting).toEqual({ count: 0, longerThan: 14, unknown: 1, first: [] })
  })
})

describe('merged, still open', () => {
  it('counts alerts with a merged pull request and nothing that goes on', () => {
    const merged = pull({ state: 'merged', mergedAt: day(5) })
    const alerts = [
      tracked({ number: 1 }, { work: [merged, pull({ number: 40, state: 'merged', mergedAt: day(8) })] }),
      tracked({ number: 2, assignees: ['mona'] }, { work: [pull({ state: 'merged' })] }),
      tracked({ number: 3 }, { work: [merged] }),
      tracked({}, { work: [merged, pull({ number: 41 })] }),
      tracked({}, { work: [merged, branch] }),
      fixed(9),
    ]
    const { merged: found, assigned } = stalled(alerts, 20)
    expect(found).toMatchObject({ count: 3, longerThan: null, unknown: 1 })
    expect(found.first.map(({ number, pull, days }) => [number, pull, days])).toEqual([
      [3, 31, 15],
      [1, 40, 12],
      [2, 31, null],
    ])
    // An alert is in one list at most.
    expect(assigned.count).toBe(0)
  })
})

describe('lists of stalled work', () => {
  it('name the first ten and tell everything that is needed to find them', () => {
    const alerts = Array.from({ length: 12 }, (_, index) =>
      tracked({ assignees: ['mona'], number: 100 - index, repositoryId: 1 + (index % 2) }),
    )
    const { assigned } = stalled(alerts, 9)
    expect(assigned.count).toBe(12)
    expect(numbers(assigned)).toEqual([90, 92, 94, 96, 98, 100, 89, 91, 93, 95])
    expect(assigned.first[0]).toEqual({
      repositoryId: 1,
      kind: 'code-scanning',
      number: 90,
      repository: 'octo-org/r1',
      title: 'Database query built from user input',
      severity: 'high',
      days: 19,
      pull: null,
    })
    expect(stalled(alerts.toReversed(), 9).assigned).toEqual(assigned)
  })
})
