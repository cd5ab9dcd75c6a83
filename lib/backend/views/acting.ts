import type { AlertRow } from './alert'
import type { Failure } from '@/lib/failure'
import type { EpochSeconds } from '@/lib/time'

export const DISMISSAL_REASONS = ['false positive', "won't fix", 'used in tests', 'mitigated'] as const
export type DismissalReason = (typeof DISMISSAL_REASONS)[number]

/** What a developer may have done for alerts of one repository. */
export type Action =
  | {
      kind: 'fix'
      branch: { kind: 'new' | 'existing'; name: string }
      /** Commit Copilot Autofix's suggestions to the branch. */
      autofix: boolean
      /** Open a draft pull request from the branch, and ask these people for a review. */
      pullRequest: { title: string; body: string; reviewers: string[] } | null
    }
  | { kind: 'assign'; logins: string[] }
  | { kind: 'copilot' }
  | { kind: 'dismiss'; reason: DismissalReason; comment: string; request: boolean }
  | { kind: 'issue'; title: string; body: string }

/** What can be filled in before anybody types. */
export interface ActionProposal {
  repository: string
  defaultBranch: string
  alerts: AlertRow[]
  /** A branch name that is free. */
  branch: string
  /** Why nothing can be pushed here (`read-only`, `empty-repository`); what needs no branch can still be done. */
  noBranch: Failure | null
  /** Branches that are there for one of the alerts already. */
  branches: string[]
  pullRequest: { title: string; body: string; reviewers: string[] }
  issue: { title: string; body: string }
  /** Alerts for which Copilot Autofix has a suggestion now. */
  autofixReady: number
  /** Who may be assigned: the token's user first; those that are known. */
  logins: string[]
}

export type StepKind =
  'branch' | 'autofix' | 'pull-request' | 'reviewers' | 'assign' | 'copilot' | 'dismiss' | 'issue'
export type StepState = 'waiting' | 'running' | 'done' | 'failed' | 'skipped'

/** One write of an action. */
export interface ActionStep {
  kind: StepKind
  /** The alert that it is about; null where it is about all. */
  alert: number | null
  /** Who is asked for a review: a step for each. */
  person?: string
  /** A dismissal about which somebody else decides: it is asked for, the alert stays open until then. */
  request?: boolean
  state: StepState
  failure: Failure | null
  /** What was made, or where it can be seen. */
  link: { text: string; url: string } | null
}

/** An action under way or ended. It goes on in the background; steps that are done are never done again. */
export interface ActionView {
  id: string
  repository: string
  kind: Action['kind']
  numbers: number[]
  state: 'running' | 'waiting' | 'cancelled' | 'done'
  /** Why it waits and until when, by GitHub's clock. */
  waiting: { why: Failure; until: EpochSeconds | null } | null
  steps: ActionStep[]
  startedAt: EpochSeconds
}
