import { keep, readPage, refusedAs, setStart } from './alert-pages'
import { placeBehind, readOn } from './read-on'
import { TOP, endOf, spanFrom, startOf, type Span } from './spans'
import { PER_PAGE } from '@/lib/github/listing'
import type { Alert } from '@/lib/alerts/alert'
import type { Failure } from '@/lib/failure'
import type { Pull } from './pull'

/** So often a pull goes back for alerts that may have slipped by. After that the next pull reads everything again. */
const PATIENCE = 8

/**
 * Reads what changed, latest change first, down to where the changes are known. An alert that changes meanwhile moves to the top
 * and is newer than the watermark: it is for the next pull.
 */
export async function gatherChanges(pull: Pull): Promise<Failure | null> {
  const { pages } = pull.job
  const already = pages.done.length
  if (pages.next !== null) return readOn(pull, pages.next, already)
  const first = await readPage(pull, null)
  if (!first.ok) return refusedAs(pull, first.failure)
  setStart(pull)
  const number = already + 1
  const next = placeBehind(pull, first.value)
  const cursor = next !== null && 'after' in next ? next : null
  // A place by number is of no use to the next worker, which has seen nothing: it begins at the top.
  keep(pull, number, first.value, { next: cursor, ended: next === null })
  pull.report('alerts', number, null)
  if (next === null) return null
  return cursor ? readOn(pull, cursor, number) : readJoined(pull, first.value.alerts, number)
}

/**
 * Where GitHub counts pages, an alert that vanishes from one that was read moves the first of the next page into it, unseen. So each
 * page begins inside the one before: as long as its first alert was seen just so, all that were behind that one still are.
 * Else it goes back, first by a page and then to the top. Behind a cursor, which names an alert and no number, nothing can slip by.
 */
async function readJoined(pull: Pull, first: readonly Alert[], already: number): Promise<Failure | null> {
  const seen = new Set(first.map(keyOf))
  let [number, slips] = [already, 0]
  for (let span = spanFrom(endOf(TOP) - 1); ;) {
    const page = await readPage(pull, { page: span.page }, span.size)
    if (!page.ok) return page.failure
    const [top] = page.value.alerts
    const hasSlipped = span.page > 1 && !(top && seen.has(keyOf(top)))
    const goesBack = hasSlipped && slips < PATIENCE
    const ended = !goesBack && placeBehind(pull, page.value) === null
    keep(pull, (number += 1), page.value, { ended, ...(hasSlipped && !goesBack && { lost: true }) })
    pull.report('alerts', number, null)
    if (ended) return null
    for (const alert of page.value.alerts) seen.add(keyOf(alert))
    span = goesBack ? before(span, slips) : spanFrom(endOf(span) - 1)
    if (goesBack) slips += 1
  }
}

function before(span: Span, slips: number): Span {
  return slips % 2 === 0 ? spanFrom(Math.max(0, startOf(span) - PER_PAGE)) : TOP
}

/** An alert as it was when it was seen: one that has changed since stands elsewhere. */
function keyOf({ repositoryId, number, updatedAt }: Alert): string {
  return `${repositoryId}/${number}/${updatedAt}`
}
