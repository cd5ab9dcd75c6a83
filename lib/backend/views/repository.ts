import type { AlertRow } from './alert'
import type { CampaignDetails } from '@/lib/campaigns/campaign'
import type { Failure } from '@/lib/failure'
import type { EpochSeconds } from '@/lib/time'
import type { DueStatus } from '@/lib/tracking/due-status'
import type { Progress } from '@/lib/tracking/progress'

/** A campaign as developers of one repository see it. */
export interface RepositoryCampaign extends CampaignDetails {
  id: string
  organization: string
  timeZone: string
  /** Alerts of the campaign in this repository. */
  alerts: number
  /** How far they are; null where the alerts cannot be read: `RepositoryCampaigns.data` tells why. */
  here: Progress | null
  /** Against the due date, from what is here alone; null without counts. */
  due: DueStatus | null
  /** Days until the due date; negative once overdue. */
  daysLeft: number
  /** The tracking issue in this repository. */
  issue: { number: number; url: string } | null
}

/** What is known of a repository's alerts. */
export type RepositoryData =
  /** Nobody has looked yet. */
  | { state: 'never' }
  | { state: 'present'; asOf: EpochSeconds }
  /** They cannot be read; `asOf`: what is shown all the same is from then. */
  | { state: 'failed'; failure: Failure; asOf: EpochSeconds | null }

/** The open campaigns that concern a repository; the one that is due first comes first. */
export interface RepositoryCampaigns {
  /** `octo-org/shop`, as GitHub spells it. */
  repository: string
  repositoryId: number | null
  campaigns: RepositoryCampaign[]
  /** Alerts of these campaigns that are neither fixed nor dismissed, each counted once; null without counts. */
  left: number | null
  data: RepositoryData
  /** Whether the token's user may push here; null while unknown. */
  canWrite: boolean | null
  isArchived: boolean
  /** Being read just now. */
  isRefreshing: boolean
}

/** An alert of a repository with the open campaigns that it belongs to. */
export interface RepositoryAlert {
  /** null while it was not read. */
  alert: AlertRow | null
  campaigns: RepositoryCampaign[]
}
