import { fail, ok, type Outcome } from '@/lib/failure'
import type { Store } from '@/lib/storage/store'

export interface Clocks {
  store: Pick<Store, 'pace'>
  /** Seconds since 1970 by the local clock, with fractions. */
  clock: () => number
  /** Waits so many seconds; false at once when the signal aborts. */
  wait: (seconds: number, signal: AbortSignal) => Promise<boolean>
}

/**
 * Waits for the moment at which GitHub's pace allows the next write, and takes it. A commit makes no content in GitHub's sense, since
 * nobody is told of it; so that moment is never far away, however long a launch waits for its hour.
 */
export async function takePace({ store, clock, wait }: Clocks, signal: AbortSignal): Promise<Outcome<null>> {
  for (;;) {
    const at = clock()
    const free = await store.pace.take(at, false)
    if (!free.ok) return free
    if (free.value === at) return ok(null)
    // What waits here is ready: a launch that writes every second would else always be there first.
    if (!(await wait(free.value - at, signal))) return fail({ kind: 'cancelled' })
  }
}
