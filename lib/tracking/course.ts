import { closedAt, type Alert, type Severity } from '@/lib/alerts/alert'
import type { EpochSeconds } from '@/lib/time'

/** From when a campaign is measured, and how far its data reach. `start` is never after `asOf`. */
export interface Span {
  start: EpochSeconds
  asOf: EpochSeconds
}

/** What an alert's own dates tell of it. `createdAt <= closedAt <= asOf`, whatever the clocks of others said. */
export interface Course {
  severity: Severity
  createdAt: EpochSeconds
  updatedAt: EpochSeconds
  /** Null while it is open. One that was reopened has none: GitHub keeps no date of a closing that did not last. */
  closedAt: EpochSeconds | null
  how: 'open' | 'fixed' | 'dismissed'
  isFalsePositive: boolean
}

/** The word that GitHub's API has for it (REST reference, `dismissed_reason` of a code scanning alert). */
const FALSE_POSITIVE = 'false positive'

/** The course of a visible alert up to `asOf`. */
export function courseOf(
  alert: Pick<
    Alert,
    'state' | 'severity' | 'createdAt' | 'updatedAt' | 'fixedAt' | 'dismissedAt' | 'dismissedReason'
  >,
  asOf: EpochSeconds,
): Course {
  const createdAt = Math.min(alert.createdAt, asOf)
  const closed = closedAt(alert)
  return {
    severity: alert.severity,
    createdAt,
    updatedAt: Math.min(alert.updatedAt, asOf),
    closedAt: closed === null ? null : Math.min(asOf, Math.max(createdAt, closed)),
    how: alert.state,
    isFalsePositive: alert.state === 'dismissed' && alert.dismissedReason === FALSE_POSITIVE,
  }
}

/** Whether it was closed in the course of the campaign, and not before. */
export function isClosedSince({ closedAt }: Course, start: EpochSeconds): boolean {
  return closedAt !== null && closedAt >= start
}
