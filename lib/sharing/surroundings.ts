import type { Campaign } from '@/lib/campaigns/campaign'
import type { Change } from '@/lib/backend/views'
import type { Failure, Outcome } from '@/lib/failure'
import type { GitHub } from '@/lib/github/client'
import type { FileWrite } from '@/lib/github/contents'
import type { Task } from '@/lib/storage/outbox-records'
import type { Store } from '@/lib/storage/store'
import type { EpochSeconds } from '@/lib/time'

/** What sharing needs of GitHub. */
export type SharingGitHub = Pick<
  GitHub,
  'repositorySince' | 'folder' | 'file' | 'writeFile' | 'organizationsOfUser'
>

/** What sharing works with. */
export interface Surroundings {
  github: SharingGitHub
  store: Store
  /** Login of the token's user; a failure without one. */
  login: () => Promise<Outcome<string>>
  /** By GitHub's clock. */
  now: () => EpochSeconds
  announce: (change: Change) => void
  /** The last words on the tracking issues of a campaign that somebody else deleted. */
  farewell: (campaign: Campaign) => (tasks: Task[]) => Task[]
  /** Writes at GitHub's pace. */
  write: (file: FileWrite) => Promise<Outcome<{ sha: string }>>
  signal: AbortSignal
}

/** Where the campaigns of an organization are shared, as far as one may write there. */
export interface Place {
  organization: string
  fullName: string
  signal: AbortSignal
}

const UNANSWERED: readonly Failure['kind'][] = [
  'offline',
  'timeout',
  'server-error',
  'cancelled',
  'unexpected-answer',
]

/** Whether nobody knows what became of a write: it is looked up before anything else is said or done. */
export function isUnanswered(failure: Failure): boolean {
  return UNANSWERED.includes(failure.kind)
}

const OF_FILE: readonly Failure['kind'][] = ['file-too-large', 'shared-file-damaged', 'shared-file-newer']

/** Whether a file itself is what is wrong, so that reading it again would be no better. */
export function isOfFile(failure: Failure): boolean {
  return OF_FILE.includes(failure.kind)
}
