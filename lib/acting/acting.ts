import { ok } from '@/lib/failure'
import { wait as waitSeconds } from '@/lib/github/wait'
import { takeTurns, type Hooks, type Turn } from '@/lib/outbox/turns'
import { createWriter, type Writer, type WriterOptions } from '@/lib/outbox/writer'
import { choose } from './choose'
import { lookUpStep, writeStep } from './steps'
import type { Outcome } from '@/lib/failure'
import type { GitHub } from '@/lib/github/client'
import type { ActionRecord } from '@/lib/storage/action-records'
import type { Store } from '@/lib/storage/store'
import type { Surroundings } from './surroundings'

export interface ActingOptions extends WriterOptions {
  github: GitHub
  store: Pick<Store, 'actions'>
  /** Login of the token's user: nothing is done in the name of somebody who did not start it. */
  login: () => Promise<Outcome<string>>
  /** Nothing is left to do for this action. */
  onEnded: (action: ActionRecord) => void
}

/** Does what developers want done for alerts: step after step, at GitHub's pace, each of them once. */
export type Acting = Writer

const LOCK = 'muster-acting'

export function createActing(options: ActingOptions): Acting {
  const { github, store, login, onEnded, wait = waitSeconds } = options
  return createWriter(options, LOCK, (signal, hooks, clock) =>
    runActions({ github, store, login, onEnded, clock, wait, signal }, hooks),
  )
}

function runActions(around: Surroundings, hooks: Hooks): Promise<Outcome<null>> {
  const { store, github, clock } = around
  return takeTurns(around, hooks, async (): Promise<Outcome<Turn>> => {
    const agenda = await store.actions.agenda()
    if (!agenda.ok) return agenda
    const paused = github.limitedUntil()
    // GitHub's pauses are by its own clock.
    const pausedUntil = paused === null ? 0 : paused - github.now() + clock()
    const choice = choose(agenda.value, pausedUntil, clock())
    if (choice.kind === 'idle' || choice.kind === 'pause') return ok(choice)
    return ok({
      kind: 'work',
      organizations: [choice.action.login],
      work: () => (choice.kind === 'write' ? writeStep : lookUpStep)(around, choice),
    })
  })
}
