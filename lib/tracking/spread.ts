import { DAY } from '@/lib/time'
import { SEVERITIES, type Severity } from '@/lib/alerts/alert'

/** The mean of durations in seconds, in days; null of none. Summed as whole seconds: the order cannot change the result. */
export function meanDays(seconds: readonly number[]): number | null {
  if (seconds.length === 0) return null
  return seconds.reduce((sum, one) => sum + one, 0) / seconds.length / DAY
}

/** The median of durations in seconds, in days: of an even number the middle of the two in the middle; null of none. */
export function medianDays(seconds: readonly number[]): number | null {
  const sorted = seconds.toSorted((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.floor((sorted.length - 1) / 2)]
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2 / DAY
}

/** What has a severity by its severity, most severe first; severities that do not occur are left out. */
export function bySeverity<T extends { severity: Severity }>(
  all: readonly T[],
): { severity: Severity; those: T[] }[] {
  return SEVERITIES.map((severity) => ({
    severity,
    those: all.filter((one) => one.severity === severity),
  })).filter(({ those }) => those.length > 0)
}
