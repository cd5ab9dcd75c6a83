import type { LaunchOptions } from '@/lib/campaigns/campaign'
import type { Failure } from '@/lib/failure'
import type { EpochSeconds } from '@/lib/time'

export type LaunchState = 'none' | 'running' | 'waiting' | 'cancelled' | 'done'

/** How far a launch is in one repository. */
export interface LaunchRow {
  repositoryId: number
  repository: string | null
  /** Alerts for which Autofix is asked: all, not asked yet, working, ready, none found, failed. */
  autofix: { total: number; waiting: number; pending: number; ready: number; none: number; failed: number }
  issue:
    | { state: 'none' }
    | { state: 'waiting' }
    | { state: 'open'; number: number; url: string }
    | { state: 'failed'; failure: Failure }
  /** The first thing that failed here, other than the issue. */
  failure: Failure | null
}

/** The launch of a campaign, with what is still to be written to GitHub. */
export interface LaunchView {
  state: LaunchState
  options: LaunchOptions
  /** Why it waits (GitHub's limit, offline, no token) and until when; null unless waiting. */
  waiting: { why: Failure; until: EpochSeconds | null } | null
  /** Writes: all that were wanted, those that are done, those that failed. */
  writes: { total: number; done: number; failed: number }
  /** Seconds that the rest takes at GitHub's pace; null when nothing is left. */
  secondsLeft: number | null
  repositories: LaunchRow[]
}
