import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anySnapshot, campaignOf, NOW, sample, visibleAlert } from './samples'
import type { Snapshot } from '@/lib/snapshots/snapshot'
import { trend, type Trend } from '@/lib/snapshots/trend'
import { DAY } from '@/lib/time'

const OTHER = '6f1f9d5e-8f60-4a51-9f0c-6d3f3f6d7a02'

function trendOf(...snapshots: Snapshot[]): Trend {
  const outcome = trend(snapshots)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure))
  return outcome.value
}

const fixed = (number: number) => visibleAlert({ number, state: 'fixed', status: 'fixed', fixedAt: NOW })
const open = (number: number) => visibleAlert({ number })

describe('a row of snapshots', () => {
  const first = sample({ asOf: NOW - 60 * DAY, campaigns: [campaignOf([open(1), open(2)])] })
  const second = sample({
    asOf: NOW - 30 * DAY,
    campaigns: [campaignOf([open(3)], { id: OTHER, name: 'Later' })],
  })
  const third = sample({
    asOf: NOW,
    campaigns: [
      campaignOf([fixed(1), open(2)], { name: 'Injection', dueDate: '2027-01-31' }),
      campaignOf([open(2), fixed(3)], { id: OTHER, name: 'Later', state: 'closed' }),
    ],
  })
  const { moments, campaigns, all, isComparable } = trendOf(third, first, second)

  it('goes by when the data are of', () => {
    expect(moments.map(({ asOf }) => asOf)).toEqual([NOW - 60 * DAY, NOW - 30 * DAY, NOW])
    expect(isComparable).toBe(true)
  })

  it('has a gap where a campaign is not in a snapshot, and the latest name', () => {
    expect(campaigns.map(({ name }) => name)).toEqual(['Injection', 'Later'])
    expect(campaigns[0]?.points.map((point) => point && [point.progress.fixed, point.dueDate])).toEqual([
      [0, '2026-12-24'],
      null,
      [1, '2027-01-31'],
    ])
    expect(campaigns[1]?.points.map((point) => point && point.state)).toEqual([null, 'open', 'closed'])
  })

  it('counts each alert of a snapshot once in all', () => {
    expect(all.map(({ total, fixed: done }) => [total, done])).toEqual([
      [2, 0],
      [1, 0],
      [3, 2],
    ])
  })

  it('says so where filters differ', () => {
    const filtered = sample({ scope: { campaigns: 'all', filters: ['severity:high'] } })
    expect(trendOf(first, filtered).isComparable).toBe(false)
  })

  it('is of one organization, and of something', () => {
    const other = sample({ organization: 'octo-labs', asOf: NOW - DAY })
    expect(trend([other, third])).toEqual({
      ok: false,
      failure: { kind: 'other-organization', name: 'octo-labs', expected: 'octo-org' },
    })
    expect(trend([])).toEqual({ ok: false, failure: { kind: 'nothing-selected' } })
  })

  it('is the same in whatever order they were opened', () => {
    fc.assert(
      fc.property(fc.array(anySnapshot, { minLength: 1, maxLength: 4 }), (snapshots) => {
        const apart = snapshots.map((snapshot, index) => ({ ...snapshot, asOf: NOW - index * DAY }))
        const one = trendOf(...apart)
        expect(trendOf(...apart.toReversed())).toEqual(one)
        expect(one.campaigns[0]?.points.map((point) => point?.progress)).toEqual(
          apart.toReversed().map(({ campaigns: [campaign] }) => campaign?.progress),
        )
      }),
      { numRuns: 30 },
    )
  })
})
