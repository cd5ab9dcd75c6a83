import { packAlerts } from '@/lib/alerts/batch'
import { PER_PAGE } from '@/lib/github/listing'
import type { Missing } from '@/lib/backend/views'
import type { Failure } from '@/lib/failure'
import type { AlertPage } from '@/lib/github/alerts'
import type { Cursor, JobPages } from '@/lib/storage/job'
import type { Pull } from './pull'

/** Who may not read the organization's list may still read those of single repositories: that is seen to afterwards. */
export function refusedAs({ writer }: Pull, failure: Failure): Failure | null {
  if (failure.kind !== 'no-permission') return failure
  writer.add({ change: (job) => (job.byRepository = { why: failure, done: [] }) })
  return null
}

/** By now GitHub's clock was heard; the local one, by which the pull was planned, may be wrong. */
export function setStart({ github, job, began }: Pull): void {
  job.startedAt = github.now() - Math.floor((performance.now() - began) / 1000)
}

/** Asks for a page of the pull's alerts; null is the first place. A page's number counts pages of its own size. */
export function readPage({ github, job, signal }: Pull, place: Cursor | null, size = PER_PAGE) {
  const order = job.kind === 'full' ? 'created' : 'updated'
  return github.alertPage({ organization: job.login, place, size, order, signal })
}

/** Hands a page to the writer, with what changes in the job. */
export function keep(
  { job, writer }: Pull,
  number: number,
  page: AlertPage,
  change: Partial<JobPages>,
): void {
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
export function lose({ writer }: Pull, number: number, why: Failure): void {
  const missing: Missing = { subject: 'alerts', name: `page ${number}`, why }
  writer.add({
    change(job) {
      job.pages.done.push(number)
      job.pages.lost = true
      job.missing.push(missing)
    },
  })
}
