import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { exampleOf, tableUnder } from './worked-example'
import { RUNNING } from './tracked-alerts'
import { dateOf, fromIso } from '@/lib/time'
import { dueStatus } from '@/lib/tracking/due-status'
import type { FlowSums } from '@/lib/tracking/flow'
import { DEFINITIONS } from '@/lib/tracking/metrics'
import type { Pace } from '@/lib/tracking/pace'
import { closed, noProgress } from '@/lib/tracking/progress'
import type { RemediationRow } from '@/lib/tracking/remediation'
import type { AgeRow } from '@/lib/tracking/age'
import { dueReason } from '@/lib/tracking/words'

const text = readFileSync(new URL('../../../docs/metrics.md', import.meta.url), 'utf8')
/** As one line: sentences are broken over several. */
const prose = text.replace(/\s+/g, ' ')
const example = exampleOf(text)

/** Numbers as the tables write them: at most one decimal, a dash for what is not known. */
function row(...cells: (string | number | null)[]): string[] {
  return cells.map((cell) =>
    cell === null ? '–' : typeof cell === 'number' ? String(Math.round(cell * 10) / 10) : cell,
  )
}

describe('docs/metrics.md', () => {
  it('is about the version that is computed', () => {
    expect(prose).toContain(`The definitions have a version, **${DEFINITIONS}**,`)
  })

  it('has the timeline of its example', () => {
    const days = new Map(example.timeline.map((day) => [day.date, day]))
    const table = tableUnder(text, '### Some days of the example')
    expect(table).toHaveLength(6)
    for (const [date = '', ...cells] of table) {
      const day = days.get(date)
      if (!day) throw new Error(`${date} is none of its days`)
      const { scope, fixed, dismissed, remaining, inProgress, open, reopened } = day
      expect(cells, date).toEqual(row(scope, fixed, dismissed, remaining, inProgress, open, reopened))
    }
    expect(example.timeline).toHaveLength(38)
  })

  it('has its weeks', () => {
    const { weeks, total } = example.flow
    const sums = ({ fixed, dismissed, undone, closed: all, reopened, added, net }: FlowSums) =>
      row(fixed, dismissed, undone, all, reopened, added, net)
    expect(tableUnder(text, '### The weeks of the example')).toEqual([
      ...weeks.map((week) => [week.week, week.from, week.to, ...sums(week)]),
      ['total', '', '', ...sums(total)],
    ])
    expect(example.flow.closedBefore).toBe(1)
  })

  it('has its ages', () => {
    const cells = ({ bands, alerts, meanDays, medianDays }: AgeRow) =>
      row(...bands, alerts, meanDays, medianDays)
    const { severities, total } = example.age
    expect(tableUnder(text, '### The ages of the example')).toEqual([
      ...severities.map((one) => [one.severity, ...cells(one)]),
      ['total', ...cells(total)],
    ])
  })

  it('has its times to remediate', () => {
    const cells = ({ alerts, meanDays, fromStartDays }: RemediationRow) =>
      row(alerts, meanDays, fromStartDays)
    const { severities, total, months, falsePositives } = example.remediation
    expect(tableUnder(text, '### The times of the example')).toEqual([
      ...severities.map((one) => [one.severity, ...cells(one)]),
      ['total', ...cells(total)],
      ...months.map((one) => [one.month, ...cells(one)]),
    ])
    expect(falsePositives).toBe(1)
  })

  it('has its paces and its forecast', () => {
    const cells = ({ days, closed: all, perDay }: Pace) => row(days, all, (perDay ?? NaN) * 7)
    const { last14, last28, sinceStart } = example.pace
    expect(tableUnder(text, '### The paces of the example')).toEqual([
      ['the last 14 days', ...cells(last14)],
      ['the last 28 days', ...cells(last28)],
      ['since the start', ...cells(sinceStart)],
    ])
    const { forecast } = example
    if (forecast.state !== 'range') throw new Error(forecast.state)
    const { remaining, days, closed: all } = forecast.assumption
    expect(prose).toContain(
      `${remaining} alerts remain and ${all} were closed in ${days} days: likely in ` +
        `${remaining} / (${all} / ${days}) = ${(remaining * days) / all} days, on ${forecast.likely}. ` +
        `With √${all} more it would be ${forecast.earliest}, with √${all} fewer ${forecast.latest}.`,
    )
  })

  it('has its status', () => {
    const left = example.age.total.alerts
    const due = dueStatus(
      { ...RUNNING, dueDate: '2026-12-31' },
      { ...noProgress(), total: 13, open: left, fixed: 4, dismissed: 2, notVisible: 1 },
      example.pace.sinceStart.closed,
      fromIso('2026-12-09T12:00:00Z') ?? NaN,
    )
    expect(due.state).toBe('at-risk')
    expect(prose).toContain(`“${dueReason(due)}”`)
  })

  it('has its stalled work', () => {
    const { untouched, assigned, waiting, merged } = example.stalled
    const [place] = untouched.first
    const [idle] = assigned.first
    const [open] = waiting.first
    const [ended] = merged.first
    expect([untouched.repositories, assigned.count, waiting.count, merged.count]).toEqual([1, 1, 1, 1])
    expect(prose).toContain(
      `*${place?.label}* has ${place?.remaining} alerts of which nothing was started. ` +
        `Alert ${idle?.number} is assigned and has not changed for ${idle?.days} days. ` +
        `Pull request ${open?.pull} for alert ${open?.number} has been open for ${open?.days} days. ` +
        `Pull request ${ended?.pull} for alert ${ended?.number} was merged ${ended?.days} days ago.`,
    )
    expect(prose).toContain(`has not changed for more than ${assigned.longerThan} days`)
    expect(prose).toContain(`open for more than ${waiting.longerThan} days`)
  })

  it('has its repositories', () => {
    expect(tableUnder(text, '### The repositories of the example')).toEqual(
      example.standings.repositories.map(({ label, progress, percent, closedSinceStart, lastClosedAt }) => {
        const last = lastClosedAt === null ? null : dateOf(lastClosedAt)
        return row(label, progress.total, closed(progress), percent, closedSinceStart, last)
      }),
    )
  })
})
