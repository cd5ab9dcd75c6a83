import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anySource, day, fixed, hidden, look, measured, progressOf, tracked } from './tracked-alerts'
import { addDays, dateOf, DAY } from '@/lib/time'
import type { FlowSums } from '@/lib/tracking/flow'
import { DEFINITIONS, metricsOf } from '@/lib/tracking/metrics'
import { addProgress, closed, noProgress } from '@/lib/tracking/progress'

const sum = (numbers: Iterable<number>) => Array.from(numbers).reduce((a, b) => a + b, 0)

/** Every number in it, however deep. */
function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : []
}

describe('metrics of any campaign', () => {
  it('have states that add up to the scope on every day', () => {
    fc.assert(
      fc.property(anySource, (source) => {
        const { timeline, start, asOf } = metricsOf(source)
        for (const one of timeline) {
          expect(one.fixed + one.dismissed + one.remaining).toBe(one.scope)
          if (one.inProgress === null || one.open === null) expect(one.open).toBe(one.inProgress)
          else expect(one.open + one.inProgress).toBe(one.remaining)
          expect(Math.min(one.remaining, one.open ?? 0, one.inProgress ?? 0)).toBeGreaterThanOrEqual(0)
        }
        for (const [index, one] of timeline.entries()) {
          const before = timeline[index - 1]
          if (!before) continue
          expect(one.scope).toBeGreaterThanOrEqual(before.scope)
          expect(one.fixed + one.dismissed).toBeGreaterThanOrEqual(before.fixed + before.dismissed)
        }
        expect(timeline.at(-1)?.date).toBe(dateOf(asOf))
        if (asOf - start < 300 * DAY) expect(timeline[0]?.date).toBe(dateOf(start))
      }),
    )
  })

  it('agree with the progress of the same alerts (F10)', () => {
    fc.assert(
      fc.property(anySource, (source) => {
        const { timeline, flow, age, remediation, standings } = metricsOf(source)
        const progress = progressOf(source.alerts)
        const { open, inProgress, fixed: isFixed, dismissed } = progress
        const left = open + inProgress
        expect(timeline.at(-1)).toMatchObject({
          scope: progress.total - progress.notVisible,
          fixed: isFixed,
          dismissed,
          remaining: left,
          open,
          inProgress,
        })
        expect(flow.closedBefore + flow.total.fixed + flow.total.dismissed).toBe(closed(progress))
        expect(age.total.alerts).toBe(left)
        expect(remediation.total.alerts + remediation.falsePositives).toBe(
          closed(progress) - flow.closedBefore,
        )
        expect(standings.repositories.map((one) => one.progress).reduce(addProgress, noProgress())).toEqual(
          progress,
        )
      }),
    )
  })

  it('have weeks, days and looks that add up to the totals', () => {
    fc.assert(
      fc.property(anySource, (source) => {
        const { timeline, flow } = metricsOf(source)
        const { weeks, total } = flow
        const parts: (keyof FlowSums)[] = [
          'fixed',
          'dismissed',
          'undone',
          'closed',
          'reopened',
          'added',
          'net',
        ]
        for (const part of parts) expect(sum(weeks.map((week) => week[part] ?? 0))).toBe(total[part] ?? 0)
        for (const one of [...weeks, total]) {
          expect(one.closed).toBe(one.fixed + one.dismissed + (one.undone ?? 0))
          expect(one.net).toBe(one.closed - (one.reopened ?? 0) - one.added)
        }
        expect(sum(timeline.map(({ reopened }) => reopened ?? 0))).toBe(total.reopened)
        // What did not last came back: over all, exactly as often.
        expect(total.undone).toBe(total.reopened)
        for (const [index, week] of weeks.entries()) {
          expect(new Date(`${week.from}T00:00:00Z`).getUTCDay() === 1 || index === 0).toBe(true)
          expect(weeks[index + 1]?.from ?? addDays(week.to, 1)).toBe(addDays(week.to, 1))
        }
      }),
    )
  })

  it('have rows that add up to their totals', () => {
    fc.assert(
      fc.property(anySource, (source) => {
        const { age, remediation, standings } = metricsOf(source)
        for (const { bands, alerts } of [...age.severities, age.total]) expect(sum(bands)).toBe(alerts)
        expect(sum(age.severities.map(({ alerts }) => alerts))).toBe(age.total.alerts)
        const { severities, months, total } = remediation
        expect(sum(severities.map(({ alerts }) => alerts))).toBe(total.alerts)
        expect(sum(months.map(({ alerts }) => alerts))).toBe(total.alerts)
        for (const month of months)
          expect(sum(month.severities.map(({ alerts }) => alerts))).toBe(month.alerts)
        // An alert counts in each of its teams.
        const inTeams = sum(source.alerts.map(({ teams }) => teams.length))
        expect(standings.teams ? sum(standings.teams.map(({ progress }) => progress.total)) : inTeams).toBe(
          inTeams,
        )
      }),
    )
  })

  it('do not depend on the order of the alerts and of the looks', () => {
    fc.assert(
      fc.property(anySource, fc.func(fc.integer()), (source, rank) => {
        const alerts = source.alerts.toSorted((a, b) => rank(a.identity.number) - rank(b.identity.number))
        const looks = [...source.looks].reverse()
        expect(metricsOf({ ...source, alerts, looks })).toEqual(metricsOf(source))
      }),
    )
  })

  it('hold finite numbers alone, and survive being written down', () => {
    fc.assert(
      fc.property(anySource, (source) => {
        const metrics = metricsOf(source)
        expect(numbersIn(metrics).every(Number.isFinite)).toBe(true)
        expect(JSON.parse(JSON.stringify(metrics))).toEqual(metrics)
        const durations = [metrics.age.total, metrics.remediation.total].map(({ meanDays }) => meanDays ?? 0)
        expect(Math.min(...durations)).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it('forecast in the order of the words', () => {
    fc.assert(
      fc.property(anySource, (source) => {
        const { forecast, asOf } = metricsOf(source)
        if (forecast.state !== 'range' && forecast.state !== 'beyond') return
        const { slow, likely, fast } = forecast.assumption
        expect(slow).toBeLessThanOrEqual(likely)
        expect(likely).toBeLessThanOrEqual(fast)
        if (forecast.state !== 'range') return
        const dates = [
          dateOf(asOf, source.campaign.timeZone),
          forecast.earliest,
          forecast.likely,
          forecast.latest ?? '9',
        ]
        expect(dates).toEqual(dates.toSorted())
      }),
    )
  })
})

describe('metrics at the edges (F7)', () => {
  const none = { alerts: 0, meanDays: null }

  it('of no alerts say so', () => {
    const metrics = measured([], 30)
    expect(metrics).toMatchObject({
      definitions: DEFINITIONS,
      start: day(0),
      asOf: day(30),
      flow: { total: { closed: 0, net: 0 } },
      age: { severities: [], total: { ...none, medianDays: null } },
      remediation: { severities: [], total: none },
      pace: { sinceStart: { closed: 0, perDay: 0 } },
      forecast: { state: 'not-enough-data', why: 'no-alerts' },
      stalled: { untouched: { repositories: 0 } },
      standings: { repositories: [], teams: [] },
    })
    expect(metrics.timeline).toHaveLength(31)
  })

  it('of one alert that nobody touches', () => {
    expect(measured([tracked()], 30)).toMatchObject({
      flow: { total: { closed: 0 } },
      age: { total: { alerts: 1, meanDays: 40, medianDays: 40 } },
      remediation: { severities: [{ severity: 'high', ...none }], total: none },
      forecast: { why: 'nothing-closed' },
      stalled: { untouched: { repositories: 1, alerts: 1 } },
      standings: { repositories: [{ percent: 0, lastClosedAt: null }] },
    })
  })

  it('of a campaign that was done on its first day', () => {
    expect(measured([fixed(0.1), fixed(0.2)], 0.3)).toMatchObject({
      timeline: [{ scope: 2, fixed: 2, remaining: 0 }],
      age: { total: { alerts: 0, meanDays: null } },
      pace: { sinceStart: { closed: 2, perDay: null } },
      forecast: { state: 'done' },
      stalled: { untouched: { repositories: 0 } },
    })
  })

  it('of a scope that grows half way', () => {
    const alerts = [fixed(3), ...[10, 10, 11].map((days) => tracked({ createdAt: day(days) }))]
    const { timeline, flow, remediation } = measured(alerts, 20)
    expect(timeline[9]).toMatchObject({ scope: 1, remaining: 0 })
    expect(timeline[20]).toMatchObject({ scope: 4, remaining: 3 })
    expect(flow.total).toMatchObject({ added: 3, closed: 1, net: -2 })
    expect(remediation.total).toMatchObject({ alerts: 1, meanDays: 13, fromStartDays: 3 })
  })

  it('of alerts that are all invisible', () => {
    expect(measured([hidden(), hidden()], 30, { looks: [look(3, { fixed: 2 })] })).toMatchObject({
      flow: { total: { reopened: 0 } },
      forecast: { why: 'no-alerts' },
      standings: { repositories: [{ percent: 0, progress: { notVisible: 2 } }] },
    })
  })
})
