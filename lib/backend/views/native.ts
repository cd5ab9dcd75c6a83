import type { CampaignDetails } from '@/lib/campaigns/campaign'
import type { EpochSeconds } from '@/lib/time'

/** One of GitHub's own campaigns. GitHub tells neither its alerts nor how many of the closed ones were fixed. */
export interface NativeCampaignView extends Omit<CampaignDetails, 'dueDate'> {
  number: number
  state: 'open' | 'closed'
  /** Slugs of teams that manage it. */
  teams: string[]
  /** GitHub's `ends_at`. */
  endsAt: EpochSeconds
  createdAt: EpochSeconds
  closedAt: EpochSeconds | null
  /** As GitHub counts: `open` without those in progress. */
  alerts: { open: number; inProgress: number; closed: number }
  /** GitHub's page of it. */
  url: string
  /** The campaign of ours that was published as this one. */
  campaignId: string | null
}

/** `absent` where the organization has none: then nothing of them is shown. */
export type NativeCampaigns =
  { state: 'absent' } | { state: 'present'; campaigns: NativeCampaignView[]; asOf: EpochSeconds }
