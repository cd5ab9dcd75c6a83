import type { DataStatus } from './organization'
import type { PublicationView } from './publication'
import type { CampaignDetails, CampaignState, LaunchOptions } from '@/lib/campaigns/campaign'
import type { EpochSeconds } from '@/lib/time'
import type { DueStatus } from '@/lib/tracking/due-status'
import type { CampaignMetrics } from '@/lib/tracking/metrics'
import type { Progress } from '@/lib/tracking/progress'

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
  publication: PublicationView
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
  metrics: CampaignMetrics
  data: DataStatus
}
