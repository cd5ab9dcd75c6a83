import type { Action, DismissalReason, StepState } from '@/lib/backend/views'
import type { Failure } from '@/lib/failure'
import type { EpochSeconds } from '@/lib/time'

/** What a step does, with all that it needs to know; alerts by their numbers. */
export type StepWork =
  /** A branch from the end of `base`. */
  | { kind: 'branch'; alert: null; name: string; base: string }
  | { kind: 'autofix'; alert: number; branch: string; message: string }
  | { kind: 'pull-request'; alert: null; branch: string; base: string; title: string; body: string }
  | { kind: 'reviewers'; alert: null; login: string }
  /** These people beside whoever is assigned already. */
  | { kind: 'assign' | 'copilot'; alert: number; logins: string[] }
  | { kind: 'dismiss'; alert: number; reason: DismissalReason; comment: string; request: boolean }
  /** `marker`: text in the body by which it is known. */
  | { kind: 'issue'; alert: null; title: string; body: string; marker: string }

/** What came of a step. */
export type Made =
  | { kind: 'branch'; name: string }
  | { kind: 'commit'; sha: string }
  | { kind: 'pull-request'; number: number }
  | { kind: 'issue'; number: number }
  /** `requested`: its dismissal was asked for, it is open until somebody decides. */
  | { kind: 'alert'; number: number; requested: boolean }

/**
 * Whose token asked and when, by GitHub's clock, and the commit that stood at the end of the branch then: what is needed to find
 * out what became of a request.
 */
export interface AskedStep {
  by: string
  at: EpochSeconds
  sha: string | null
}

/**
 * A step is *running* before its request leaves and *done* after its answer came; one that a new worker finds *running* may or
 * may not have been done, and is looked up before anything is sent again.
 */
export interface StepProgress {
  state: StepState
  failure: Failure | null
  made: Made | null
  asked: AskedStep | null
  /** Requests of which nobody knows what became. */
  tries: number
  /** Not before this instant by the local clock. */
  due: EpochSeconds
}

export type Step = StepWork & StepProgress

/** Something that a developer had Muster do, as far as it is. */
export interface ActionRecord {
  /** UUID. */
  id: string
  /** Key of the organization, and its login. */
  organization: string
  login: string
  repositoryId: number
  /** `octo-org/shop` */
  repository: string
  kind: Action['kind']
  numbers: number[]
  /** Login in whose name it is done. */
  by: string
  steps: Step[]
  startedAt: EpochSeconds
  /** When nothing was left to do; null before. */
  endedAt: EpochSeconds | null
  cancelled: boolean
  /** Taken off the list by a person; its branch may still be there. */
  forgotten: boolean
}
