import type { Repository } from '@/lib/alerts/organization'
import type { Failure } from '@/lib/failure'
import type { LinkRecord, WorkRecord } from '@/lib/storage/records'
import type { Place } from './open-alerts'
import type { Asking } from './pull'

/** Alerts that are asked about in one sync: a request for each. */
const AT_MOST = 100

export interface AlertToAsk {
  repository: Repository
  number: number
}

/**
 * The alerts whose linked pull requests may be others than are known: those of repositories that have open pull requests and
 * whose listing has changed since the alert was last asked about. Those never asked about come first, then those that were
 * longest ago.
 */
export function alertsToAsk(
  places: readonly Place[],
  records: ReadonlyMap<number, WorkRecord>,
): AlertToAsk[] {
  const due: (AlertToAsk & { lookedAt: number })[] = []
  for (const { repository, alerts } of places) {
    const record = records.get(repository.id)
    if (!record?.pulls.anyOpen) continue
    const looked = new Map(record.links.map(({ number, lookedAt }) => [number, lookedAt]))
    for (const number of alerts) {
      const lookedAt = looked.get(number) ?? -1
      if (lookedAt < (record.pulls.changedAt ?? 0)) due.push({ repository, number, lookedAt })
    }
  }
  // Sorting is stable: of the same age they go by repository and number.
  due.sort((a, b) => a.lookedAt - b.lookedAt)
  return due.slice(0, AT_MOST).map(({ repository, number }) => ({ repository, number }))
}

/** Asks GitHub which pull requests it links with an alert. `into` puts the answer into the repository's record. */
export async function lookAtLinks(
  { github, job, signal }: Asking,
  { repository, number }: AlertToAsk,
  record: WorkRecord,
): Promise<{ failure: Failure | null; into: (record: WorkRecord) => WorkRecord }> {
  const before = record.links.find((link) => link.number === number)
  const answer = await github.linkedPullRequests({
    organization: job.login,
    fullName: repository.fullName,
    repositoryId: repository.id,
    number,
    etag: before?.etag ?? null,
    signal,
  })
  const lookedAt = github.now()
  // One that fails is looked at too: else the same ones would be asked about for ever, and others never.
  const link: LinkRecord = { number, etag: before?.etag ?? null, lookedAt, pulls: before?.pulls ?? [] }
  if (!answer.ok) return { failure: answer.failure, into: (now) => withLink(now, link, []) }
  if (answer.value.unchanged) return { failure: null, into: (now) => withLink(now, link, []) }
  const { etag, pulls } = answer.value
  const linked = { ...link, etag, pulls: pulls.map((pull) => pull.number) }
  return { failure: null, into: (now) => withLink(now, linked, pulls) }
}

function withLink(record: WorkRecord, link: LinkRecord, pulls: WorkRecord['pulls']['known']): WorkRecord {
  const told = new Set(pulls.map(({ number }) => number))
  const known = [...record.pulls.known.filter(({ number }) => !told.has(number)), ...pulls]
  const links = [...record.links.filter(({ number }) => number !== link.number), link]
  return {
    ...record,
    pulls: { ...record.pulls, known: known.sort((a, b) => a.number - b.number) },
    links: links.sort((a, b) => a.number - b.number),
  }
}
