import type { Failure, Outcome } from '@/lib/failure'
import type { GitHub } from '@/lib/github/client'
import type { RepositoryPlace } from '@/lib/github/place'
import type { ActionRecord, Made, Step } from '@/lib/storage/action-records'
import type { Store } from '@/lib/storage/store'

export interface Surroundings {
  github: GitHub
  store: Pick<Store, 'actions'>
  /** Whose token it is. */
  login: () => Promise<Outcome<string>>
  /** Nothing is left to do for this action. */
  onEnded: (action: ActionRecord) => void
  /** Seconds by the local clock, with fractions. */
  clock: () => number
  /** Waits so many seconds; false at once when the signal aborts. */
  wait: (seconds: number, signal: AbortSignal) => Promise<boolean>
  signal: AbortSignal
}

/** A step of an action, by its place. */
export interface At<S extends Step = Step> {
  action: ActionRecord
  index: number
  step: S
}

/** A step of this kind. */
export type Of<K extends Step['kind']> = Extract<Step, { kind: K }>

/** What a step comes to before anything is sent. */
export type Ready =
  /** Nothing is to be sent: it is so already. */
  | { kind: 'done'; made: Made | null }
  /** `sha`: the end of the branch before, by which its result is found. */
  | { kind: 'send'; sha: string | null; send: () => Promise<Outcome<Made | null>> }

/** What a step leaves: the failure that concerns more than itself, or null. */
export type Stop = Failure | null

/** Subtracted from the time of a request before its result is looked for: clocks differ, and so do GitHub's machines. */
export const MARGIN = 300

export function placeOf({ signal }: Surroundings, { login, repository }: ActionRecord): RepositoryPlace {
  return { organization: login, fullName: repository, signal }
}

/** The pull request that an earlier step opened or found. */
export function pullRequestOf({ steps }: ActionRecord): number | null {
  const made = steps.find(({ kind }) => kind === 'pull-request')?.made
  return made?.kind === 'pull-request' ? made.number : null
}
