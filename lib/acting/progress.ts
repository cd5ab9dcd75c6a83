import { verdictOn } from '@/lib/outbox/verdict'
import type { ActionRecord, Made, Step } from '@/lib/storage/action-records'
import type { Failure } from '@/lib/failure'
import type { EpochSeconds } from '@/lib/time'

/** What becomes of an action when one of its steps moves on; pure. */

/** Seconds until a request whose answer never came is looked up: GitHub may still be working on it. */
const SETTLING = 15
/** Requests without an answer, and looks at what became of them, after which a person is asked. */
const MOST_TRIES = 6

/** These would meet every other step of the same kind as well. */
const OF_ALL: readonly Failure['kind'][] = [
  'archived',
  'read-only',
  'not-enabled',
  'empty-repository',
  'branch-protected',
  'dismissal-needs-request',
]
/** And these every step of any kind. */
const OF_EVERYTHING: readonly Failure['kind'][] = ['archived', 'other-user']

export function isLeft({ state }: Step): boolean {
  return state === 'waiting' || state === 'running'
}

export function done(step: Step, made: Made | null): Step {
  return { ...step, state: 'done', made, failure: null, asked: null, tries: 0, due: 0 }
}

/** It is known not to have been done. */
export function undone(step: Step): Step {
  return { ...step, state: 'waiting', asked: null, due: 0 }
}

export function failed(step: Step, failure: Failure): Step {
  // What may have been done is looked up before it is tried again, so its trace stays.
  const asked = verdictOn(failure) === 'refused' ? null : step.asked
  return { ...step, state: 'failed', failure, asked, due: 0 }
}

/** A request, or the look at what became of one, did not succeed. `looking`: nothing was sent. */
export function afterFailure(step: Step, failure: Failure, looking: boolean, now: number): Step {
  const verdict = verdictOn(failure)
  if (verdict === 'refused') return failed(step, failure)
  if (verdict === 'later') return looking ? step : undone(step)
  const counts = failure.kind !== 'offline' && failure.kind !== 'cancelled'
  const tries = step.tries + (counts ? 1 : 0)
  if (tries >= MOST_TRIES) return failed({ ...step, tries }, failure)
  return { ...step, tries, due: now + SETTLING * 2 ** Math.min(tries, 5) }
}

/** Puts a changed step in, draws the consequences for the others, and notes the end. */
export function withStep(
  action: ActionRecord,
  index: number,
  change: (step: Step) => Step,
  now: EpochSeconds,
): ActionRecord {
  const steps = action.steps.map((step, at) => (at === index ? change(step) : step))
  return concluded({ ...action, steps }, now)
}

/** Skips what nobody wants any more or what cannot be done, and notes when nothing is left. */
export function concluded(action: ActionRecord, now: EpochSeconds): ActionRecord {
  const steps = action.cancelled ? action.steps.map(stopped) : skipped(action.steps)
  const endedAt = steps.some(isLeft) ? null : (action.endedAt ?? now)
  return { ...action, steps, endedAt }
}

/** Stops before the next step; one that is under way is seen to its end. */
export function cancelAction(action: ActionRecord, now: EpochSeconds): ActionRecord {
  return action.steps.some(isLeft) ? concluded({ ...action, cancelled: true }, now) : action
}

/** Tries again what failed or was skipped; where nobody knows whether it was done, that is looked up first. */
export function retryAction(action: ActionRecord, now: EpochSeconds): ActionRecord {
  const steps = action.steps.map((step): Step => {
    if (step.state !== 'failed' && step.state !== 'skipped') return step
    return { ...step, state: step.asked ? 'running' : 'waiting', failure: null, tries: 0, due: 0 }
  })
  return concluded({ ...action, steps, cancelled: false, endedAt: null }, now)
}

function stopped(step: Step): Step {
  if (step.state !== 'waiting') return step
  return { ...step, state: 'skipped', failure: { kind: 'cancelled' }, due: 0 }
}

function skipped(steps: readonly Step[]): Step[] {
  const settled: Step[] = []
  for (const step of steps) {
    const reason = step.state === 'waiting' ? reasonToSkip(step, settled) : null
    settled.push(reason ? { ...step, state: 'skipped', failure: reason.failure, due: 0 } : step)
  }
  return settled
}

/** `failure` null: an earlier step tells it. */
function reasonToSkip(step: Step, before: readonly Step[]): { failure: Failure | null } | null {
  const same = before.find(({ kind, failure }) => failure !== null && meets(failure, kind === step.kind))
  if (same) return { failure: same.failure }
  const isOut = ({ state }: Step) => state === 'failed' || state === 'skipped'
  if (step.kind === 'autofix' || step.kind === 'pull-request') {
    if (before.some((one) => one.kind === 'branch' && isOut(one))) return { failure: null }
  }
  if (step.kind === 'reviewers') {
    return before.some((one) => one.kind === 'pull-request' && isOut(one)) ? { failure: null } : null
  }
  if (step.kind !== 'pull-request') return null
  const fixes = before.filter(({ kind }) => kind === 'autofix')
  if (fixes.length === 0 || !fixes.every(isOut)) return null
  return { failure: { kind: 'nothing-to-merge', name: step.branch } }
}

function meets({ kind }: Failure, sameKind: boolean): boolean {
  return OF_EVERYTHING.includes(kind) || (sameKind && OF_ALL.includes(kind))
}
