import { ref, shallowRef } from 'vue'
import { fail, ok, type Failure, type Outcome } from '@/lib/failure'
import type { ImportPreview } from '@/lib/snapshots/preview-import'
import type { Snapshot } from '@/lib/snapshots/snapshot'
import { useBackend } from '@/stores/backend'
import { readFile } from '@/stores/snapshot-file'

/** A snapshot that was read, and how it stands to what is known here. */
export interface Looked {
  file: File
  snapshot: Snapshot
  preview: ImportPreview
}

/** Looks into a snapshot file. Nothing is stored or changed by it. */
export function useImport() {
  const backend = useBackend()
  const busy = ref(false)
  const looked = shallowRef<Looked | null>(null)
  const refused = shallowRef<{ fileName: string; failure: Failure } | null>(null)
  let asked = 0

  async function look(file: File): Promise<void> {
    const mine = ++asked
    busy.value = true
    looked.value = refused.value = null
    const outcome = await compared(file)
    if (mine !== asked) return
    busy.value = false
    if (outcome.ok) looked.value = outcome.value
    else refused.value = { fileName: file.name, failure: outcome.failure }
  }

  async function compared(file: File): Promise<Outcome<Looked>> {
    const read = await readFile(file)
    if (!read.ok) return read
    const { organization, campaigns } = read.value
    const known = await backend.call('snapshot.known', { organization, ids: campaigns.map(({ id }) => id) })
    if (!known.ok) return known
    try {
      const { previewImport } = await import('@/lib/snapshots/preview-import')
      return ok({ file, snapshot: read.value, preview: previewImport(read.value, known.value) })
    } catch (error) {
      return fail({ kind: 'internal', detail: error instanceof Error ? error.message : String(error) })
    }
  }

  function forget(): void {
    asked += 1
    busy.value = false
    looked.value = refused.value = null
  }

  return { busy, looked, refused, look, forget }
}
