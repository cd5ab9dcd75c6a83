import { defineStore } from 'pinia'
import { computed, ref, shallowReactive } from 'vue'
import { useBackend } from './backend'
import { longList } from './long-list'
import { useRepository } from './repository'
import type { AlertRow } from '@/lib/backend/views'
import { ok, type Outcome } from '@/lib/failure'

/** The most rows that one question may ask for. */
const LARGEST = 500

/** Whether something is left to do for an alert: only then it can be selected. */
export const isToDo = ({ status }: Pick<AlertRow, 'status'>) => status === 'open' || status === 'in-progress'

/** The alerts of one campaign in the repository, and those that were selected for an action. */
export const useRepositoryAlerts = defineStore('repository alerts', () => {
  const backend = useBackend()
  const repository = useRepository()
  const id = ref('')
  const query = ref('')
  const selected = shallowReactive(new Map<number, AlertRow>())
  /** How many could be selected when that was last found out; null before. */
  const selectable = ref<number | null>(null)
  const page = (offset: number, limit: number) =>
    backend.call('repository.alerts', {
      repository: repository.repository,
      id: id.value,
      query: query.value,
      offset,
      limit,
    })
  const list = longList(page)
  const rows = computed(() => [...selected.values()])

  function unselect(): void {
    selected.clear()
    selectable.value = null
  }

  /** All that match the filter and can be selected. */
  async function everyAlert(): Promise<Outcome<AlertRow[]>> {
    const all: AlertRow[] = []
    for (;;) {
      const outcome = await page(all.length, LARGEST)
      if (!outcome.ok) return outcome
      all.push(...outcome.value.rows)
      if (outcome.value.rows.length === 0 || all.length >= outcome.value.total) return ok(all.filter(isToDo))
    }
  }

  /** Selects all that match, or none. */
  async function selectAll(on: boolean): Promise<Outcome<null>> {
    if (!on) selected.clear()
    else {
      const asked = id.value
      const outcome = await everyAlert()
      if (!outcome.ok) return outcome
      if (asked !== id.value) return ok(null)
      for (const row of outcome.value) selected.set(row.number, row)
      selectable.value = outcome.value.length
    }
    return ok(null)
  }

  function select(row: AlertRow, on: boolean): void {
    if (on) selected.set(row.number, row)
    else selected.delete(row.number)
  }

  /** What was selected may have been fixed meanwhile: it is then no longer selected. */
  async function refreshSelected(): Promise<void> {
    if (selected.size === 0) return
    const outcome = await everyAlert()
    if (!outcome.ok) return
    selectable.value = outcome.value.length
    const now = new Map(outcome.value.map((row) => [row.number, row]))
    for (const number of [...selected.keys()]) {
      const row = now.get(number)
      if (row) selected.set(number, row)
      else selected.delete(number)
    }
  }

  async function refresh(): Promise<void> {
    await list.load(true)
    await refreshSelected()
  }

  async function open(campaign: string): Promise<void> {
    if (campaign !== id.value) {
      query.value = ''
      unselect()
      list.clear()
    }
    id.value = campaign
    await list.load(true)
  }

  /** Another filter: what it hides is no longer selected, or an action would touch what nobody sees. */
  async function filter(text: string): Promise<void> {
    const isSame = text === query.value
    query.value = text
    if (!isSame) unselect()
    await list.load(isSame)
  }

  repository.onChange(() => {
    if (id.value) void refresh()
  })

  return { id, query, list, selected, selectable, rows, open, filter, select, selectAll }
})
