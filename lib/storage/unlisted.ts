import { stagedContent } from './staged'
import type { Repository } from '@/lib/alerts/organization'
import type { Database } from './database'
import type { SyncJob } from './job'
import type { HeldPages, StagedContent } from './staged'

/**
 * A token may read the alerts of repositories that it may not list: a classic one with `security_events` but without `repo`
 * those of private repositories. What their alerts say of them is then all there is.
 */

/** Full names of the repositories that have alerts but were not listed, inside a transaction. */
export async function unlistedOf(database: Database, job: SyncJob, held: HeldPages): Promise<string[]> {
  const { batches, named, repositories } = await stagedContent(database, job, held)
  const stored = await database.repositories.get(job.organization)
  const before = stored?.repositories ?? []
  const ids = new Set(batches.flatMap((batch) => batch.repositories))
  // A pull of changes leaves the alerts of the others where they are.
  if (job.kind === 'later' && repositories) for (const id of stored?.unlisted ?? []) ids.add(id)
  for (const { id } of repositories?.repositories ?? before) ids.delete(id)
  const names = new Map([...named.values(), ...before].map(({ id, fullName }) => [id, fullName]))
  return [...ids].map((id) => names.get(id) ?? `repository ${id}`).sort()
}

/**
 * Stores the repositories that were listed, and beside them those of which there are alerts, by what is known of them. One that
 * was listed before and is no more keeps its name until its alerts are gone.
 * @returns how many there are
 */
export async function commitRepositories(
  database: Database,
  organization: string,
  { repositories: listing, named }: StagedContent,
  withAlerts: ReadonlySet<number>,
): Promise<number> {
  const stored = await database.repositories.get(organization)
  const listed: Repository[] = listing?.repositories ?? stored?.repositories ?? []
  const known = new Map(named)
  for (const one of stored?.repositories ?? []) known.set(one.id, one)
  for (const { id } of listed) known.delete(id)
  const beside = [...known.values()].filter(({ id }) => withAlerts.has(id))
  const wasListed = new Set(stored?.repositories.map(({ id }) => id))
  for (const id of stored?.unlisted ?? []) wasListed.delete(id)
  const unlisted = beside.map(({ id }) => id).filter((id) => !wasListed.has(id))
  const repositories = [...listed, ...beside]
  await database.repositories.put({
    organization,
    repositories,
    unlisted: listing ? unlisted : [...(stored?.unlisted ?? []), ...unlisted],
  })
  return repositories.length
}
