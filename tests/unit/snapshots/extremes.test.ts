import { describe, expect, it } from 'vitest'
import { campaignOf, NOW, sample, visibleAlert } from './samples'
import { compareSnapshots } from '@/lib/snapshots/compare'
import { readSnapshot } from '@/lib/snapshots/read'
import type { Snapshot, SnapshotCampaign } from '@/lib/snapshots/snapshot'
import { writeSnapshot } from '@/lib/snapshots/write'

const of = (campaign: SnapshotCampaign, change: Partial<Snapshot> = {}) =>
  sample({ campaigns: [campaign], ...change })
const again = (snapshot: Snapshot) => {
  const text = writeSnapshot(snapshot)
  return readSnapshot(text, text.length)
}

function problemsOf(snapshot: Snapshot): string[] {
  const outcome = again(snapshot)
  if (outcome.ok || outcome.failure.kind !== 'snapshot-damaged') throw new Error('It is not damaged')
  return outcome.failure.problems
}

describe('a due date at the end of all dates', () => {
  const far = campaignOf([visibleAlert()], { dueDate: '9999-12-31' })

  it('is read as it is', () => {
    expect(again(of(far))).toEqual({ ok: true, value: of(far) })
  })
})

describe('a history', () => {
  const campaign = campaignOf([visibleAlert()])
  const [first] = campaign.metrics.timeline
  if (!first) throw new Error('No day')
  const withDays = (...dates: string[]) =>
    of({
      ...campaign,
      metrics: { ...campaign.metrics, timeline: dates.map((date) => ({ ...first, date })) },
    })

  it.each([
    ['before the campaign', ['0001-01-01', first.date], 'timeline[0].date: not between'],
    ['after the data', [first.date, '9999-12-31'], 'timeline[1].date: not between'],
  ])('of days %s is damaged', (_, dates, expected) => {
    expect(problemsOf(withDays(...dates)).join('\n')).toContain(expected)
  })
})

describe('a computer whose clock goes wrong', () => {
  const early = of(campaignOf([visibleAlert()]), { exportedAt: NOW - 30 * 86_400, asOf: NOW - 60 })

  it('may export before the moment of the data: the file is read, and both moments are kept', () => {
    expect(again(early)).toEqual({ ok: true, value: early })
  })

  it('changes nothing of which snapshot is the newer one', () => {
    const earlier = of(campaignOf([visibleAlert()]), { asOf: NOW - 86_400 })
    const compared = compareSnapshots(earlier, early)
    expect(compared).toEqual(compareSnapshots(early, earlier))
  })
})

describe('texts of a million characters', () => {
  const long = 'a'.repeat(1_000_000)

  it('are read and compared', () => {
    const campaign = campaignOf([visibleAlert()], { name: long, description: long, filter: long })
    const outcome = again(of(campaign))
    expect(outcome.ok && outcome.value.campaigns[0]?.name.length).toBe(1_000_000)
    expect(() => compareSnapshots(of(campaign), sample())).not.toThrow()
  })
})
