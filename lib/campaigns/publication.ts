import type { Campaign, CampaignDetails, CampaignState } from './campaign'
import type { NativeAsk, NativeField } from './native'
import type { Failure } from '@/lib/failure'
import type { EpochSeconds } from '@/lib/time'

/** What people can change in a shared campaign: the fields that two versions of it are merged by. */
export interface SharedFields extends CampaignDetails {
  state: Exclude<CampaignState, 'draft'>
  closedAt: EpochSeconds | null
  /** Login; null while it is open, and where nobody knows any more. */
  closedBy: string | null
}

/** A campaign's file in the campaign repository. */
export type Share =
  | { state: 'none' }
  /** Still to be written. */
  | ({ state: 'waiting' } & Waiting)
  /**
   * `sha` names the content that was read or written last; `base` is what stood in it, `native` the number of the native
   * campaign that it linked to.
   */
  | { state: 'shared'; path: string; sha: string; base: SharedFields; native: number | null }
  /** Gone, although nobody deleted the campaign; `base` is what stood in it. */
  | { state: 'lost'; base: SharedFields }

/** What came so far of the wish to share a campaign. */
export interface Waiting {
  /** Why it did not succeed yet; null where nothing has failed. */
  failure: Failure | null
  /** Attempts that failed. */
  tries: number
  /** Muster does not try it again by itself before this, by GitHub's clock; null: with the next look at the campaign repository. */
  nextAt: EpochSeconds | null
  /** Whether a write may have left of which nobody knows what became. */
  sent: boolean
}

/** Of a campaign that is to be shared, and of which nothing was tried yet. */
export function toBeShared(): Extract<Share, { state: 'waiting' }> {
  return { state: 'waiting', failure: null, tries: 0, nextAt: null, sent: false }
}

/** The campaign as one of GitHub's own. */
export type Native =
  | { state: 'none' }
  | { state: 'waiting'; failure: Failure | null }
  /** Asked for, and nobody knows whether it was made: looked up before any second try. By GitHub's clock. */
  | { state: 'asked'; at: EpochSeconds; ask: NativeAsk; made: NativeMade; failure: Failure | null }
  /** `made` where it was published from here; `behind` while GitHub's campaign lacks changes that were made to ours. */
  | { state: 'published'; number: number; made?: NativeMade; behind?: Behind }

/** With how many alerts GitHub made it, and whether GitHub opens its issues, so that the launch here does not. */
export interface NativeMade {
  alerts: number
  issues: boolean
}

/** Fields in which GitHub's campaign is still as it was before; `failure`: why they could not be carried over yet. */
export interface Behind {
  fields: NativeField[]
  failure: Failure | null
}

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

/**
 * Whether GitHub opens the tracking issues of a campaign, or is to: then its launch here opens none. Of one that comes out of the
 * campaign repository the launch was done elsewhere.
 */
export function hasNativeIssues(
  { launch }: Pick<Campaign, 'launch'>,
  { origin, native }: Pick<Publication, 'origin' | 'native'>,
): boolean {
  if (native.state === 'none') return false
  if (native.state === 'published') return native.made?.issues ?? false
  return native.state === 'asked' ? native.made.issues : launch.issues && origin === 'here'
}
