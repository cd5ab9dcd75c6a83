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

/** So many are open at most, and so large together: a row of a year of weeks, and what a phone can hold. */
export const MOST_FILES = 60
export const MOST_BYTES = 256 * 1024 * 1024

/** Files that were not opened although nothing may be wrong with them: there was no room, or somebody stopped. */
export interface LeftOut {
  why: 'full' | 'stopped'
  names: string[]
}

/** The snapshots that the report viewer has open: by organization, the earliest first. A bad file leaves them as they are. */
export const useSnapshots = defineStore('snapshots', () => {
  const door = inject(snapshotDoorKey)
  if (!door) throw new Error('No snapshot door was provided to this app')
  const opened = shallowRef<OpenedSnapshot[]>([])
  /** Of what was handed over last. */
  const refused = shallowRef<Refusal[]>([])
  const leftOut = shallowRef<LeftOut | null>(null)
  /** Which of how many is being read; null when none is. */
  const progress = shallowRef<{ at: number; of: number } | null>(null)
  const waiting = ref(0)
  const reading = computed(() => waiting.value > 0)
  /** The one that the backend answers over. */
  const shown = shallowRef<OpenedSnapshot | null>(null)
  const broken = shallowRef<Failure | null>(null)
  let line: Promise<unknown> = Promise.resolve()
  let keys = 0
  let stopped = false
  const sizes = new Map<string, number>()

  /** Reads files one after the other, so that only one of them is in memory as text. Gives those that were opened. */
  function open(files: readonly SnapshotFile[]): Promise<OpenedSnapshot[]> {
    waiting.value += 1
    const done = line.then(async () => {
      refused.value = []
      leftOut.value = null
      stopped = false
      const added: OpenedSnapshot[] = []
      for (const [index, file] of files.entries()) {
        if (stopped) {
          leave('stopped', file)
          continue
        }
        // One that is open already needs no room of its own: by its size it may be that.
        if (!hasRoom(file) && !opened.value.some(({ key }) => sizes.get(key) === file.size)) {
          leave('full', file)
          continue
        }
        progress.value = { at: index + 1, of: files.length }
        const one = await take(file)
        if (one) added.push(one)
      }
      progress.value = null
      return added
    })
    line = done.finally(() => (waiting.value -= 1))
    return done
  }

  /** Leaves the files out whose turn has not come yet. */
  const stop = () => (stopped = true)

  function leave(why: LeftOut['why'], { name }: SnapshotFile): void {
    leftOut.value = { why, names: [...(leftOut.value?.names ?? []), name] }
  }

  function hasRoom({ size }: SnapshotFile): boolean {
    const taken = opened.value.reduce((sum, { key }) => sum + (sizes.get(key) ?? 0), 0)
    return opened.value.length < MOST_FILES && taken + size <= MOST_BYTES
  }

  async function take(file: SnapshotFile): Promise<OpenedSnapshot | null> {
    const read = await readFile(file)
    const key = `s${++keys}`
    if (!read.ok) {
      // A folder has a size, and no bytes to tell anything by.
      const likeness = read.failure.kind === 'file-unreadable' ? null : await likenessOf(file)
      refused.value = [...refused.value, { key, fileName: file.name, failure: read.failure, likeness }]
      return null
    }
    const one = { key, fileName: file.name, snapshot: read.value }
    // Opened once more, under whatever name, it is the same.
    const name = sameness(one.snapshot)
    const same = opened.value.filter(({ snapshot }) => sameness(snapshot) === name)
    if (same.length === 0 && !hasRoom(file)) {
      leave('full', file)
      return null
    }
    for (const other of same) sizes.delete(other.key)
    sizes.set(key, file.size)
    opened.value = [...opened.value.filter((other) => !same.includes(other)), one].sort(byMoment)
    return one
  }

  function close(key: string): void {
    opened.value = opened.value.filter((one) => one.key !== key)
    sizes.delete(key)
    if (shown.value?.key === key) shown.value = null
  }

  function forgive(): void {
    refused.value = []
    leftOut.value = null
  }

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

  return { opened, refused, leftOut, reading, progress, shown, broken, open, stop, close, forgive, show }
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
