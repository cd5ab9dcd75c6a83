import { defineStore } from 'pinia'
import { inject, ref, shallowRef, type InjectionKey } from 'vue'
import type { Backend } from '@/lib/backend/contract'
import type { Change } from '@/lib/backend/views'
import { fail, ok, type Failure, type Outcome } from '@/lib/failure'
import type { Snapshot } from '@/lib/snapshots/snapshot'

/** The report viewer's backend: over whichever snapshot is open at the moment. */
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

/** What of a file is needed; also what a test can make. */
export type SnapshotFile = Pick<File, 'name' | 'size' | 'text'>

/** The snapshot that the report viewer shows. A file that cannot be read leaves the one shown as it is. */
export const useSnapshot = defineStore('snapshot', () => {
  const door = inject(snapshotDoorKey)
  if (!door) throw new Error('No snapshot door was provided to this app')
  const opened = shallowRef<{ snapshot: Snapshot; fileName: string } | null>(null)
  const reading = ref(false)
  /** Why the last file was refused, and its name. */
  const refused = shallowRef<{ failure: Failure; fileName: string } | null>(null)
  let asked = 0

  async function open(file: SnapshotFile): Promise<boolean> {
    const mine = ++asked
    reading.value = true
    refused.value = null
    const outcome = await read(file)
    // Another file was opened meanwhile: that one is meant.
    if (mine !== asked) return false
    reading.value = false
    if (outcome.ok) {
      door?.turnTo(outcome.value.backend)
      opened.value = { snapshot: outcome.value.snapshot, fileName: file.name }
    } else refused.value = { failure: outcome.failure, fileName: file.name }
    return outcome.ok
  }

  return { opened, reading, refused, open }
})

/** What reads and answers is loaded with the first file: the empty page is there at once. */
async function read(file: SnapshotFile): Promise<Outcome<{ snapshot: Snapshot; backend: Backend }>> {
  try {
    const { readSnapshot, refuseBySize } = await import('@/lib/snapshots/read')
    const fits = refuseBySize(file.size)
    if (!fits.ok) return fits
    const { snapshotBackend } = await import('@/lib/backend/over-snapshot')
    const read = readSnapshot(await file.text(), file.size)
    return read.ok ? ok({ snapshot: read.value, backend: snapshotBackend(read.value) }) : read
  } catch (error) {
    // A folder, or a file that went away after it was chosen.
    return fail({
      kind: 'internal',
      detail: `the file cannot be read (${error instanceof Error ? error.name : String(error)})`,
    })
  }
}
