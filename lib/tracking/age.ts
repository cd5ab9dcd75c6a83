import type { Severity } from '@/lib/alerts/alert'
import { DAY, type EpochSeconds } from '@/lib/time'
import type { Course } from './course'
import { bySeverity, meanDays, medianDays } from './spread'

/** Whole days, both ends included; the last band has no end. */
export const AGE_BANDS: readonly { from: number; to: number | null }[] = [
  { from: 0, to: 30 },
  { from: 31, to: 90 },
  { from: 91, to: 180 },
  { from: 181, to: null },
]

export interface AgeRow {
  /** How many are of the age of each of `AGE_BANDS`. */
  bands: number[]
  /** The sum of the bands. */
  alerts: number
  meanDays: number | null
  medianDays: number | null
}

/** How old what is left is. */
export interface Age {
  /** Most severe first; only severities of which something is left. */
  severities: (AgeRow & { severity: Severity })[]
  total: AgeRow
}

/**
 * The age of the alerts that are still open, from their creation. One that was reopened is as old as it would be had it never
 * been closed, as in GitHub's security overview.
 */
export function ageOf(courses: readonly Course[], asOf: EpochSeconds): Age {
  const left = courses.filter(({ closedAt }) => closedAt === null)
  return {
    severities: bySeverity(left).map(({ severity, those }) => ({ severity, ...rowOf(those, asOf) })),
    total: rowOf(left, asOf),
  }
}

function rowOf(courses: readonly Course[], asOf: EpochSeconds): AgeRow {
  const ages = courses.map(({ createdAt }) => asOf - createdAt)
  const days = ages.map((age) => Math.floor(age / DAY))
  return {
    bands: AGE_BANDS.map(
      ({ from, to }) => days.filter((day) => day >= from && (to === null || day <= to)).length,
    ),
    alerts: ages.length,
    meanDays: meanDays(ages),
    medianDays: medianDays(ages),
  }
}
