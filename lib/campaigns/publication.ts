import type { CampaignDetails, CampaignState } from './campaign'
import type { Failure } from '@/lib/failure'
import type { EpochSeconds } from '@/lib/time'

/** What people can change in a shared campaign: the fields that two versions of it are merged by. */
export interface SharedFields extends CampaignDetails {
  state: Exclude<CampaignState, 'draft'>
  closedAt: EpochSeconds | null
}

/** A campaign's file in the campaign repository. */
export type Share =
  | { state: 'none' }
  /** Still to be written; `failure`: why that did not succeed yet. */
  | { state: 'waiting'; failure: Failure | null }
  /** `sha` names the content that was read or written last; `base` is what stood in it. */
  | { state: 'shared'; path: string; sha: string; base: SharedFields }
  /** Gone, although nobody deleted the campaign. */
  | { state: 'lost' }

/** The campaign as one of GitHub's own. */
export type Native =
  | { state: 'none' }
  | { state: 'waiting'; failure: Failure | null }
  /** Asked for, and nobody knows whether it was made: looked up before any second try. By GitHub's clock. */
  | { state: 'asked'; at: EpochSeconds }
  | { state: 'published'; number: number }

/** Where a campaign is beside this browser. */
export interface Publication {
  campaignId: string
  /** Only the browser in which a campaign was made does its launch; elsewhere it comes out of the campaign repository. */
  origin: 'here' | 'repository'
  share: Share
  native: Native
  /** Tracking issues and names of repositories as the file tells them: a developer cannot list the whole organization. */
  issues: { repositoryId: number; number: number }[]
  repositories: { id: number; fullName: string }[]
}

/** Of a campaign that nobody wants anywhere else. */
export function unpublished(campaignId: string): Publication {
  return {
    campaignId,
    origin: 'here',
    share: { state: 'none' },
    native: { state: 'none' },
    issues: [],
    repositories: [],
  }
}
