import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAY } from '@/lib/time'
import { timeline, type Closing } from '@/lib/tracking/timeline'

const START = Date.UTC(2026, 0, 1, 12) / 1000
const none = new Map<string, number>()
const open: Closing = { state: 'open', closedAt: null }
const fixed = (days: number): Closing => ({ state: 'fixed', closedAt: START + days * DAY })

describe('timeline', () => {
  it('is one day for a campaign that starts today', () => {
    expect(timeline([open, open], START, START, none)).toEqual([
      { date: '2026-01-01', scope: 2, fixed: 0, dismissed: 0, remaining: 2, inProgress: null },
    ])
  })

  it('counts closings on their day and earlier ones from the first day', () => {
    const days = timeline([open, fixed(-30), fixed(1), fixed(1)], START, START + 2 * DAY, none)
    expect(days.map((day) => day.fixed)).toEqual([1, 3, 3])
    expect(days.map((day) => day.remaining)).toEqual([3, 1, 1])
  })

  it('counts an alert that was reopened as remaining, on every day', () => {
    const reopened: Closing = { state: 'open', closedAt: START + DAY }
    const days = timeline([reopened], START, START + 2 * DAY, none)
    expect(days.map(({ remaining, fixed, dismissed }) => [remaining, fixed, dismissed])).toEqual([
      [1, 0, 0],
      [1, 0, 0],
      [1, 0, 0],
    ])
  })

  it('knows in progress only on days on which somebody looked', () => {
    const looked = new Map([
      ['2026-01-01', 1],
      ['2026-01-03', 9],
    ])
    const days = timeline([open, open], START, START + 2 * DAY, looked)
    expect(days.map((day) => day.inProgress)).toEqual([1, null, 2])
  })

  it('thins long histories to weeks and keeps today', () => {
    const days = timeline([open], START, START + 500 * DAY, none)
    expect(days.length).toBe(72)
    expect(days.at(-1)?.date).toBe('2027-05-16')
  })

  it('adds up to the scope on every day, in whatever order the alerts come', () => {
    const closing = fc.record({
      state: fc.constantFrom('open' as const, 'fixed' as const, 'dismissed' as const),
      closedAt: fc.option(fc.integer({ min: START - 100 * DAY, max: START + 700 * DAY })),
    })
    fc.assert(
      fc.property(fc.array(closing), fc.integer({ min: 0, max: 600 }), (alerts, length) => {
        const now = START + length * DAY
        const days = timeline(alerts, START, now, none)
        for (const day of days) expect(day.fixed + day.dismissed + day.remaining).toBe(day.scope)
        for (const [i, day] of days.entries())
          expect(day.remaining).toBeLessThanOrEqual(days[i - 1]?.remaining ?? Infinity)
        expect(days.at(-1)?.date).toBe(new Date(now * 1000).toISOString().slice(0, 10))
        expect(timeline([...alerts].reverse(), START, now, none)).toEqual(days)
      }),
    )
  })
})
