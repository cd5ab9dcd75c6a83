import type { Alert, AlertIdentity } from '@/lib/alerts/alert'
import type { Repository, Team } from '@/lib/alerts/organization'
import type { Campaign } from '@/lib/campaigns/campaign'
import type { Failure, Subject } from '@/lib/failure'
import type { EpochSeconds } from '@/lib/time'
import type { AutofixCount, AutofixState } from '@/lib/tracking/autofix'
import type { DueStatus } from '@/lib/tracking/due-status'
import type { CampaignMetrics } from '@/lib/tracking/metrics'
import type { AlertStatus, Progress } from '@/lib/tracking/progress'
import type { Work } from '@/lib/tracking/work'

/** The first words of every snapshot file, and the version of the format that this Muster writes and reads. */
export const FORMAT = 'muster-snapshot'
export const VERSION = 1

/** Larger files are refused before they are parsed. Ten campaigns of 1000 alerts need about 6 MB. */
export const MAX_SNAPSHOT_BYTES = 64 * 1024 * 1024

/** A part of the data that was missing when the snapshot was taken, and why. */
export interface SnapshotMissing {
  subject: Subject
  name: string | null
  why: Failure
}

export type SnapshotCompleteness = { state: 'complete' } | { state: 'partial'; missing: SnapshotMissing[] }

/** An alert that GitHub showed when the snapshot was taken. */
export interface VisibleAlert extends Alert {
  status: Exclude<AlertStatus, 'not-visible'>
  /** What was begun for it, also what has ended since. */
  work: Work[]
  autofix: AutofixState
}

/** An alert of the campaign that GitHub did not show any more: nothing but its identity is known. */
export interface HiddenAlert extends AlertIdentity {
  status: 'not-visible'
}

export type SnapshotAlert = VisibleAlert | HiddenAlert

/** A campaign with everything computed about it at that moment. */
export interface SnapshotCampaign extends Omit<Campaign, 'organization' | 'alerts'> {
  progress: Progress
  due: DueStatus
  /** Alerts that Copilot Autofix supported: all of them, those that still remained, and of these how far it was. */
  autofix: AutofixCount
  /** History, flow, ages, forecast and how far repositories and teams are. */
  metrics: CampaignMetrics
  alerts: SnapshotAlert[]
}

/** What of the organization's campaigns a snapshot holds. */
export interface SnapshotScope {
  /** Every campaign that was open or closed, or only some of them. */
  campaigns: 'all' | 'chosen'
  /** Only the campaigns' alerts that match all of these filters are in the file, and everything was computed of them. */
  filters: string[]
}

/** What was left out on purpose: names of people (`person-1` stands for them), paths and lines of alerts. */
export interface Withheld {
  people: boolean
  paths: boolean
}

export const NOTHING_WITHHELD: Withheld = { people: false, paths: false }

/** Tracking at one moment, immutable. `asOf` is when the alerts were pulled, `exportedAt` when the file was made. */
export interface Snapshot {
  exportedAt: EpochSeconds
  /** Version of the Muster that made it. */
  muster: string
  /** Version of the definitions by which the numbers were computed (docs/metrics.md). */
  definitions: number
  organization: string
  asOf: EpochSeconds
  /** Login. */
  exportedBy: string
  scope: SnapshotScope
  withheld: Withheld
  completeness: SnapshotCompleteness
  /** With those of their repositories, listed or not, that have alerts in one of the campaigns. */
  teams: Team[]
  /** Those with alerts in one of the campaigns. */
  repositories: Repository[]
  campaigns: SnapshotCampaign[]
}
