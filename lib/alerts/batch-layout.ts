import { CLASSIFICATIONS, KINDS, SEVERITIES, STATES } from './alert'
import type { AlertKind, AlertState, Classification, Severity } from './alert'

/**
 * How a batch keeps one alert: `STRIDE` numbers in a row. Batches are stored, so cells keep their places, and the lists of
 * kinds, states, severities and classifications grow only at their ends.
 */
export const CELL = {
  /** Index into the batch's `repositories`. */
  repository: 0,
  number: 1,
  /** Kind, state, severity and classifications, see `marksOf`. */
  marks: 2,
  /** The next five are indexes into the batch's `strings`; a reason is one more, and 0 is none. */
  rule: 3,
  tool: 4,
  path: 5,
  reason: 6,
  assignees: 7,
  line: 8,
  /** Seconds since 1970; 0 is null. */
  createdAt: 9,
  updatedAt: 10,
  fixedAt: 11,
  dismissedAt: 12,
} as const

export const STRIDE = 13

/** Kind, state, severity and classifications as one number, eight bits each. */
export function marksOf(alert: {
  kind: AlertKind
  state: AlertState
  severity: Severity
  classifications: readonly Classification[]
}): number {
  let mask = 0
  for (const classification of alert.classifications) mask |= 1 << CLASSIFICATIONS.indexOf(classification)
  const kind = KINDS.indexOf(alert.kind)
  const state = STATES.indexOf(alert.state)
  const severity = SEVERITIES.indexOf(alert.severity)
  return kind | (state << 8) | (severity << 16) | (mask << 24)
}

export const kindCode = (marks: number): number => marks & 0xff
export const stateCode = (marks: number): number => (marks >>> 8) & 0xff
export const severityCode = (marks: number): number => (marks >>> 16) & 0xff
export const classificationMask = (marks: number): number => marks >>> 24

/** The classifications of a mask, in the order of `CLASSIFICATIONS`. */
export function classificationsOf(mask: number): Classification[] {
  return CLASSIFICATIONS.filter((_, bit) => mask & (1 << bit))
}

/** Several texts as one, so that a rule or a list of logins is one entry of the dictionary. */
export function joinTexts(texts: readonly string[]): string {
  return JSON.stringify(texts)
}

/** The texts that `joinTexts` joined; none where it is not its work. */
export function splitTexts(joined: string): string[] {
  const parts: unknown = joined === '' ? [] : JSON.parse(joined)
  return Array.isArray(parts) ? parts.map(String) : []
}
