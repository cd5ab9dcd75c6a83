import { ok } from '@/lib/failure'
import { SHORT, choose, type Choice } from './choose'
import { poll } from './looking'
import { lookUp, writeTask } from './steps'
import { isTrouble, needsToken } from './verdict'
import type { Failure, Outcome } from '@/lib/failure'
import type { Blocked } from './outbox'
import type { Pauses } from './pace'
import type { Stop, Surroundings } from './surroundings'

/** Looks at pending Autofixes in one go. */
const POLLS = 60
/** Failures of GitHub's in a row that are not worth a pause. */
const PATIENCE = 3
/** Seconds; both double up to the longest. */
const OFFLINE = 15
const TROUBLE = 15
const LONGEST = 600

/** How the run speaks with whoever started it. */
export interface Hooks {
  sleep: (seconds: number) => Promise<void>
  block: (blocked: Blocked | null) => void
  changed: (organization: string) => void
  /** Something is being done now. */
  busy: () => void
  /** By the local clock. */
  wake: (at: number) => void
  /** Whether somebody called since the last time of asking: there may be something new. */
  wasCalled: () => boolean
}

/** Does what is to be done, until nothing is left that could be done soon. */
export async function runOutbox(around: Surroundings, hooks: Hooks): Promise<Outcome<null>> {
  const { store, clock, signal } = around
  const trouble = { count: 0 }
  while (!signal.aborted) {
    hooks.wasCalled()
    const agenda = await store.outbox.agenda(clock(), POLLS)
    if (!agenda.ok) {
      hooks.block({ why: agenda.failure, until: null })
      hooks.wake(clock() + LONGEST)
      return agenda
    }
    const choice = choose(agenda.value, pausesOf(around), clock())
    if (choice.kind === 'idle') {
      hooks.block(null)
      if (hooks.wasCalled()) continue
      return ok(null)
    }
    if (choice.kind === 'pause') {
      if (!(await pause(around, hooks, choice))) return ok(null)
      continue
    }
    const stop = await take(around, hooks, choice)
    if (stop === null) {
      trouble.count = 0
      hooks.block(null)
    } else if (!(await hold(around, hooks, stop, trouble))) return ok(null)
  }
  return ok(null)
}

async function take(
  around: Surroundings,
  { changed, busy }: Hooks,
  choice: Exclude<Choice, { kind: 'idle' | 'pause' }>,
): Promise<Stop> {
  busy()
  const tasks = choice.kind === 'poll' ? choice.tasks : [choice.task]
  const stop =
    choice.kind === 'poll'
      ? await poll(around, choice.tasks)
      : await (choice.kind === 'write' ? writeTask : lookUp)(around, choice.task)
  for (const organization of new Set(tasks.map(({ login }) => login))) changed(organization)
  return stop
}

/** GitHub's pauses are by its own clock. */
function pausesOf({ github, clock }: Surroundings): Pauses {
  const local = (until: number | null) => (until === null ? 0 : until - github.now() + clock())
  return {
    all: local(github.limitedUntil()),
    autofix: local(github.limitedUntil('code_scanning_autofix')),
  }
}

/** Waits for the next thing; false when that is far away and the run ends. */
async function pause(
  around: Surroundings,
  hooks: Hooks,
  { at, limited }: { at: number; limited: boolean },
): Promise<boolean> {
  const until = Math.ceil(around.github.now() + at - around.clock())
  hooks.block(limited ? { why: { kind: 'rate-limited', until }, until } : null)
  return rest(around, hooks, at)
}

/** Waits for what stands in the way to pass; false when a person has to do something, or it takes long. */
async function hold(
  around: Surroundings,
  hooks: Hooks,
  why: Failure,
  trouble: { count: number },
): Promise<boolean> {
  if (why.kind === 'cancelled') return false
  // The limiter knows until when.
  if (why.kind === 'rate-limited') return true
  if (needsToken(why)) {
    hooks.block({ why, until: null })
    return hooks.wasCalled()
  }
  trouble.count += 1
  if (isTrouble(why) && trouble.count < PATIENCE) return true
  const doubled = (why.kind === 'offline' ? OFFLINE : TROUBLE) * 2 ** Math.min(trouble.count - 1, 6)
  const seconds = Math.min(doubled, LONGEST)
  hooks.block({ why, until: around.github.now() + seconds })
  return rest(around, hooks, around.clock() + seconds)
}

async function rest(
  { clock }: Surroundings,
  { sleep, wake, wasCalled }: Hooks,
  at: number,
): Promise<boolean> {
  const seconds = at - clock()
  if (seconds <= SHORT) {
    await sleep(Math.max(0, seconds))
    return true
  }
  wake(at)
  return wasCalled()
}
