import { SHORT } from '@/lib/outbox/turns'
import { isTrouble, stopsAll } from '@/lib/outbox/verdict'
import { makesContent } from './choose'
import { lookFor } from './looking'
import { prepare } from './prepare'
import { afterFailure, done, failed, undone, withStep } from './progress'
import type { Failure } from '@/lib/failure'
import type { ActionRecord, Step } from '@/lib/storage/action-records'
import type { At, Stop, Surroundings } from './surroundings'

/** Does one step: reads what it depends on, marks it, sends its request, and writes down what came of it. */
export async function writeStep(around: Surroundings, at: At): Promise<Stop> {
  const by = await around.login()
  if (!by.ok) return by.failure
  const { action } = at
  if (by.value.toLowerCase() !== action.by.toLowerCase()) {
    // Another token was saved meanwhile: nothing is done in the name of somebody who did not ask for it.
    const failure: Failure = { kind: 'other-user', token: by.value, page: action.by }
    return settle(around, at, (step) => failed(step, failure))
  }
  const ready = await prepare(around, at)
  if (!ready.ok) return conclude(around, at, ready.failure, true)
  if (ready.value.kind === 'done') {
    const { made } = ready.value
    return settle(around, at, (step) => done(step, made))
  }
  const { sha, send } = ready.value
  const begun = await begin(around, at, by.value, sha)
  if (begun !== 'begun') return begun
  const sent = await send()
  return sent.ok
    ? settle(around, at, (step) => done(step, sent.value))
    : conclude(around, at, sent.failure, false)
}

/** Finds out what became of a step whose answer nobody has. */
export async function lookUpStep(around: Surroundings, at: At): Promise<Stop> {
  const { asked } = at.step
  if (asked === null) return settle(around, at, undone)
  const found = await lookFor(around, at, asked)
  if (!found.ok) return conclude(around, at, found.failure, true)
  const { value } = found
  return settle(around, at, (step) => (value.done ? done(step, value.made) : undone(step)))
}

/** Waits for the moment at which GitHub's pace allows the next write, and takes it. */
async function begin(
  { store, github, clock, wait, signal }: Surroundings,
  { action, index, step }: At,
  by: string,
  sha: string | null,
): Promise<Stop | 'begun'> {
  for (;;) {
    const at = clock()
    const begun = await store.actions.begin({
      id: action.id,
      index,
      asked: { by, at: github.now(), sha },
      at,
      makesContent: makesContent(step),
    })
    if (!begun.ok) return begun.failure
    if (begun.value.kind === 'begun') return 'begun'
    if (begun.value.kind === 'gone' || begun.value.at - at > SHORT) return null
    // What waits here is ready: a launch that writes every second would else always be there first.
    if (!(await wait(begun.value.at - at, signal))) return { kind: 'cancelled' }
  }
}

/** `looking`: nothing was sent, so a refusal of GitHub's is about the look. */
async function conclude(around: Surroundings, at: At, failure: Failure, looking: boolean): Promise<Stop> {
  const now = around.clock()
  const stop = await settle(around, at, (step) => afterFailure(step, failure, looking, now))
  return stop ?? (stopsAll(failure) || isTrouble(failure) ? failure : null)
}

/** Changes the step, if its action is still there, and tells when that was the last one. */
async function settle(
  { store, github, onEnded }: Surroundings,
  { action, index }: At,
  change: (step: Step) => Step,
): Promise<Stop> {
  const settled = await store.actions.change(action.id, (now: ActionRecord) =>
    withStep(now, index, change, github.now()),
  )
  if (!settled.ok) return settled.failure
  if (settled.value !== null && settled.value.endedAt !== null) onEnded(settled.value)
  return null
}
