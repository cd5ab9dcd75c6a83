import { describe, expect, it } from 'vitest'
import { day, dismissed, fixed, hidden, look, measured, tracked } from './tracked-alerts'

const days = (...parameters: Parameters<typeof measured>) => measured(...parameters).timeline

describe('the timeline', () => {
  it('is one day for a campaign that starts today', () => {
    expect(days([tracked(), tracked()], 0)).toEqual([
      {
        date: '2026-11-02',
        scope: 2,
        fixed: 0,
        dismissed: 0,
        remaining: 2,
        inProgress: 0,
        open: 2,
        reopened: 0,
      },
    ])
  })

  it('counts closings on their day and earlier ones from the first day', () => {
    const timeline = days([tracked(), fixed(-5), fixed(1), dismissed(1, "won't fix")], 2)
    expect(timeline.map((one) => [one.fixed, one.dismissed, one.remaining])).toEqual([
      [1, 0, 3],
      [2, 1, 1],
      [2, 1, 1],
    ])
  })

  it('goes by days of UTC, whatever the hour', () => {
    // Noon is the start: 11:59 later is still that day, a minute more is not.
    const timeline = days([fixed(0.5 - 1 / 1440), fixed(0.5)], 1)
    expect(timeline.map((one) => one.fixed)).toEqual([1, 2])
  })

  it('lets the scope grow on the day on which an alert is created', () => {
    const timeline = days([tracked(), tracked({ createdAt: day(1) }), fixed(2, { createdAt: day(2) })], 3)
    expect(timeline.map((one) => [one.scope, one.remaining])).toEqual([
      [1, 1],
      [2, 2],
      [3, 2],
      [3, 2],
    ])
  })

  it('counts an alert that was reopened as remaining, on every day', () => {
    // GitHub leaves the date of the last fix with an alert that has come back.
    const timeline = days([tracked({ state: 'open', fixedAt: day(1) })], 2)
    expect(timeline.map((one) => [one.remaining, one.fixed, one.dismissed])).toEqual([
      [1, 0, 0],
      [1, 0, 0],
      [1, 0, 0],
    ])
  })

  it('leaves out what is not visible', () => {
    expect(days([tracked(), hidden()], 0).map((one) => one.scope)).toEqual([1])
  })

  it('knows what is in progress only on days on which somebody looked', () => {
    const looks = [look(0, { inProgress: 1 }), look(2, { inProgress: 9 }), look(9, { inProgress: 2 })]
    const timeline = days([tracked(), tracked({}, { work: [{ kind: 'branch', name: 'fix' }] })], 3, { looks })
    expect(timeline.map((one) => [one.inProgress, one.open])).toEqual([
      [1, 1],
      [null, null],
      // A look in the morning: not more can be in progress than is left in the evening.
      [2, 0],
      [1, 1],
    ])
  })

  it('counts the last day as it is now, not as a look of that day had it', () => {
    const looks = [look(1, { inProgress: 2, fixed: 1 })]
    expect(days([tracked(), tracked()], 1, { looks }).at(-1)).toMatchObject({ inProgress: 0, reopened: 0 })
  })

  it('is the start alone where the data are older than the campaign', () => {
    expect(days([tracked(), fixed(-3)], -2)).toMatchObject([{ date: '2026-11-02', scope: 2, fixed: 1 }])
  })

  it('thins long histories to weeks and keeps today, and what came back between', () => {
    const looks = [look(490, { fixed: 2 }), look(495, { fixed: 1 })]
    const timeline = days([tracked(), fixed(3)], 500, { looks })
    expect(timeline).toHaveLength(72)
    expect(timeline.at(-1)?.date).toBe('2028-03-16')
    expect(timeline.filter(({ reopened }) => reopened !== null)).toMatchObject([
      { date: '2028-03-09', reopened: 0 },
      { date: '2028-03-16', reopened: 1 },
    ])
  })
})
