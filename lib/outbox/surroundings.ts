import type { Failure, Outcome } from '@/lib/failure'
import type { GitHub } from '@/lib/github/client'
import type { Task } from '@/lib/storage/outbox-records'
import type { Store } from '@/lib/storage/store'

export interface Surroundings {
  github: GitHub
  store: Pick<Store, 'outbox'>
  /** Whose token it is. */
  login: () => Promise<Outcome<string>>
  /** Seconds by the local clock, with fractions. */
  clock: () => number
  signal: AbortSignal
}

/** What a step leaves: the failure that concerns more than its own task, or null. */
export type Stop = Failure | null

/** What a task becomes; null when it is gone with its end. */
export type Change = (task: Task) => Task | null

/** Subtracted from the time of a request before its result is looked for: clocks differ, and so do GitHub's machines. */
export const MARGIN = 300

/** The repository of a task. */
export interface Place {
  organization: string
  fullName: string
  signal: AbortSignal
}

/** null where the repository is not visible. */
export function placeOf({ signal }: Surroundings, { login, repository }: Task): Place | null {
  return repository === null ? null : { organization: login, fullName: repository, signal }
}

/** Changes one task, if it is still there. */
export async function settle({ store }: Surroundings, { id }: Task, change: Change): Promise<Stop> {
  const settled = await store.outbox.settle(new Map([[id, change]]))
  return settled.ok ? null : settled.failure
}
