import { ref, shallowRef } from 'vue'
import { useBackend } from './backend'
import type { ExportFile, ExportKind } from '@/lib/exports/kinds'
import type { DataStatus } from '@/lib/backend/views'
import type { FilterProblem } from '@/lib/alerts/filter/types'
import { ok, type Failure, type Outcome } from '@/lib/failure'

/** Everything that can be handed out: the snapshot itself, and what is written from the same numbers. */
export type HandOut = 'snapshot' | ExportKind

/** What goes into a file. `ids` null: every campaign of the organization that is open or closed. */
export interface Wish {
  organization: string
  ids: string[] | null
  query: string
  people: boolean
  paths: boolean
}

/** The making of one file at a time, for a button or a dialog. A file that is not wanted any more is dropped. */
export function useExports() {
  const backend = useBackend()
  const busy = ref(false)
  const failure = shallowRef<Failure | null>(null)
  const problems = shallowRef<FilterProblem[]>([])
  const data = shallowRef<DataStatus | null>(null)
  let asked = 0

  /** null: it failed, or something else was wanted meanwhile. */
  async function make(kind: HandOut, wish: Wish): Promise<ExportFile | null> {
    const mine = ++asked
    busy.value = true
    failure.value = null
    problems.value = []
    const outcome = await written(kind, wish)
    const found = outcome.ok ? [] : await problemsOf(wish, outcome.failure)
    if (mine !== asked) return null
    busy.value = false
    if (outcome.ok) return outcome.value
    problems.value = found
    // What is said beside the filter is not said twice.
    failure.value = found.length > 0 ? null : outcome.failure
    return null
  }

  /** What is wrong with the filter, where that is why there is no file. */
  async function problemsOf({ organization, query }: Wish, why: Failure): Promise<FilterProblem[]> {
    if (why.kind !== 'invalid-input' || !why.problems.some(({ field }) => field === 'query')) return []
    const found = await backend.call('alerts.search', { organization, query, offset: 0, limit: 1 })
    return found.ok ? found.value.problems : []
  }

  async function written(kind: HandOut, wish: Wish): Promise<Outcome<ExportFile>> {
    if (kind !== 'snapshot') return backend.call('export.make', { ...wish, kind })
    const made = await backend.call('snapshot.make', wish)
    return made.ok ? ok({ ...made.value, mimeType: 'application/json' }) : made
  }

  /** As of when, and how complete, what is handed out will be. */
  async function look(organization: string): Promise<void> {
    const outcome = await backend.call('organizations.status', { organization })
    if (outcome.ok) data.value = outcome.value.data
    else failure.value = outcome.failure
  }

  function forget(): void {
    asked += 1
    busy.value = false
    failure.value = null
    problems.value = []
  }

  return { busy, failure, problems, data, make, look, forget }
}
