import { keep, lose, readPage, refusedAs, setStart } from './alert-pages'
import { gatherChanges } from './gather-changes'
import { readOn } from './read-on'
import { sideBySide } from '@/lib/side-by-side'
import type { Failure } from '@/lib/failure'
import type { Pull } from './pull'

/** Pages asked for at once; the limiter holds all requests together to its own number. */
const PLACES = 6

/** Reads the alerts that the pull wants, from where it was left. */
export async function gatherAlerts(pull: Pull): Promise<Failure | null> {
  const { pages, kind, byRepository } = pull.job
  if (pages.ended || byRepository) return null
  if (pages.done.length > 0 && pages.last !== null) return readPages(pull, pages.done, pages.last)
  if (kind === 'later') return gatherChanges(pull)
  return pages.next === null ? readFirst(pull) : readOn(pull, pages.next, pages.done.length)
}

/** Page 1 of everything tells how the others are reached. */
async function readFirst(pull: Pull): Promise<Failure | null> {
  const first = await readPage(pull, null)
  if (!first.ok) return refusedAs(pull, first.failure)
  const { last, next } = first.value
  setStart(pull)
  keep(pull, 1, first.value, { last, next: last === null ? next : null, ended: next === null })
  pull.report('alerts', 1, last)
  if (next === null) return null
  return last === null ? readOn(pull, next, 1) : readPages(pull, [1], last)
}

/**
 * All pages that are not there yet, side by side and the last one first: where alerts vanish meanwhile those behind them
 * move to an earlier page, which is still to be read. Going up, they would move to one that was read already.
 */
async function readPages(pull: Pull, done: readonly number[], last: number): Promise<Failure | null> {
  const known = new Set(done)
  const numbers = Array.from({ length: last }, (_, index) => last - index).filter(
    (number) => !known.has(number),
  )
  let count = known.size
  const failure = await sideBySide(numbers, PLACES, async (number) => {
    const page = await readPage(pull, { page: number })
    if (page.ok) keep(pull, number, page.value, {})
    else if (page.failure.kind === 'unexpected-answer') lose(pull, number, page.failure)
    else return page.failure
    pull.report('alerts', (count += 1), last)
    return null
  })
  if (failure === null) pull.writer.add({ change: (job) => (job.pages.ended = true) })
  return failure
}
