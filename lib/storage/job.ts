import type { AlertBatch } from '@/lib/alerts/batch'
import type { Repository } from '@/lib/alerts/organization'
import type { Missing } from '@/lib/backend/views'
import type { Failure } from '@/lib/failure'
import type { EpochSeconds } from '@/lib/time'
import type { PartName, Parts } from './records'

/** The next place of a listing, as `lib/github` understands it. */
export type Cursor = { page: number } | { after: string }

/**
 * A pull that has begun. It is written together with each page, so a worker that is killed goes on where the job says.
 * Nothing that it gathered is visible before it is committed.
 */
export interface SyncJob {
  /** Key of the organization. */
  organization: string
  /** The login to ask GitHub for. */
  login: string
  /** Login of the token's user who asks: nobody else goes on with it. null where that was not known, or not written down yet. */
  user: string | null
  /** Tells its staged pages from those of another pull. */
  pull: string
  kind: 'full' | 'later'
  phase: 'gathering' | 'work'
  /** By GitHub's clock. */
  startedAt: EpochSeconds
  /** `later`: changes from here on are asked for. */
  since: EpochSeconds | null
  /** Parts that are asked for in this pull, and those of them that are staged or could not be read. */
  wanted: PartName[]
  settled: PartName[]
  pages: JobPages
  /**
   * Where the organization refuses its own list: why, and the ids of the repositories of campaigns that were asked one by one
   * since. null while it does not.
   */
  byRepository: { why: Failure; done: number[] } | null
  /** Latest change that was seen. */
  newest: EpochSeconds | null
  alerts: number
  missing: Missing[]
  /** Set while GitHub wants a pause, and how many pauses came without a page between them. */
  waitingUntil: EpochSeconds | null
  pauses: number
  /** A failed job waits for the person; only a waiting or interrupted one goes on by itself. */
  failed: boolean
}

export interface JobPages {
  /** Numbers of the pages that are staged, in order of arrival. */
  done: number[]
  /** Last page's number; null where GitHub counts none. */
  last: number | null
  /** Where reading goes on one by one; null when side by side, or at the end. */
  next: Cursor | null
  ended: boolean
  /** Whether a page was no list and is left out: the next pull then reads everything again. */
  lost: boolean
}

/** A page of alerts that waits for the end of its pull. */
export interface StagedPage {
  organization: string
  pull: string
  page: number
  batch: AlertBatch
  /** What the alerts say of their repositories. */
  repositories: Repository[]
}

/** A part that waits for the end of its pull. */
export interface StagedPart<P extends PartName = PartName> {
  organization: string
  pull: string
  part: P
  content: Parts[P]
}
