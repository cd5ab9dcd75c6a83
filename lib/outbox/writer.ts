import { fail, ok } from '@/lib/failure'
import { wait as waitSeconds } from '@/lib/github/wait'
import { createTeller } from './teller'
import type { Failure, Outcome } from '@/lib/failure'
import type { EpochSeconds } from '@/lib/time'
import type { Hooks } from './turns'

/** What we need of `navigator.locks`. */
export interface LocksLike {
  request<T>(name: string, options: { signal: AbortSignal }, work: () => Promise<T>): Promise<T>
}

export interface WriterOptions {
  /** Something of this organization changed (null: of any); told a few times a second at most. */
  onChange: (organization: string | null) => void
  /** While there is something to do now; not for a look at what is left. */
  onRunning: (running: boolean) => void
  /** Something is to be done at this instant (by the local clock): `resume` wants to be called then. */
  onWake: (at: EpochSeconds) => void
  /** Keeps two workers, an old one and its successor, from doing the same thing. */
  locks?: LocksLike | undefined
  /** Seconds since 1970 by the local clock, with fractions. */
  clock?: () => number
  /** Waits so many seconds; false at once when the signal aborts. */
  wait?: (seconds: number, signal: AbortSignal) => Promise<boolean>
}

/** Why nothing is written for now, and until when by GitHub's clock; null: until somebody does something about it. */
export interface Blocked {
  why: Failure
  until: EpochSeconds | null
}

export interface WriterState {
  running: boolean
  blocked: Blocked | null
}

/** Somebody who writes to GitHub in the background. */
export interface Writer {
  /**
   * Goes on with everything that is left. For the worker's start, its alarms, new work, and when the token is back.
   * Ends when nothing is left that could be done now; fails only where the database cannot be read.
   */
  resume(): Promise<Outcome<null>>
  state(): WriterState
  /** Stops after the request that is under way is given up; what became of it is looked up by the next `resume`. */
  stop(): Promise<void>
}

/** One run: until nothing is left that could be done soon. */
export type Run = (signal: AbortSignal, hooks: Hooks, clock: () => number) => Promise<Outcome<null>>

/** Lets one run happen at a time, under a lock of this name, and wakes it when somebody calls. */
export function createWriter(options: WriterOptions, lock: string, work: Run): Writer {
  const { onRunning, onWake } = options
  const clock = options.clock ?? (() => Date.now() / 1000)
  const wait = options.wait ?? waitSeconds
  const locks: LocksLike | undefined = options.locks ?? globalThis.navigator?.locks
  const teller = createTeller(options.onChange, clock)
  let running: { abort: AbortController; ended: Promise<Outcome<null>> } | null = null
  let sleeping: AbortController | null = null
  let blocked: Blocked | null = null
  let called = false
  let busy = false

  function block(now: Blocked | null): void {
    if (JSON.stringify(now) === JSON.stringify(blocked)) return
    blocked = now
    teller.changed(null)
  }

  function beBusy(now: boolean): void {
    if (busy === now) return
    busy = now
    onRunning(now)
  }

  /** Sleeps until it is time, or until somebody calls. */
  async function sleep(seconds: number, signal: AbortSignal): Promise<void> {
    teller.flush()
    if (called) return
    beBusy(true)
    sleeping = new AbortController()
    await wait(seconds, AbortSignal.any([signal, sleeping.signal]))
    sleeping = null
  }

  async function run({ signal }: AbortController): Promise<Outcome<null>> {
    const hooks: Hooks = {
      sleep: (seconds) => sleep(seconds, signal),
      block,
      busy: () => beBusy(true),
      changed: teller.changed,
      wake: onWake,
      wasCalled: () => {
        const was = called
        called = false
        return was
      },
    }
    const once = () => work(signal, hooks, clock)
    try {
      return await (locks ? locks.request(lock, { signal }, once) : once())
    } catch (error) {
      if (signal.aborted) return ok(null)
      return fail({ kind: 'internal', detail: error instanceof Error ? error.name : 'unknown' })
    }
  }

  return {
    state: () => ({ running: busy, blocked }),
    resume() {
      called = true
      sleeping?.abort()
      if (running) return running.ended
      const abort = new AbortController()
      const ended = run(abort).then((outcome) => {
        running = null
        beBusy(false)
        teller.flush()
        return outcome
      })
      running = { abort, ended }
      return ended
    },
    async stop() {
      running?.abort.abort()
      await running?.ended
    },
  }
}
