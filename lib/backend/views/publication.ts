import type { Failure } from '@/lib/failure'
import type { EpochSeconds } from '@/lib/time'

/** Where a campaign is beside this browser. Addresses are built by Muster. */
export interface PublicationView {
  /** `repository`: somebody shared it; its launch is done by the browser in which it was made. */
  origin: 'here' | 'repository'
  share:
    | { state: 'none' }
    /** Its file is still to be written; `failure`: why that did not succeed yet. */
    | { state: 'waiting'; failure: Failure | null }
    | { state: 'shared'; url: string }
    /** Its file is gone from the campaign repository although nobody deleted the campaign. */
    | { state: 'lost' }
  native:
    | { state: 'none' }
    | { state: 'waiting'; failure: Failure | null }
    | { state: 'published'; number: number; url: string }
}

/** A file of the campaign repository that was left alone, and why. */
export interface SharedFileProblem {
  path: string
  url: string
  why: Failure
}

/** The campaign repository of an organization. */
export interface SharingStatus {
  /** `octo-org/security-campaigns`: the one that somebody named, else Muster's suggestion. */
  repository: string
  isSuggestion: boolean
  state:
    /** Nobody has looked yet. */
    | { state: 'unknown' }
    /** GitHub does not show such a repository to this token. */
    | { state: 'absent' }
    | {
        state: 'present'
        canWrite: boolean
        isPrivate: boolean
        isArchived: boolean
        asOf: EpochSeconds
        /** Campaigns read from it. */
        campaigns: number
        problems: SharedFileProblem[]
      }
    /** It could not be read now; what was read before stays. */
    | { state: 'failed'; failure: Failure; asOf: EpochSeconds | null }
  /** GitHub's form for a new repository of this name. */
  createUrl: string
}
