/**
 * GitHub's pace for writes (REST "Best practices", mutative requests, and "Rate limits", secondary limits): a second between
 * them, 80 in a minute, and 500 in an hour of those that make content, which an issue does and a request to Autofix does not.
 */
export const PACE = { between: 1, perMinute: 80, contentPerHour: 500 } as const

const HOUR = 3600

/** Seconds that asking Copilot Autofix for so many alerts takes. */
export function autofixSeconds(alerts: number): number {
  return alerts * PACE.between
}

/** Seconds that opening so many issues takes: when the hour's share is used up, the next ones wait for the next hour. */
export function issueSeconds(issues: number): number {
  const fullHours = Math.max(0, Math.ceil(issues / PACE.contentPerHour) - 1)
  return fullHours * HOUR + (issues - fullHours * PACE.contentPerHour) * PACE.between
}
