import { describe, expect, it } from 'vitest'
import { day, dismissed, fixed, measured, RUNNING, tracked } from './tracked-alerts'

const flow = (...parameters: Parameters<typeof measured>) => measured(...parameters).flow

describe('the flow', () => {
  it('goes by weeks from Monday to Sunday, the first from the start, the last to now', () => {
    const campaign = { ...RUNNING, publishedAt: day(2) }
    const { weeks } = flow([tracked()], 15, { campaign })
    expect(weeks.map(({ week, from, to, isUnderway }) => [week, from, to, isUnderway])).toEqual([
      ['2026-W45', '2026-11-04', '2026-11-08', false],
      ['2026-W46', '2026-11-09', '2026-11-15', false],
      ['2026-W47', '2026-11-16', '2026-11-17', true],
    ])
  })

  it('is under way until the week is over, Sunday included', () => {
    expect(flow([tracked()], 6).weeks).toMatchObject([{ to: '2026-11-08', isUnderway: true }])
    expect(flow([tracked()], 7).weeks.map(({ isUnderway }) => isUnderway)).toEqual([false, true])
  })

  it('names weeks as ISO 8601 does around New Year', () => {
    const start = Date.UTC(2026, 11, 31) / 1000
    const campaign = { ...RUNNING, publishedAt: start }
    const { weeks } = flow([], 0, { campaign, asOf: start + 10 * 86_400 })
    expect(weeks.map(({ week, from }) => [week, from])).toEqual([
      ['2026-W53', '2026-12-31'],
      ['2027-W01', '2027-01-04'],
    ])
    const of2025 = flow([], 0, { campaign: { ...RUNNING, publishedAt: start - 367 * 86_400 }, asOf: 0 })
    expect(of2025.weeks).toMatchObject([{ week: '2026-W01', from: '2025-12-29' }])
  })

  it('counts what was closed and added, and leaves out what was closed before', () => {
    const alerts = [
      tracked(),
      fixed(-3),
      // On the day of the start, but before it.
      fixed(-0.1),
      fixed(0.1),
      fixed(8),
      dismissed(9, 'used in tests'),
      tracked({ createdAt: day(8) }),
    ]
    const { closedBefore, weeks, total } = flow(alerts, 9)
    expect(closedBefore).toBe(2)
    expect(weeks).toMatchObject([
      { fixed: 1, dismissed: 0, closed: 1, added: 0, net: 1 },
      { fixed: 1, dismissed: 1, closed: 2, added: 1, net: 1 },
    ])
    expect(total).toEqual({ fixed: 2, dismissed: 1, undone: 0, closed: 3, reopened: 0, added: 1, net: 2 })
  })
})
