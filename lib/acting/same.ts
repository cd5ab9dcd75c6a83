import type { ActionRecord, Step, StepWork } from '@/lib/storage/action-records'

/** Seconds within which the same wish is a second press, or a new try because the answer to the first got lost. */
const AT_ONCE = 10

/**
 * Whether an action is what somebody has just asked for: begun moments before, and on its way or done. One that failed or was
 * cancelled may be begun anew.
 */
export function isSame(known: ActionRecord, wished: ActionRecord): boolean {
  const { startedAt, cancelled, forgotten, steps } = known
  if (cancelled || forgotten || Math.abs(wished.startedAt - startedAt) > AT_ONCE) return false
  if (steps.some(({ state }) => state === 'failed' || state === 'skipped')) return false
  return wishOf(known) === wishOf(wished)
}

function wishOf({ repositoryId, kind, numbers, by, steps }: ActionRecord): string {
  return JSON.stringify([repositoryId, kind, numbers, by.toLowerCase(), steps.map(workOf)])
}

/** What a step does, without how far it is, and without the mark that is the action's own. */
function workOf(step: Step): StepWork | Omit<Extract<StepWork, { kind: 'issue' }>, 'marker'> {
  const { state: _, failure: _f, made: _m, asked: _a, tries: _t, due: _d, ...work } = step
  if (work.kind !== 'issue') return work
  return { kind: work.kind, alert: work.alert, title: work.title, body: work.body.replace(work.marker, '') }
}
