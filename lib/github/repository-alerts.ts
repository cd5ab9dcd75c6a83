import { ok } from '@/lib/failure'
import { repositoryAlertSchema } from './alert-answer'
import { PER_PAGE, missingOf, placeParameters, readAll, readPage } from './listing'
import type { Alert } from '@/lib/alerts/alert'
import type { Missing } from '@/lib/backend/views'
import type { Outcome } from '@/lib/failure'
import type { EpochSeconds } from '@/lib/time'
import type { Host } from './hosts'
import type { Place } from './link'
import type { Reply } from './reply'
import type { Send } from './transport'

export interface RepositoryAlertQuery {
  organization: string
  /** `octo-org/shop` */
  fullName: string
  /** Of the repository: the listing does not tell it. */
  repositoryId: number
  /** That of the last answer, where what it told is still there. */
  etag: string | null
  /** The latest change that is known: what is older need not be read. null asks for everything. */
  since: EpochSeconds | null
  signal?: AbortSignal | undefined
}

export type RepositoryAlerts =
  /** Nothing has changed since the answer of this ETag; it cost none of the hourly limit. */
  | { unchanged: true }
  | {
      unchanged: false
      etag: string | null
      alerts: Alert[]
      /** Whether these are all there are; else those that changed since. */
      whole: boolean
      /** Items that could not be read, by page and place. */
      missing: Missing[]
    }

/** Changes of the same moment as the last one seen may still have been on their way. Seconds. */
const OVERLAP = 60

/**
 * `GET /repos/{owner}/{repo}/code-scanning/alerts`: alerts of all states of the default branch; for whoever may write there, and
 * for those who may read the alerts of the whole organization.
 *
 * What changed last is asked for first: its ETag is another one after any change. Where that page does not reach back to what
 * is known, everything is read by age, since pages by change shift under a reader.
 */
export async function readRepositoryAlerts(
  send: Send,
  host: Host,
  query: RepositoryAlertQuery,
): Promise<Outcome<RepositoryAlerts>> {
  const first = await ask(send, query, 'updated', null, query.etag)
  if (!first.ok) return first
  const { status, headers } = first.value
  if (status === 304) return ok({ unchanged: true })
  const latest = pageOf(first.value, host, query)
  if (!latest.ok) return latest
  const etag = headers['etag'] ?? null
  const { items, malformed, next } = latest.value
  const oldest = items.at(-1)?.updatedAt
  const reaches = query.since !== null && oldest !== undefined && oldest < query.since - OVERLAP
  if (next === null || reaches) {
    const missing = missingOf('repository-alerts', 1, malformed)
    return ok({ unchanged: false, etag, alerts: items, whole: next === null, missing })
  }
  const all = await readAll('repository-alerts', async (place) => {
    const reply = await ask(send, query, 'created', place, null)
    return reply.ok ? pageOf(reply.value, host, query) : reply
  })
  if (!all.ok) return all
  // One that changed while the pages were read is in both; whoever puts them together takes the later version.
  const alerts = [...items, ...all.value.items]
  return ok({ unchanged: false, etag, alerts, whole: true, missing: all.value.missing })
}

function ask(
  send: Send,
  { organization, fullName, signal }: RepositoryAlertQuery,
  order: 'created' | 'updated',
  place: Place | null,
  etag: string | null,
): Promise<Outcome<Reply>> {
  const [owner = '', repo = ''] = fullName.split('/')
  return send({
    subject: 'repository-alerts',
    name: fullName,
    organization,
    signal,
    etag,
    call: (octokit, options) =>
      octokit.request('GET /repos/{owner}/{repo}/code-scanning/alerts', {
        owner,
        repo,
        per_page: PER_PAGE,
        sort: order,
        direction: order === 'created' ? 'asc' : 'desc',
        ...placeParameters(place),
        ...options,
      }),
  })
}

function pageOf(reply: Reply, host: Host, { fullName, repositoryId }: RepositoryAlertQuery) {
  const address = `${host.api}/repos/${fullName}/code-scanning/alerts`
  return readPage(reply, repositoryAlertSchema(repositoryId), 'repository-alerts', address)
}
