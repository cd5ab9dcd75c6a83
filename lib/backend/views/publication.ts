import type { Failure } from '@/lib/failure'
import type { Behind } from '@/lib/campaigns/publication'
import type { EpochSeconds } from '@/lib/time'

/** Where a campaign is beside this browser. Addresses are built by Muster. */
export interface PublicationView {
  /** `repository`: somebody shared it; its launch is done by the browser in which it was made. */
  origin: 'here' | 'repository'
  share:
    | { state: 'none' }
    /** Its file is still to be written. */
    | ({ state: 'waiting' } & WaitingShare)
    | { state: 'shared'; url: string }
    /** Its file is gone from the campaign repository although nobody deleted the campaign. */
    | { state: 'lost' }
  native:
    | { state: 'none' }
    /**
     * Still to be made; `failure`: why that did not succeed yet. `issues`: GitHub opens them, not the launch here. `asked`: GitHub
     * was asked, and nobody knows yet what became of it.
     */
    | { state: 'waiting'; failure: Failure | null; issues: boolean; asked: boolean }
    /** `behind`: what was changed here and not there yet, and why. */
    | { state: 'published'; number: number; url: string; issues: boolean; behind: Behind | null }
}

/** Of a campaign that is still to be shared. */
export interface WaitingShare {
  /** Why it did not succeed yet; null where nothing has failed. */
  failure: Failure | null
  /** Attempts that failed, and how many Muster makes by itself at most. */
  tries: number
  most: number
  /** Muster does not try again by itself before this; null: with the next look, or, after the most attempts, not at all. */
  nextAt: EpochSeconds | null
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
