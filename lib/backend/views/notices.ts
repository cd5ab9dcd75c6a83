import type { Failure } from '@/lib/failure'
import type { DueStatus } from '@/lib/tracking/due-status'

/** Which browser notifications a person wants. */
export interface NoticeWishes {
  /** A new campaign that concerns a repository I can write to. */
  newCampaigns: boolean
  /** A campaign that I manage is due soon and not complete. */
  reminders: boolean
}

export interface NoticeSettings extends NoticeWishes {
  /** The browser was told to show none of Muster's. Firefox does not tell: false there. */
  isRefused: boolean
}

/** An open campaign that needs the token's user: the toolbar button counts the same. */
export interface CampaignNeed {
  id: string
  name: string
  organization: string
  dueDate: string
  /** Where to deal with it: the repository where it is the only one that this person can fix something in, else the campaign. */
  url: string
  reason:
    | { why: 'overdue' | 'at-risk'; due: DueStatus }
    | {
        why: 'to-fix'
        /** `octo-org/shop` where there is but one. */
        repository: string | null
        repositories: number
        /** Alerts neither fixed nor dismissed there; null where the alerts of one of them were never read. */
        left: number | null
      }
}

export interface NeedList {
  /** Of all organizations, the most urgent first. Without an open token it is not known whom campaigns could need: null. */
  needs: CampaignNeed[] | null
  /** Organizations of which nothing could be told, and why. */
  failed: { organization: string; failure: Failure }[]
}
