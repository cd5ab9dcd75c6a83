import type { Alert, AlertState, Classification, Dismissal, DismissedReason, Person, Rule } from './model.ts'
import { weightedPicker, type Random } from './random.ts'
import { securitySeverityLevel } from './severity.ts'

const DAY = 86_400_000

/** Days after which half of the alerts of a severity are fixed: urgent ones go sooner. */
const HALF_LIFE = { critical: 210, high: 250, medium: 350, low: 520 }

const chooseReason = weightedPicker<DismissedReason>(
  ['false positive', "won't fix", 'used in tests'],
  [50, 34, 16],
)
const COMMENTS: Record<DismissedReason, readonly (string | null)[]> = {
  'false positive': [null, null, 'The value is checked by the caller.', 'Cannot be reached from outside.'],
  "won't fix": [null, 'The service is switched off next quarter.', 'Accepted until the rewrite.'],
  'used in tests': [null, 'Test code only.'],
  mitigated: [null],
}

export type Life = Pick<Alert, 'state' | 'createdAt' | 'updatedAt' | 'fixedAt' | 'reopenedAt' | 'dismissal'>

/**
 * When scanning began in a repository: half of its alerts appear on that day, the rest as code is written.
 * Milliseconds since 1970, within the year before `now`.
 */
export function chooseOnboarding(random: Random, now: number): number {
  return now - random.int(120, 364) * DAY - random.int(0, 86_399) * 1000
}

/** The life of one alert, from its creation to `now`: fixed, dismissed, come back, or still open. */
export function createLife(
  random: Random,
  subject: { rule: Rule; classifications: readonly Classification[]; people: readonly Person[] },
  onboarding: number,
  now: number,
): Life {
  const createdAt = random.chance(0.5)
    ? onboarding + random.int(0, 3600) * 1000
    : onboarding + Math.floor(random.next() * ((now - onboarding) / 1000)) * 1000
  const age = now - createdAt
  const level = securitySeverityLevel(subject.rule) ?? 'low'
  const fixedShare = 1 - 0.5 ** (age / (HALF_LIFE[level] * DAY))
  const dismissedShare = subject.classifications.length > 0 ? 0.3 : 0.07
  const moment = () => createdAt + Math.floor((age / 1000) * (0.03 + 0.97 * random.next())) * 1000
  const life = (state: AlertState, updatedAt: number, rest: Partial<Life> = {}): Life => {
    return { state, createdAt, updatedAt, fixedAt: null, reopenedAt: null, dismissal: null, ...rest }
  }
  const roll = random.next()
  if (roll < dismissedShare) {
    const at = moment()
    const reason = subject.classifications.includes('test') ? 'used in tests' : chooseReason(random)
    const dismissal: Dismissal = {
      at,
      by: random.pick(subject.people),
      reason,
      comment: random.pick(COMMENTS[reason]),
    }
    // Some decisions are taken back: the alert is open again, and only its date of change tells.
    if (random.chance(0.06)) return life('open', between(random, at, now), { reopenedAt: at })
    return life('dismissed', at, { dismissal })
  }
  if (roll < dismissedShare + (1 - dismissedShare) * fixedShare) {
    const fixedAt = moment()
    if (random.chance(0.05)) {
      const back = between(random, fixedAt, now)
      return life('open', back, { reopenedAt: back })
    }
    return life('fixed', fixedAt, { fixedAt })
  }
  return life('open', random.chance(0.3) ? between(random, createdAt, now) : createdAt)
}

function between(random: Random, from: number, to: number): number {
  return from + Math.floor((random.next() * (to - from)) / 1000) * 1000
}
