import type { AlertIdentity, AlertState, Severity } from '@/lib/alerts/alert'
import type { FilterProblem } from '@/lib/alerts/filter/types'
import type { CampaignDetails, CampaignState, LaunchOptions } from '@/lib/campaigns/campaign'
import type { Failure, Subject } from '@/lib/failure'
import type { EpochSeconds } from '@/lib/time'
import type { DueStatus } from '@/lib/tracking/due-status'
import type { AlertStatus, Progress } from '@/lib/tracking/progress'
import type { TimelineDay } from '@/lib/tracking/timeline'

/** What the background answers: sums and short pages, never everything. All instants are seconds since 1970. */

export interface ScopeCheck {
  /** Scope or permission by GitHub's name, for example `security_events`. */
  name: string
  /** `unknown`: fine-grained tokens do not tell theirs. */
  state: 'present' | 'missing' | 'unknown'
  /** Needed for what: a key of the message catalogue. */
  purpose: 'readAlerts' | 'readOrganization' | 'readPrivate'
  required: boolean
}

export type TokenStatus =
  | { state: 'none' }
  | { state: 'locked' }
  | {
      state: 'present'
      login: string
      type: 'classic' | 'fine-grained'
      scopes: ScopeCheck[]
      expiresAt: EpochSeconds | null
      kept: 'session' | 'remembered'
    }

/** A part of the data that is missing, and why. */
export interface Missing {
  subject: Subject
  /** Which one, for example a team's slug; null when all of it. */
  name: string | null
  why: Failure
}

export type Completeness = { state: 'complete' } | { state: 'partial'; missing: Missing[] }

export type SyncStep = 'repositories' | 'properties' | 'teams' | 'members' | 'alerts' | 'work' | 'storing'

export type SyncStatus =
  | { state: 'idle' }
  /** `total` is null until GitHub told it. Units: pages or repositories of the step. */
  | { state: 'running'; step: SyncStep; done: number; total: number | null; alerts: number }
  | { state: 'waiting'; until: EpochSeconds; step: SyncStep; alerts: number }
  | { state: 'failed'; failure: Failure; at: EpochSeconds }
  | { state: 'cancelled'; at: EpochSeconds }

/** What is stored of an organization; `never` before the first pull ended. */
export type DataStatus =
  | { state: 'never' }
  | { state: 'present'; asOf: EpochSeconds; alerts: number; repositories: number; completeness: Completeness }

export interface OrganizationStatus {
  organization: string
  data: DataStatus
  sync: SyncStatus
  openCampaigns: number
}

export interface OrganizationList {
  organizations: OrganizationStatus[]
}

/** A row of a table of alerts. */
export interface AlertRow extends AlertIdentity {
  title: string
  ruleId: string
  severity: Severity
  state: AlertState
  status: AlertStatus
  /** `octo-org/shop` */
  repository: string
  path: string
  line: number
  tool: string
  /** Built by Muster from the repository's name and the number, never taken from an answer. */
  url: string
  createdAt: EpochSeconds
  closedAt: EpochSeconds | null
  autofix: AutofixState
  assignees: string[]
  /** What makes it *in progress*: nothing here, not in progress. */
  work: WorkView[]
}

/**
 * What Copilot Autofix can do for an alert: nothing, since its rule is not supported; it is supported but was not asked yet;
 * it was asked and works on it; it has a fix; it found none; it failed.
 */
export type AutofixState = 'not-supported' | 'supported' | 'pending' | 'ready' | 'none' | 'failed'

/** Work under way for an alert. Addresses are built by Muster. */
export type WorkView =
  | { kind: 'branch'; name: string; url: string }
  | { kind: 'pull-request'; number: number; isDraft: boolean; url: string }
  | { kind: 'copilot' }

/** A page of alerts that match a filter. With problems nothing is shown as if it were filtered: `rows` is empty. */
export interface AlertPage {
  problems: FilterProblem[]
  total: number
  repositories: number
  rows: AlertRow[]
  offset: number
}

export interface TemplateView {
  id: string
  query: string
  alerts: number
  repositories: number
}

/** How a filter's open alerts fit the limits of a campaign. */
export interface SelectionSize {
  problems: FilterProblem[]
  alerts: number
  repositories: number
  /** True above the limit of alerts or repositories. */
  big: boolean
  kept: { alerts: number; repositories: number }
  /** Every repository concerned: those that are in first, by their last push; `repository` null where the name is unknown. */
  preview: { repository: string | null; alerts: number; kept: number }[]
}

/** How many campaigns may be open, and how large each may be; `github` has GitHub's own numbers. */
export interface LimitsView {
  alerts: number
  repositories: number
  openCampaigns: number
  github: { alerts: number; repositories: number; openCampaigns: number }
}

export interface CampaignView extends CampaignDetails {
  id: string
  organization: string
  state: CampaignState
  timeZone: string
  filter: string
  template: string | null
  leftOut: number
  launch: LaunchOptions
  createdAt: EpochSeconds
  createdBy: string
  closedAt: EpochSeconds | null
  revision: number
  progress: Progress
  repositories: number
  due: DueStatus
}

export interface CampaignList {
  campaigns: CampaignView[]
  data: DataStatus
}

export interface CampaignTracking {
  campaign: CampaignView
  /**
   * Alerts whose rule Copilot Autofix supports: all of them, and those that still remain. Of the remaining ones: asked and
   * still working, fix ready, no fix found, failed.
   */
  autofix: {
    supported: number
    remaining: number
    pending: number
    ready: number
    none: number
    failed: number
  }
  timeline: TimelineDay[]
  data: DataStatus
}

export const GROUPINGS = ['repository', 'team', 'rule', 'severity', 'assignee'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** A group of a campaign's alerts. In teams and assignees an alert counts in each of its groups. */
export interface GroupProgress {
  /** Tells it from the others of the same grouping: repository id, team slug, rule id, severity, login; '' for none. */
  key: string
  /** What people call it: `octo-org/shop`, a team's name, a rule's description; null when it is no longer visible, or for none. */
  label: string | null
  /** GitHub's page of it, where it has one. */
  url: string | null
  /** A repository that is archived: nothing can be fixed there until it is no more. */
  isArchived?: true
  progress: Progress
}

export interface GroupPage {
  problems: FilterProblem[]
  by: Grouping
  total: number
  rows: GroupProgress[]
}

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

export interface ManagerCandidates {
  logins: string[]
  /** Why the list may be short. */
  missing: Failure | null
}

/** Something stored has changed: whoever shows it asks again. */
export interface Change {
  topic: 'token' | 'sync' | 'alerts' | 'campaigns' | 'organizations' | 'launch' | 'limits'
  /** null: concerns all. */
  organization: string | null
}
