import type { AlertBatch } from '@/lib/alerts/batch'
import type { AlertKind } from '@/lib/alerts/alert'
import type { Repository, Team } from '@/lib/alerts/organization'
import type { Missing } from '@/lib/backend/views'
import type { Failure } from '@/lib/failure'
import type { CalendarDate } from '@/lib/time'
import type { Progress } from '@/lib/tracking/progress'

/** The alerts of one repository and kind. */
export interface AlertChunk {
  organization: string
  repositoryId: number
  kind: AlertKind
  batch: AlertBatch
}

/** A branch for the fix of an alert. */
interface Branch {
  repositoryId: number
  /** The alert's. */
  number: number
  name: string
}

/** The fix branches of one repository, with the ETag of the answer that told them. */
export interface BranchRecord {
  organization: string
  repositoryId: number
  etag: string | null
  branches: Branch[]
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
  branches: Branch[]
}

/** The parts of an organization beside its alerts. */
export interface Parts {
  repositories: { login: string; repositories: Repository[]; missing: Missing[] }
  teams: { teams: Team[]; missing: Missing[] }
  members: Members
}
export type PartName = keyof Parts
