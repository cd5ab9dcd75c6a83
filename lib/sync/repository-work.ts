import { ok } from '@/lib/failure'
import { unpackAlerts } from '@/lib/alerts/batch'
import { alertsToAsk, lookAtLinks } from './work-links'
import { lookAtRepository } from './work-repository'
import { sideBySide } from '@/lib/side-by-side'
import type { Alert } from '@/lib/alerts/alert'
import type { Repository } from '@/lib/alerts/organization'
import type { Failure, Outcome } from '@/lib/failure'
import type { WorkRecord } from '@/lib/storage/records'
import type { RepositoryAlertsRead } from '@/lib/storage/repository-chunk'
import type { RepositoryContent } from '@/lib/storage/repository-pulls'
import type { Asking } from './pull'

const PLACES = 6

interface WorkRead {
  /** null: nothing to look for, what is known stays. */
  record: WorkRecord | null
  /** The first thing that could not be read; it then is as it was. */
  failure: Failure | null
}

/** Looks for work on the alerts of one repository that are open and belong to open campaigns, as a sync does for all. */
export async function readWork(
  asking: Asking,
  repository: Repository,
  { batch, work }: Pick<RepositoryContent, 'batch' | 'work'>,
  read: RepositoryAlertsRead,
): Promise<Outcome<WorkRead>> {
  const chosen = await asking.store.campaigns.openAlerts(asking.job.login)
  if (!chosen.ok) return chosen
  const wanted = chosen.value.get(repository.id)
  const open = openNow(batch ? unpackAlerts(batch) : [], read)
  const alerts = open.filter((number) => wanted?.has(number))
  if (alerts.length === 0) return ok({ record: null, failure: null })

  const looked = await lookAtRepository(asking, repository, work ?? undefined)
  let { record } = looked
  let failure = looked.failures[0]?.why ?? null
  const due = alertsToAsk([{ repository, alerts }], new Map([[repository.id, record]]))
  await sideBySide(failure ? [] : due, PLACES, async (alert) => {
    const { failure: unread, into } = await lookAtLinks(asking, alert, record)
    record = into(record)
    failure ??= unread
    return unread
  })
  return ok({ record, failure })
}

/** Numbers of the alerts that are open by what was read or, where that told only of changes, by what was known. */
function openNow(before: readonly Alert[], read: RepositoryAlertsRead): number[] {
  const now = new Map<number, Alert['state']>()
  if (read.kind !== 'whole') for (const { number, state } of before) now.set(number, state)
  if (read.kind !== 'unchanged') for (const { number, state } of read.alerts) now.set(number, state)
  return [...now].flatMap(([number, state]) => (state === 'open' ? [number] : [])).sort((a, b) => a - b)
}

/** What people see of the work in a repository: without ETags and times of looking. */
export function workShows(record: WorkRecord | undefined): string {
  if (!record) return workShows(NOTHING)
  const links = record.links
    .filter(({ pulls }) => pulls.length > 0)
    .map(({ number, pulls }) => [number, pulls])
  return JSON.stringify([record.branches.known, record.pulls.known, links])
}

const NOTHING: WorkRecord = {
  organization: '',
  repositoryId: 0,
  branches: { etag: null, known: [] },
  pulls: { etag: null, changedAt: null, anyOpen: false, known: [] },
  links: [],
}
