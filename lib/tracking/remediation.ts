import type { Severity } from '@/lib/alerts/alert'
import { dateOf, type EpochSeconds } from '@/lib/time'
import { isClosedSince, type Course, type Span } from './course'
import { bySeverity, meanDays } from './spread'

/** A mean time to remediate. Null where there is nothing to take the mean of. */
export interface RemediationRow {
  /** How many alerts it rests on. */
  alerts: number
  /** From creation to closing. */
  meanDays: number | null
  /** From the campaign's start, or from creation where that was later, to closing. */
  fromStartDays: number | null
}

export type RemediationBySeverity = RemediationRow & { severity: Severity }

export interface RemediationMonth extends RemediationRow {
  /** `2026-11`, in UTC. */
  month: string
  isUnderway: boolean
  severities: RemediationBySeverity[]
}

export interface Remediation {
  /** Every severity of the campaign's alerts, most severe first; the months have the same ones in the same order. */
  severities: RemediationBySeverity[]
  total: RemediationRow
  /** Closings left out because the alert was a false positive. */
  falsePositives: number
  /** Every month from the campaign's start to the last data. */
  months: RemediationMonth[]
}

/**
 * How long it took to close what was closed since the campaign began. As in GitHub's security overview the mean is over the
 * alerts that were fixed or dismissed in the period, from their creation, without those that were dismissed as false positives;
 * any other reason of a dismissal counts. An alert that was reopened is not closed and does not count.
 */
export function remediationOf(courses: readonly Course[], { start, asOf }: Span): Remediation {
  const since = courses.filter((course) => isClosedSince(course, start))
  const counted = since.filter(({ isFalsePositive }) => !isFalsePositive)
  const severities = bySeverity(courses).map(({ severity }) => severity)
  const inMonth = new Map<string, Course[]>(monthsOf(start, asOf).map((month) => [month, []]))
  for (const course of counted) inMonth.get(monthOf(course.closedAt ?? asOf))?.push(course)
  const now = monthOf(asOf)
  return {
    severities: rowsOf(severities, counted, start),
    total: rowOf(counted, start),
    falsePositives: since.length - counted.length,
    months: [...inMonth].map(([month, those]) => ({
      month,
      isUnderway: month === now,
      ...rowOf(those, start),
      severities: rowsOf(severities, those, start),
    })),
  }
}

function rowsOf(
  severities: readonly Severity[],
  courses: readonly Course[],
  start: EpochSeconds,
): RemediationBySeverity[] {
  return severities.map((severity) => ({
    severity,
    ...rowOf(
      courses.filter((course) => course.severity === severity),
      start,
    ),
  }))
}

function rowOf(courses: readonly Course[], start: EpochSeconds): RemediationRow {
  const took = (from: (course: Course) => EpochSeconds) =>
    meanDays(courses.map((course) => (course.closedAt ?? from(course)) - from(course)))
  return {
    alerts: courses.length,
    meanDays: took(({ createdAt }) => createdAt),
    fromStartDays: took(({ createdAt }) => Math.max(createdAt, start)),
  }
}

function monthOf(instant: EpochSeconds): string {
  return dateOf(instant).slice(0, 7)
}

function monthsOf(start: EpochSeconds, asOf: EpochSeconds): string[] {
  const months: string[] = []
  const last = monthOf(asOf)
  for (let month = monthOf(start); month <= last; month = monthAfter(month)) months.push(month)
  return months
}

function monthAfter(month: string): string {
  // `Date.UTC` counts months from 0: the number of this one is that of the next.
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 1)).toISOString().slice(0, 7)
}
