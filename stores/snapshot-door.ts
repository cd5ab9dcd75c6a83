import type { InjectionKey } from 'vue'
import type { Backend } from '@/lib/backend/contract'
import type { Change } from '@/lib/backend/views'
import { fail } from '@/lib/failure'

/** The report viewer's backend: over whichever snapshot is shown at the moment. */
export interface SnapshotDoor {
  backend: Backend
  /** Answers come from this backend from now on. */
  turnTo(backend: Backend): void
}

export const snapshotDoorKey: InjectionKey<SnapshotDoor> = Symbol('snapshot door')

/** A door with nothing behind it yet. */
export function snapshotDoor(): SnapshotDoor {
  let current: Backend | null = null
  const listeners = new Set<(change: Change) => void>()
  return {
    backend: {
      call: async (operation, input) =>
        current ? current.call(operation, input) : fail({ kind: 'internal', detail: 'No snapshot is open' }),
      onChange(listener) {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
    turnTo(backend) {
      current = backend
      for (const topic of ['organizations', 'campaigns', 'alerts'] as const)
        for (const listener of listeners) listener({ topic, organization: null })
    },
  }
}
