import { ok } from '@/lib/failure'
import { alertSchema, repositoryOf } from './alert-answer'
import { PER_PAGE, missingOf, placeParameters, readPage } from './listing'
import type { InferOutput } from 'valibot'
import type { Alert } from '@/lib/alerts/alert'
import type { Repository } from '@/lib/alerts/organization'
import type { Missing } from '@/lib/backend/views'
import type { Outcome } from '@/lib/failure'
import type { Host } from './hosts'
import type { LinkPlaces, Place } from './link'
import type { Page } from './listing'
import type { Send } from './transport'

type Item = InferOutput<typeof alertSchema>

/** A page of an organization's alerts, of all states. */
export interface AlertPage extends LinkPlaces {
  alerts: Alert[]
  /** The repositories of these alerts, each once. */
  repositories: Repository[]
  missing: Missing[]
}

export interface AlertPageQuery {
  organization: string
  /** null is the first. */
  place: Place | null
  /** Alerts on a page, even; `PER_PAGE` unless told. A place that is a number counts pages of this size. */
  size?: number
  /** `created`: oldest first, so that new alerts cannot shift the pages. `updated`: latest change first. */
  order: 'created' | 'updated'
  signal?: AbortSignal | undefined
}

/**
 * `GET /orgs/{org}/code-scanning/alerts`: alerts of the default branches; owners and security managers only.
 * A page on which GitHub's server fails again and again is asked in two halves: it has ten seconds for an answer.
 */
export async function readAlertPage(
  send: Send,
  host: Host,
  query: AlertPageQuery,
): Promise<Outcome<AlertPage>> {
  const { place, size = PER_PAGE } = query
  const whole = await readSize(send, host, query, place, size)
  if (whole.ok) return ok(pageOf(whole.value, place, 0))
  const slow = whole.failure.kind === 'server-error' || whole.failure.kind === 'timeout'
  if (!slow || place === null || !('page' in place)) return whole
  const first = await readSize(send, host, query, { page: place.page * 2 - 1 }, size / 2)
  if (!first.ok) return whole
  const second = await readSize(send, host, query, { page: place.page * 2 }, size / 2)
  if (!second.ok) return whole
  const halves = [pageOf(first.value, place, 0), pageOf(second.value, place, size / 2)]
  return ok({
    alerts: halves.flatMap(({ alerts }) => alerts),
    repositories: halves.flatMap(({ repositories }) => repositories),
    missing: halves.flatMap(({ missing }) => missing),
    // The links of the halves count other pages.
    next: second.value.next === null ? null : { page: place.page + 1 },
    last: second.value.last === null ? null : Math.ceil(second.value.last / 2),
  })
}

async function readSize(
  send: Send,
  host: Host,
  { organization, order, signal }: AlertPageQuery,
  place: Place | null,
  size: number,
): Promise<Outcome<Page<Item>>> {
  const reply = await send({
    subject: 'alerts',
    name: organization,
    organization,
    signal,
    call: (octokit, options) =>
      octokit.request('GET /orgs/{org}/code-scanning/alerts', {
        org: organization,
        per_page: size,
        sort: order,
        direction: order === 'created' ? 'asc' : 'desc',
        ...placeParameters(place),
        ...options,
      }),
  })
  if (!reply.ok) return reply
  return readPage(reply.value, alertSchema, 'alerts', `${host.api}/orgs/${organization}/code-scanning/alerts`)
}

function pageOf(page: Page<Item>, place: Place | null, offset: number): AlertPage {
  const number = place !== null && 'page' in place ? place.page : 1
  const malformed = page.malformed.map((item) => ({ ...item, index: item.index + offset }))
  return {
    alerts: page.items.map(({ alert }) => alert),
    repositories: [...new Map(page.items.map((item) => [item.repository.id, item.repository])).values()].map(
      repositoryOf,
    ),
    missing: missingOf('alerts', number, malformed),
    next: page.next,
    last: page.last,
  }
}
