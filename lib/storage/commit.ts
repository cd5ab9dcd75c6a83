import { KINDS } from '@/lib/alerts/alert'
import { batchSize, splitByRepository } from '@/lib/alerts/batch'
import { isBatch } from './checks'
import { forgetAlerts, pullsOfOrganization, readSince, staying } from './own-reads'
import { beginningWith } from './transactions'
import { commitRepositories } from './unlisted'
import type { Database } from './database'
import type { SyncJob } from './job'
import type { RepositoryPull } from './repository-pull'
import type { StagedContent } from './staged'

/**
 * Turns staged pages into one chunk for each repository, beside the parts, inside a transaction. A repository that was read
 * by itself since the pull began keeps what was read then: of each alert the later version.
 * @param how.replaces whether the pages are all there is; else they are laid over the chunks of before
 * @param how.isOfAnother whether what is stored was pulled by another user: of that nothing stays
 * @returns the totals that are stored afterwards
 */
export async function commitAlerts(
  database: Database,
  job: SyncJob,
  staged: StagedContent,
  { replaces, isOfAnother }: { replaces: boolean; isOfAnother: boolean },
): Promise<{ alerts: number; repositories: number }> {
  const { alertChunks } = database
  const { organization } = job
  const range = beginningWith(organization)
  const readMeanwhile = readSince(await pullsOfOrganization(database, organization), job)
  const fresh = new Set([...staged.batches.flatMap((batch) => batch.repositories), ...readMeanwhile])
  await removeLeft(database, organization, staged, fresh)
  if (replaces) await removeBefore(database, job, fresh, isOfAnother)
  const chunks = await alertChunks
    .where(':id')
    .between(...range)
    .toArray()
  const before = chunks.filter((chunk) => fresh.has(chunk.repositoryId) && isBatch(chunk.batch))
  const [later, earlier] = partition(before, ({ repositoryId }) => readMeanwhile.has(repositoryId))
  // Of equally old versions the last one stays.
  const merged = splitByRepository([
    ...earlier.map(({ batch }) => batch),
    ...staged.batches,
    ...later.map(({ batch }) => batch),
  ])
  await alertChunks.bulkPut(
    [...merged].map(([repositoryId, batch]) => ({
      organization,
      repositoryId,
      kind: 'code-scanning',
      batch,
    })),
  )
  let alerts = 0
  for (const { repositoryId, batch } of chunks)
    if (!fresh.has(repositoryId) && isBatch(batch)) alerts += batchSize(batch)
  for (const batch of merged.values()) alerts += batchSize(batch)
  await commitPeople(database, organization, staged, isOfAnother)
  const ids = new Set([...merged.keys(), ...chunks.map(({ repositoryId }) => repositoryId)])
  const repositories = await commitRepositories(database, organization, staged, ids)
  return { alerts, repositories }
}

/** Removes what the pull replaces, and what was refused to it. */
async function removeBefore(
  database: Database,
  job: SyncJob,
  fresh: ReadonlySet<number>,
  isOfAnother: boolean,
): Promise<void> {
  const { organization } = job
  const pulls = await pullsOfOrganization(database, organization)
  const stays = isOfAnother ? readSince(pulls, job) : staying(pulls, job)
  const kept = await database.alertChunks.bulkGet(
    [...stays].map((id): [string, number, string] => [organization, id, 'code-scanning']),
  )
  await database.alertChunks
    .where(':id')
    .between(...beginningWith(organization))
    .delete()
  await database.alertChunks.bulkPut(kept.filter((chunk) => chunk !== undefined))
  const isGone = ({ repositoryId, alerts }: RepositoryPull) =>
    alerts !== null && !stays.has(repositoryId) && !fresh.has(repositoryId)
  await forgetAlerts(database, pulls.filter(isGone))
}

function partition<T>(items: readonly T[], test: (item: T) => boolean): [yes: T[], no: T[]] {
  return [items.filter(test), items.filter((item) => !test(item))]
}

/**
 * A repository that was listed and no longer is was deleted, transferred or hidden from the token: GitHub shows its alerts
 * no more, and a pull by changes would not notice. Known only where the new listing lacks nothing.
 */
async function removeLeft(
  database: Database,
  organization: string,
  { repositories: listed }: StagedContent,
  fresh: ReadonlySet<number>,
): Promise<void> {
  if (!listed || listed.missing.some(({ subject }) => subject === 'repositories')) return
  const now = new Set(listed.repositories.map(({ id }) => id))
  const stored = await database.repositories.get(organization)
  // Those that the token may not list never stood in a listing; that they do not now says nothing.
  const unlisted = new Set(stored?.unlisted)
  for (const { id } of stored?.repositories ?? []) {
    if (now.has(id) || fresh.has(id) || unlisted.has(id)) continue
    for (const kind of KINDS) await database.alertChunks.delete([organization, id, kind])
    await database.work.delete([organization, id])
    await database.repositoryPulls.delete([organization, id])
  }
}

async function commitPeople(
  database: Database,
  organization: string,
  { teams, members }: StagedContent,
  isOfAnother: boolean,
): Promise<void> {
  if (teams) await database.teams.put({ organization, teams: teams.teams })
  else if (isOfAnother) await database.teams.delete(organization)
  if (members) await database.members.put({ organization, logins: members.logins, missing: members.missing })
  else if (isOfAnother) await database.members.delete(organization)
}
