import { fail, ok } from '@/lib/failure'
import { completenessWith } from './completeness'
import { openAlertsOfCampaigns, type Place } from './open-alerts'
import { workShows } from './repository-work'
import { stops } from './stopping'
import { alertsToAsk, lookAtLinks } from './work-links'
import { lookAtRepository } from './work-repository'
import { sideBySide } from '@/lib/side-by-side'
import type { Missing } from '@/lib/backend/views'
import type { Failure, Outcome } from '@/lib/failure'
import type { WorkRecord } from '@/lib/storage/records'
import type { Pull } from './pull'

const PLACES = 6

/**
 * Looks for work on the open alerts of open campaigns.
 *
 * Requests: two for each repository concerned, its fix branches and its pull requests, and one for each of at most 100 alerts
 * of those repositories that have open pull requests and another listing of them than when the alert was last asked about.
 * A repository with more than a hundred pull requests costs, when it is first looked at, one more for each hundred that are open.
 * A campaign of 1000 alerts in 100 repositories so costs 200 requests the first time where nobody works yet, and at most 300;
 * where everybody works all 1000 alerts were asked about after ten syncs. When nothing changed it is 200 again, all answered
 * by 304, which cost nothing of the hourly limit (docs "Best practices for using the REST API", conditional requests).
 * @returns whether anything changed
 */
export async function syncWork(pull: Pull): Promise<Outcome<boolean>> {
  const { store, job } = pull
  const wanted = await openAlertsOfCampaigns(pull)
  if (!wanted.ok) return wanted
  const stored = await store.work.ofOrganization(job.login)
  if (!stored.ok) return stored
  const records = new Map(stored.value.map((record) => [record.repositoryId, record]))
  const before = new Map(records)
  const missing: Missing[] = []

  const failure =
    (await lookAtRepositories(pull, wanted.value, records, missing)) ??
    (await lookAtAlerts(pull, wanted.value, records, missing))
  if (failure) return fail(failure)
  const noted = await note(pull, missing)
  if (noted) return fail(noted)
  return ok([...records].some(([id, record]) => workShows(record) !== workShows(before.get(id))))
}

async function lookAtRepositories(
  pull: Pull,
  wanted: readonly Place[],
  records: Map<number, WorkRecord>,
  missing: Missing[],
): Promise<Failure | null> {
  let done = 0
  return sideBySide(wanted, PLACES, async ({ repository }) => {
    const { record, failures } = await lookAtRepository(pull, repository, records.get(repository.id))
    for (const { subject, why } of failures) {
      if (stops(why)) return why
      missing.push({ subject, name: repository.fullName, why })
    }
    records.set(repository.id, record)
    const saved = await pull.store.work.save([record])
    pull.report('work', (done += 1), wanted.length)
    return saved.ok ? null : saved.failure
  })
}

async function lookAtAlerts(
  pull: Pull,
  wanted: readonly Place[],
  records: Map<number, WorkRecord>,
  missing: Missing[],
): Promise<Failure | null> {
  const due = alertsToAsk(wanted, records)
  const asked = new Set<number>()
  let done = wanted.length
  const failure = await sideBySide(due, PLACES, async (alert) => {
    const { id, fullName } = alert.repository
    const record = records.get(id)
    if (!record) return null
    const looked = await lookAtLinks(pull, alert, record)
    if (looked.failure) {
      if (stops(looked.failure)) return looked.failure
      missing.push({ subject: 'pull-requests', name: `${fullName}#${alert.number}`, why: looked.failure })
    }
    // Others of the same repository may have been answered meanwhile: the answer goes into the record as it is now.
    records.set(id, looked.into(records.get(id) ?? record))
    asked.add(id)
    pull.report('work', (done += 1), wanted.length + due.length)
    return null
  })
  // What was answered before a failure is kept too, so that the next sync goes on with others.
  const saved = await pull.store.work.save([...asked].flatMap((id) => records.get(id) ?? []))
  return failure ?? (saved.ok ? null : saved.failure)
}

async function note({ store, job }: Pull, missing: readonly Missing[]): Promise<Failure | null> {
  const record = await store.organizations.get(job.login)
  if (!record.ok) return record.failure
  if (!record.value) return { kind: 'cancelled' }
  let { completeness } = record.value
  for (const subject of ['branches', 'pull-requests'] as const) {
    const ofSubject = missing.filter((one) => one.subject === subject)
    completeness = completenessWith(completeness, subject, ofSubject)
  }
  const written = await store.pulls.setCompleteness(job.login, completeness)
  return written.ok ? null : written.failure
}
