import { packAlerts } from '@/lib/alerts/batch'
import { sideBySide } from './side-by-side'
import type { Missing } from '@/lib/backend/views'
import type { Failure } from '@/lib/failure'
import type { AlertPage } from '@/lib/github/alerts'
import type { Cursor, JobPages } from '@/lib/storage/job'
import type { Pull } from './pull'

/** Pages asked for at once; the limiter holds all requests together to its own number. */
const PLACES = 6

/** Reads the alerts that the pull wants, from where it was left. */
export async function gatherAlerts(pull: Pull): Promise<Failure | null> {
  const { pages, kind, byRepository } = pull.job
  if (pages.ended || byRepository) return null
  if (pages.done.length > 0 && pages.last !== null) return readPages(pull, pages.done, pages.last)
  if (kind === 'full' && pages.next === null) return readFirst(pull)
  return readOn(pull, pages.next, pages.done.length)
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

/** One page after the other: by cursor, or down to where the changes are known. */
async function readOn(pull: Pull, from: Cursor | null, already: number): Promise<Failure | null> {
  const { since } = pull.job
  const seen = new Set<string>()
  let number = already
  for (let place = from; ;) {
    const page = await readPage(pull, place)
    if (!page.ok) return place === null ? refusedAs(pull, page.failure) : page.failure
    number += 1
    const oldest = page.value.alerts.at(-1)?.updatedAt
    const known = since !== null && oldest !== undefined && oldest < since
    const next = known ? null : page.value.next
    if (place === null) setStart(pull)
    keep(pull, number, page.value, { next, ended: next === null })
    pull.report('alerts', number, null)
    if (next === null) return null
    const key = JSON.stringify(next)
    if (seen.has(key)) return { kind: 'unexpected-answer', subject: 'alerts', problems: ['link header'] }
    seen.add(key)
    place = next
  }
}

/** Who may not read the organization's list may still read those of single repositories: that is seen to afterwards. */
function refusedAs({ writer }: Pull, failure: Failure): Failure | null {
  if (failure.kind !== 'no-permission') return failure
  writer.add({ change: (job) => (job.byRepository = { why: failure, done: [] }) })
  return null
}

/** By now GitHub's clock was heard; the local one, by which the pull was planned, may be wrong. */
function setStart({ github, job, began }: Pull): void {
  job.startedAt = github.now() - Math.floor((performance.now() - began) / 1000)
}

function readPage({ github, job, signal }: Pull, place: Cursor | null) {
  const order = job.kind === 'full' ? 'created' : 'updated'
  return github.alertPage({ organization: job.login, place, order, signal })
}

function keep({ job, writer }: Pull, number: number, page: AlertPage, change: Partial<JobPages>): void {
  const { organization, pull } = job
  const newest = page.alerts.reduce((latest, { updatedAt }) => Math.max(latest, updatedAt), 0)
  writer.add({
    page: {
      organization,
      pull,
      page: number,
      batch: packAlerts(page.alerts),
      repositories: page.repositories,
    },
    change(changing) {
      Object.assign(changing.pages, change)
      changing.pages.done.push(number)
      changing.alerts += page.alerts.length
      changing.missing.push(...page.missing)
      if (newest > 0) changing.newest = Math.max(changing.newest ?? 0, newest)
      changing.pauses = 0
    },
  })
}

/** A page that is no list at all: the others still count, and this one is said to be missing. */
function lose({ writer }: Pull, number: number, why: Failure): void {
  const missing: Missing = { subject: 'alerts', name: `page ${number}`, why }
  writer.add({
    change(job) {
      job.pages.done.push(number)
      job.pages.lost = true
      job.missing.push(missing)
    },
  })
}
