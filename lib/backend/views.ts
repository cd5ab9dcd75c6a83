import type { AlertIdentity, AlertState, Severity } from '@/lib/alerts/alert'
import type { FilterProblem } from '@/lib/alerts/filter/types'
import type { CampaignDetails, CampaignState } from '@/lib/campaigns/campaign'
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

export type SyncStep = 'repositories' | 'properties' | 'teams' | 'members' | 'alerts' | 'branches' | 'storing'

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
  autofixSupported: boolean
  assignees: string[]
  /** The branch that makes it *in progress*, if one does. */
  branch: { name: string; url: string } | null
}

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
}

export interface CampaignView extends CampaignDetails {
  id: string
  organization: string
  state: CampaignState
  timeZone: string
  filter: string
  template: string | null
  leftOut: number
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
  /** Alerts whose rule Copilot Autofix supports: all of them, and those that still remain. */
  autofix: { supported: number; remaining: number }
  timeline: TimelineDay[]
  data: DataStatus
}

export interface RepositoryProgress {
  repositoryId: number
  /** `octo-org/shop`; null when it is no longer visible. */
  repository: string | null
  url: string | null
  progress: Progress
}

export interface RepositoryPage {
  problems: FilterProblem[]
  total: number
  rows: RepositoryProgress[]
}

export interface ManagerCandidates {
  logins: string[]
  /** Why the list may be short. */
  missing: Failure | null
}

/** Something stored has changed: whoever shows it asks again. */
export interface Change {
  topic: 'token' | 'sync' | 'alerts' | 'campaigns' | 'organizations'
  /** null: concerns all. */
  organization: string | null
}
