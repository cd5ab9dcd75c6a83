import type { AlertBatch } from '@/lib/alerts/batch'
import type { AlertKind } from '@/lib/alerts/alert'
import type { Repository, Team } from '@/lib/alerts/organization'
import type { Missing } from '@/lib/backend/views'
import type { Failure } from '@/lib/failure'
import type { CalendarDate, EpochSeconds } from '@/lib/time'
import type { Progress } from '@/lib/tracking/progress'
import type { PullRequestState } from '@/lib/tracking/work'

/** The alerts of one repository and kind. */
export interface AlertChunk {
  organization: string
  repositoryId: number
  kind: AlertKind
  batch: AlertBatch
}

/** A pull request that may be work on alerts. */
export interface PullRecord {
  number: number
  state: PullRequestState
  branch: string | null
  /** Numbers of the alerts that its branch or title names. */
  alerts: number[]
  /** When it was opened and merged; absent where GitHub has not told. */
  createdAt?: EpochSeconds
  mergedAt?: EpochSeconds
}

/** What GitHub links with one alert, and when that was last asked. */
export interface LinkRecord {
  /** The alert's number. */
  number: number
  etag: string | null
  lookedAt: EpochSeconds
  pulls: number[]
}

/** The work in one repository as it was last seen, with the ETags of the answers that told it. */
export interface WorkRecord {
  organization: string
  repositoryId: number
  branches: { etag: string | null; known: { number: number; name: string }[] }
  /** `changedAt`: when the listing was last another one than before; null before the first look. */
  pulls: { etag: string | null; changedAt: EpochSeconds | null; anyOpen: boolean; known: PullRecord[] }
  links: LinkRecord[]
}

/** Who may manage campaigns, and why the list may be short. */
export interface Members {
  logins: string[]
  missing: Failure | null
}

/** A campaign's progress as it was last seen on a day. */
export interface DailyProgress {
  campaignId: string
  date: CalendarDate
  progress: Progress
}

/** Everything that the index of an organization is built from. */
export interface OrganizationData {
  batches: AlertBatch[]
  repositories: Repository[]
  teams: Team[]
  members: Members
  work: WorkRecord[]
}

/** The parts of an organization beside its alerts. */
export interface Parts {
  repositories: { login: string; repositories: Repository[]; missing: Missing[] }
  teams: { teams: Team[]; missing: Missing[] }
  members: Members
}
export type PartName = keyof Parts
