import { isManagedBy, placesToAct, type Concern } from './concern'

/** Why a campaign needs a person: as one of its managers, or as somebody who can fix its alerts. */
export const REASONS = ['overdue', 'at-risk', 'to-fix'] as const
export type Reason = (typeof REASONS)[number]

/** An open campaign that needs a person, with the first reason for it. */
export interface Need {
  concern: Concern
  why: Reason
}

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
 * The campaigns that need a person, in the given order. A campaign needs its managers when it is in trouble, and not because
 * they can write everywhere, as owners of an organization can: else all their campaigns counted, always.
 */
export function needed(concerns: readonly Concern[], me: string): Need[] {
  return concerns.flatMap((concern): Need[] => {
    const why = reasonOf(concern, me)
    return why === null ? [] : [{ concern, why }]
  })
}

function reasonOf(concern: Concern, me: string): Reason | null {
  const { campaign, due } = concern
  if (campaign.state !== 'open') return null
  if (isManagedBy(me, campaign))
    return due?.state === 'overdue' || due?.state === 'at-risk' ? due.state : null
  return placesToAct(concern).length > 0 ? 'to-fix' : null
}

/** Counts them: what the toolbar button says is as long as the list of them. */
export function needsOf(concerns: readonly Concern[], me: string): Needs {
  const needs = { ...NO_NEEDS }
  for (const { why } of needed(concerns, me)) {
    if (why === 'overdue') needs.overdue += 1
    else if (why === 'at-risk') needs.atRisk += 1
    else needs.toFix += 1
  }
  return needs
}

/** Of several organizations together: what is overdue first, then what is at risk, then what is to be fixed; each by its due date. */
export function mostUrgentFirst(needs: readonly Need[]): Need[] {
  return needs.toSorted((a, b) => {
    const reasons = REASONS.indexOf(a.why) - REASONS.indexOf(b.why)
    const [one, other] = [a.concern.campaign, b.concern.campaign]
    return reasons || compare(one.dueDate, other.dueDate) || compare(one.id, other.id)
  })
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
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
