import { identityKey } from '@/lib/alerts/alert'
import { alertsOfBranch } from '@/lib/alerts/fix-names'
import type { ActionRecord } from '@/lib/storage/action-records'
import type { EpochSeconds } from '@/lib/time'
import type { Work } from '@/lib/tracking/work'

/** What Muster made for alerts, before and beside what the next sync finds; pure. */

/** Seconds after its end for which an action tells of what it made: then the sync has looked. */
const TELLING = 3600
/** How long actions stay on the list. */
const KEPT = 7 * 86_400

/**
 * The branch of this action that only this browser knows to be for its alerts: its name does not say so, and no pull request was
 * opened that does.
 */
export function ownBranch({ steps, numbers }: ActionRecord): string | null {
  if (steps.some(({ made }) => made?.kind === 'pull-request')) return null
  const branch = branchOf(steps)
  if (branch === null) return null
  const told = new Set(alertsOfBranch(branch))
  return numbers.every((number) => told.has(number)) ? null : branch
}

/** Whether nothing needs this action any more. */
export function isOver(action: ActionRecord, now: EpochSeconds): boolean {
  const { endedAt, forgotten } = action
  if (endedAt === null || ownBranch(action) !== null) return false
  return now - endedAt > (forgotten ? TELLING : KEPT)
}

/** Whether people see it on the list. */
export function isListed({ endedAt, forgotten }: ActionRecord, now: EpochSeconds): boolean {
  return !forgotten && (endedAt === null || now - endedAt <= KEPT)
}

/** The branch of these actions is gone at GitHub: it is no work on anything any more. */
export function withoutBranch(action: ActionRecord): ActionRecord {
  const steps = action.steps.map((step) => (step.made?.kind === 'branch' ? { ...step, made: null } : step))
  return { ...action, steps }
}

/** The work on alerts, by `identityKey`, with what these actions made and nobody has found yet. */
export function withMade(
  work: ReadonlyMap<string, readonly Work[]>,
  actions: readonly ActionRecord[],
  now: EpochSeconds,
): ReadonlyMap<string, readonly Work[]> {
  const telling = actions.filter((action) => isTelling(action, now))
  if (telling.length === 0) return work
  const all = new Map(work)
  for (const action of telling) {
    const made = madeBy(action)
    for (const number of made.length === 0 ? [] : action.numbers) {
      const key = identityKey({ repositoryId: action.repositoryId, kind: 'code-scanning', number })
      const known = all.get(key) ?? []
      const unknown = made.filter((one) => !known.some((other) => isSame(one, other)))
      if (unknown.length > 0) all.set(key, [...known, ...unknown])
    }
  }
  return all
}

function isTelling(action: ActionRecord, now: EpochSeconds): boolean {
  const { endedAt } = action
  return endedAt === null || now - endedAt <= TELLING || ownBranch(action) !== null
}

function madeBy({ steps }: ActionRecord): Work[] {
  const branch = branchOf(steps)
  const made: Work[] = branch === null ? [] : [{ kind: 'branch', name: branch }]
  for (const step of steps) {
    if (step.kind === 'pull-request' && step.made?.kind === 'pull-request')
      made.push({ kind: 'pull-request', number: step.made.number, state: 'draft', branch: step.branch })
  }
  return made
}

/** The branch that was made, or that something was committed to. */
function branchOf(steps: ActionRecord['steps']): string | null {
  for (const step of steps) {
    if (step.made?.kind === 'branch') return step.made.name
    if (step.kind === 'autofix' && step.made?.kind === 'commit') return step.branch
  }
  return null
}

function isSame(one: Work, other: Work): boolean {
  if (one.kind === 'branch') return other.kind === 'branch' && other.name === one.name
  return other.kind === 'pull-request' && other.number === one.number
}
