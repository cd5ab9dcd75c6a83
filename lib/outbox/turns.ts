import { ok } from '@/lib/failure'
import { isTrouble, needsToken } from './verdict'
import type { Failure, Outcome } from '@/lib/failure'
import type { GitHub } from '@/lib/github/client'
import type { Stop } from './surroundings'
import type { Blocked } from './writer'

/** Waits that nobody needs to be told of, in seconds. */
export const SHORT = 60
/** Failures of GitHub's in a row that are not worth a pause. */
const PATIENCE = 3
/** Seconds; both double up to the longest. */
const OFFLINE = 15
const TROUBLE = 15
const LONGEST = 600

/** What is next for whoever writes to GitHub. All times are by the local clock. */
export type Turn =
  | { kind: 'idle' }
  /** Nothing before `at`; `limited` when it is GitHub's limits that hold writes for long. */
  | { kind: 'pause'; at: number; limited: boolean }
  /** `organizations`: whose work it is. */
  | { kind: 'work'; organizations: string[]; work: () => Promise<Stop> }

/** How the run speaks with whoever started it. */
export interface Hooks {
  sleep: (seconds: number) => Promise<void>
  block: (blocked: Blocked | null) => void
  changed: (organization: string) => void
  /** Something is being done now. */
  busy: () => void
  wake: (at: number) => void
  /** Whether somebody called since the last time of asking: there may be something new. */
  wasCalled: () => boolean
}

export interface Clocks {
  github: Pick<GitHub, 'now' | 'limitedUntil'>
  /** Seconds by the local clock, with fractions. */
  clock: () => number
  signal: AbortSignal
}

/** Takes one turn after the other, until nothing is left that could be done soon. Fails only where the database cannot be read. */
export async function takeTurns(
  around: Clocks,
  hooks: Hooks,
  next: () => Promise<Outcome<Turn>>,
): Promise<Outcome<null>> {
  const { clock, signal } = around
  const trouble = { count: 0 }
  while (!signal.aborted) {
    hooks.wasCalled()
    const turn = await next()
    if (!turn.ok) {
      hooks.block({ why: turn.failure, until: null })
      hooks.wake(clock() + LONGEST)
      return turn
    }
    if (turn.value.kind === 'idle') {
      hooks.block(null)
      if (hooks.wasCalled()) continue
      return ok(null)
    }
    if (turn.value.kind === 'pause') {
      if (!(await pause(around, hooks, turn.value))) return ok(null)
      continue
    }
    hooks.busy()
    const stop = await turn.value.work()
    for (const organization of new Set(turn.value.organizations)) hooks.changed(organization)
    if (stop === null) {
      trouble.count = 0
      hooks.block(null)
    } else if (!(await hold(around, hooks, stop, trouble))) return ok(null)
  }
  return ok(null)
}

/** Waits for the next thing; false when that is far away and the run ends. */
async function pause(
  around: Clocks,
  hooks: Hooks,
  { at, limited }: { at: number; limited: boolean },
): Promise<boolean> {
  const until = Math.ceil(around.github.now() + at - around.clock())
  hooks.block(limited ? { why: { kind: 'rate-limited', until }, until } : null)
  return rest(around, hooks, at)
}

/** Waits for what stands in the way to pass; false when a person has to do something, or it takes long. */
async function hold(
  around: Clocks,
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

async function rest({ clock }: Clocks, { sleep, wake, wasCalled }: Hooks, at: number): Promise<boolean> {
  const seconds = at - clock()
  if (seconds <= SHORT) {
    await sleep(Math.max(0, seconds))
    return true
  }
  wake(at)
  return wasCalled()
}
