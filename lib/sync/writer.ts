import type { Failure } from '@/lib/failure'
import type { HeldPages } from '@/lib/storage/staged'
import type { StagedPage, StagedPart, SyncJob } from '@/lib/storage/job'
import type { Store } from '@/lib/storage/store'

/** Something gathered, and how the job changes with it. Both are written in the same transaction. */
interface Gathered {
  page?: StagedPage
  part?: StagedPart
  change: (job: SyncJob) => void
}

export interface Writer {
  /** Takes it over and returns at once: reading does not wait for writing. */
  add(gathered: Gathered): void
  /** Waits until everything is written; the failure, if one was met. */
  drain(): Promise<Failure | null>
  /** The pages that this writer has written. */
  held: HeldPages
}

/** Writes what a pull gathers. While one transaction runs the next pages collect, so a fast network makes larger ones. */
export function createWriter(store: Store, job: SyncJob, onFailure: () => void): Writer {
  const queue: Gathered[] = []
  const held = new Map<number, StagedPage>()
  let running: Promise<void> | null = null
  let failure: Failure | null = null

  async function write(): Promise<void> {
    while (queue.length > 0 && failure === null) {
      const taken = queue.splice(0)
      // Only now: the job must never name a page that is not in this or an earlier transaction.
      for (const { change } of taken) change(job)
      const pages = taken.flatMap(({ page }) => (page ? [page] : []))
      const parts = taken.flatMap(({ part }) => (part ? [part] : []))
      const written = await store.pulls.stage(job, pages, parts)
      for (const page of pages) held.set(page.page, page)
      if (!written.ok) {
        failure = written.failure
        onFailure()
      }
    }
  }

  return {
    held,
    add(gathered) {
      queue.push(gathered)
      running ??= write().finally(() => (running = null))
    },
    async drain() {
      while (running) await running
      return failure
    },
  }
}
