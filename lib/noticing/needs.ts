import { isManagedBy, placesToAct, type Concern } from './concern'

/** How many open campaigns need a person, each counted once, by the first reason. */
export interface Needs {
  /** As a manager. */
  overdue: number
  atRisk: number
  /** As a developer: alerts are left, or may be left, in repositories that this person can write to. */
  toFix: number
}

export const NO_NEEDS: Needs = { overdue: 0, atRisk: 0, toFix: 0 }

/**
 * Counts the campaigns that need a person. A campaign needs its managers when it is in trouble, and not because they can write
 * everywhere, as owners of an organization can: else all their campaigns counted, always.
 */
export function needsOf(concerns: readonly Concern[], me: string): Needs {
  const needs = { ...NO_NEEDS }
  for (const concern of concerns) {
    const { campaign, due } = concern
    if (campaign.state !== 'open') continue
    if (isManagedBy(me, campaign)) {
      if (due?.state === 'overdue') needs.overdue += 1
      if (due?.state === 'at-risk') needs.atRisk += 1
    } else if (placesToAct(concern).length > 0) needs.toFix += 1
  }
  return needs
}

/** Of several organizations together. */
export function sumOfNeeds(all: Iterable<Needs>): Needs {
  const sum = { ...NO_NEEDS }
  for (const { overdue, atRisk, toFix } of all) {
    sum.overdue += overdue
    sum.atRisk += atRisk
    sum.toFix += toFix
  }
  return sum
}
