import { defineStore } from 'pinia'
import { computed, inject, ref, shallowRef } from 'vue'
import { snapshotDoorKey } from './snapshot-door'
import { likenessOf, readFile, type Likeness, type SnapshotFile } from './snapshot-file'
import type { Failure } from '@/lib/failure'
import type { Snapshot } from '@/lib/snapshots/snapshot'

export interface OpenedSnapshot {
  /** Tells it from the other opened ones. */
  key: string
  fileName: string
  snapshot: Snapshot
}

/** A file that was not opened, and why. */
export interface Refusal {
  key: string
  fileName: string
  failure: Failure
  likeness: Likeness | null
}

/** The snapshots that the report viewer has open: by organization, the earliest first. A bad file leaves them as they are. */
export const useSnapshots = defineStore('snapshots', () => {
  const door = inject(snapshotDoorKey)
  if (!door) throw new Error('No snapshot door was provided to this app')
  const opened = shallowRef<OpenedSnapshot[]>([])
  /** Of what was handed over last. */
  const refused = shallowRef<Refusal[]>([])
  const waiting = ref(0)
  const reading = computed(() => waiting.value > 0)
  /** The one that the backend answers over. */
  const shown = shallowRef<OpenedSnapshot | null>(null)
  const broken = shallowRef<Failure | null>(null)
  let line: Promise<unknown> = Promise.resolve()
  let keys = 0

  /** Reads files one after the other, so that only one of them is in memory as text. Gives those that were opened. */
  function open(files: readonly SnapshotFile[]): Promise<OpenedSnapshot[]> {
    waiting.value += 1
    const done = line.then(async () => {
      refused.value = []
      const added: OpenedSnapshot[] = []
      for (const file of files) {
        const one = await take(file)
        if (one) added.push(one)
      }
      return added
    })
    line = done.finally(() => (waiting.value -= 1))
    return done
  }

  async function take(file: SnapshotFile): Promise<OpenedSnapshot | null> {
    const read = await readFile(file)
    const key = `s${++keys}`
    if (!read.ok) {
      const likeness = await likenessOf(file)
      refused.value = [...refused.value, { key, fileName: file.name, failure: read.failure, likeness }]
      return null
    }
    const one = { key, fileName: file.name, snapshot: read.value }
    // Opened once more, under whatever name, it is the same.
    const others = opened.value.filter(({ snapshot }) => sameness(snapshot) !== sameness(one.snapshot))
    opened.value = [...others, one].sort(byMoment)
    return one
  }

  function close(key: string): void {
    opened.value = opened.value.filter((one) => one.key !== key)
    if (shown.value?.key === key) shown.value = null
  }

  const forgive = () => (refused.value = [])

  /** Turns the backend to one of them. What answers is loaded with the first. */
  async function show(one: OpenedSnapshot): Promise<void> {
    try {
      const { snapshotBackend } = await import('@/lib/backend/over-snapshot')
      if (!opened.value.includes(one)) return
      door?.turnTo(snapshotBackend(one.snapshot))
      shown.value = one
      broken.value = null
    } catch (error) {
      broken.value = { kind: 'internal', detail: error instanceof Error ? error.message : String(error) }
    }
  }

  return { opened, refused, reading, shown, broken, open, close, forgive, show }
})

function byMoment({ snapshot: a }: OpenedSnapshot, { snapshot: b }: OpenedSnapshot): number {
  const [one, other] = [a.organization.toLowerCase(), b.organization.toLowerCase()]
  if (one !== other) return one < other ? -1 : 1
  return a.asOf - b.asOf || a.exportedAt - b.exportedAt
}

/** What tells one export from another. */
function sameness({ organization, asOf, exportedAt, scope, withheld, campaigns }: Snapshot): string {
  const ids = campaigns.map(({ id, revision }) => [id, revision])
  return JSON.stringify([organization.toLowerCase(), asOf, exportedAt, scope, withheld, ids])
}
