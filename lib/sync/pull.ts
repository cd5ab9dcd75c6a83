import type { SyncStep } from '@/lib/backend/views'
import type { GitHub } from '@/lib/github/client'
import type { SyncJob } from '@/lib/storage/job'
import type { Store } from '@/lib/storage/store'
import type { Writer } from './writer'

/** With what, and about which organization GitHub is asked. */
export interface Asking {
  github: GitHub
  store: Store
  job: Pick<SyncJob, 'organization' | 'login'>
  signal: AbortSignal
}

/** A pull at work: what its steps share. */
export interface Pull extends Asking {
  job: SyncJob
  writer: Writer
  /** When it began, in milliseconds of `performance.now`. */
  began: number
  report: (step: SyncStep, done: number, total: number | null) => void
}
