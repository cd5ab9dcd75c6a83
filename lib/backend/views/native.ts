import type { CampaignDetails } from '@/lib/campaigns/campaign'
import type { NativeCampaign, NativeCounts } from '@/lib/campaigns/native'
import type { Failure } from '@/lib/failure'
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
  /** `open`: untouched ones, without those in progress (`lib/campaigns/native-counts.ts`). */
  alerts: NativeCounts
  /** GitHub's page of it. */
  url: string
  /** The campaign of ours that was published as this one. */
  campaignId: string | null
}

export type { NativeCampaign }

/** `absent` where the organization has none, or this token may not manage them: then nothing of them is shown. */
export type NativeCampaigns =
  | { state: 'absent' }
  | {
      state: 'present'
      campaigns: NativeCampaignView[]
      asOf: EpochSeconds
      /** Campaigns of which GitHub's answer could not be read. */
      unreadable: number
      /** Why they could not be read now; what is shown is from `asOf`. */
      failure: Failure | null
    }
