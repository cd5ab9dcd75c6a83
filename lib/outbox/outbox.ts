import { runOutbox } from './run'
import { createWriter, type Writer, type WriterOptions, type WriterState } from './writer'
import type { Outcome } from '@/lib/failure'
import type { GitHub } from '@/lib/github/client'
import type { Store } from '@/lib/storage/store'

export interface OutboxOptions extends WriterOptions {
  github: GitHub
  store: Pick<Store, 'outbox'>
  /** Login of the token's user: what we wrote is looked for among what they wrote. */
  login: () => Promise<Outcome<string>>
}

export type OutboxState = WriterState

/** Writes to GitHub what a campaign's launch wants: one thing after the other, at GitHub's pace, each of them once. */
export type Outbox = Writer

const LOCK = 'muster-outbox'

export function createOutbox(options: OutboxOptions): Outbox {
  const { github, store, login } = options
  return createWriter(options, LOCK, (signal, hooks, clock) =>
    runOutbox({ github, store, login, clock, signal }, hooks),
  )
}
