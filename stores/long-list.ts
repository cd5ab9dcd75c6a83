import { reactive, shallowRef } from 'vue'
import { shown, type Loading } from './backend'
import type { AlertPage, AlertRow } from '@/lib/backend/views'
import type { Failure, Outcome } from '@/lib/failure'

const PAGE = 100
/** Pages under way at once. More would stand in a queue for rows that were scrolled past already. */
const AT_ONCE = 2

/** A list of alerts of any length, of which only the pages in sight are asked for. */
export interface LongList {
  /** The first page, for what was found altogether, or why nothing was. */
  readonly head: Loading<AlertPage>
  /** Why the last page further down could not be had; null when all is well. */
  readonly failure: Failure | null
  /** The alert at a place of the list, once its page is there. */
  rowAt(index: number): AlertRow | null
  /** Tells which rows are in sight, both inclusive. Their pages are asked for, those passed meanwhile are not. */
  need(from: number, to: number): void
  /** Asks again for pages that failed. */
  retry(): void
}

/** What the owner of a long list can do beside. */
export interface OwnedList extends LongList {
  /**
   * Asks from the beginning. With `keep` the question is the same as before: rows in sight stay until their new ones are
   * there, so that nothing jumps while somebody reads.
   */
  load(keep: boolean): Promise<void>
  /** Forgets everything: what is asked for next has nothing to do with it. */
  clear(): void
}

/** A long list over `ask`, which answers one page: rows from `offset`, at most `limit`. */
export function longList(ask: (offset: number, limit: number) => Promise<Outcome<AlertPage>>): OwnedList {
  const head = shallowRef<Loading<AlertPage>>({ state: 'idle' })
  const pages = shallowRef<ReadonlyMap<number, readonly AlertRow[]>>(new Map())
  const failure = shallowRef<Failure | null>(null)
  /** Answers to questions of an earlier turn are dropped. */
  let turn = 0
  let asked = new Set<number>()
  let underWay = 0
  let sight = { first: 0, last: 0 }

  function begin(): number {
    asked = new Set([0])
    underWay = 0
    failure.value = null
    return ++turn
  }

  async function load(keep: boolean): Promise<void> {
    const mine = begin()
    const previous = shown(head.value)
    head.value = { state: 'loading', previous }
    const outcome = await ask(0, PAGE)
    if (mine !== turn) return
    if (!outcome.ok) {
      asked.delete(0)
      head.value = { state: 'failed', failure: outcome.failure, previous }
      return
    }
    head.value = { state: 'loaded', value: outcome.value }
    const kept = [...pages.value].filter(
      ([page]) => keep && page >= sight.first && page <= sight.last && page * PAGE < outcome.value.total,
    )
    pages.value = new Map(kept).set(0, outcome.value.rows)
    follow()
  }

  function clear(): void {
    begin()
    head.value = { state: 'idle' }
    pages.value = new Map()
    sight = { first: 0, last: 0 }
  }

  async function fetchPage(page: number): Promise<void> {
    const mine = turn
    asked.add(page)
    underWay++
    const outcome = await ask(page * PAGE, PAGE)
    if (mine !== turn) return
    underWay--
    // A failed one stays asked: only the person decides to try again.
    if (outcome.ok) pages.value = new Map(pages.value).set(page, outcome.value.rows)
    else failure.value = outcome.failure
    follow()
  }

  function follow(): void {
    const total = shown(head.value)?.total ?? 0
    for (let page = sight.first; page <= sight.last && underWay < AT_ONCE; page++)
      if (!asked.has(page) && page * PAGE < total) void fetchPage(page)
  }

  function need(from: number, to: number): void {
    sight = { first: Math.floor(from / PAGE), last: Math.floor(to / PAGE) }
    follow()
  }

  function retry(): void {
    failure.value = null
    asked = new Set(pages.value.keys())
    follow()
  }

  const rowAt = (index: number) => pages.value.get(Math.floor(index / PAGE))?.[index % PAGE] ?? null

  return reactive({ head, failure, rowAt, need, retry, load, clear })
}
