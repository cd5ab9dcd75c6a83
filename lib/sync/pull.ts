import type { SyncStep } from '@/lib/backend/views'
import type { GitHub } from '@/lib/github/client'
import type { SyncJob } from '@/lib/storage/job'
import type { Store } from '@/lib/storage/store'
import type { Writer } from './writer'

/** A pull at work: what its steps share. */
export interface Pull {
  github: GitHub
  store: Store
  job: SyncJob
  writer: Writer
  signal: AbortSignal
  /** When it began, in milliseconds of `performance.now`. */
  began: number
  report: (step: SyncStep, done: number, total: number | null) => void
}
