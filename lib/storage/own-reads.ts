import * as v from 'valibot'
import { repositoryPullSchema, isRefused, type RepositoryPull } from './repository-pull'
import { beginningWith } from './transactions'
import { isDescribed, type Repository } from '@/lib/alerts/organization'
import type { Database } from './database'
import type { SyncJob } from './job'

/**
 * Where the pull of an organization meets what was read of single repositories meanwhile. Everything here runs inside a
 * transaction.
 */

/** Those of an organization. A damaged record is as good as none: the next look asks GitHub for everything. */
export async function pullsOfOrganization(database: Database, key: string): Promise<RepositoryPull[]> {
  const found: unknown[] = await database.repositoryPulls
    .where(':id')
    .between(...beginningWith(key))
    .toArray()
  return found.filter((record): record is RepositoryPull => v.is(repositoryPullSchema, record))
}

/** Ids of the repositories whose alerts were read by themselves after the pull of their organization had begun. */
export function readSince(pulls: readonly RepositoryPull[], job: SyncJob): Set<number> {
  return new Set(
    pulls.flatMap(({ repositoryId, alerts }) =>
      alerts && alerts.asOf >= job.startedAt ? [repositoryId] : [],
    ),
  )
}

/**
 * Ids of the repositories whose alerts stay although the pull did not bring them: those that were read later, and where the
 * organization's own list is refused all that could be read by themselves.
 */
export function staying(pulls: readonly RepositoryPull[], job: SyncJob): Set<number> {
  const since = readSince(pulls, job)
  if (job.byRepository)
    for (const pull of pulls) if (pull.alerts && !isRefused(pull)) since.add(pull.repositoryId)
  return since
}

/** Says of repositories whose alerts are gone from the database that nothing of them is kept. */
export async function forgetAlerts(database: Database, gone: readonly RepositoryPull[]): Promise<void> {
  await database.repositoryPulls.bulkPut(gone.map((pull) => ({ ...pull, alerts: null })))
}

/**
 * The stored repositories, each as it was told last, and beside them those that were read by themselves and have alerts.
 * @param listedAt when the listing was read; null where it never was
 */
export function withFacts(
  listed: readonly Repository[],
  listedAt: number | null,
  pulls: readonly RepositoryPull[],
  withAlerts: ReadonlySet<number>,
): Repository[] {
  const facts = new Map(
    pulls.flatMap(({ repositoryId, facts }) => (facts ? [[repositoryId, facts] as const] : [])),
  )
  const known = listed.map((repository) => {
    const told = facts.get(repository.id)
    facts.delete(repository.id)
    // What is made of its alerts is no listing, however late: anything that the repository told itself is more.
    const isLater = told && (told.at > (listedAt ?? 0) || !isDescribed(repository))
    return isLater ? laterOf(repository, told.repository) : repository
  })
  const beside = [...facts].flatMap(([id, { repository }]) => (withAlerts.has(id) ? [repository] : []))
  return [...known, ...beside]
}

/** A repository asked for by itself may not tell its custom properties, which have a listing of their own. */
export function laterOf(before: Repository, told: Repository): Repository {
  const tells = Object.keys(told.properties).length > 0
  return { ...before, ...told, properties: tells ? told.properties : before.properties }
}
