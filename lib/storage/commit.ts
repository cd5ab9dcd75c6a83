import { KINDS } from '@/lib/alerts/alert'
import { batchSize, splitByRepository } from '@/lib/alerts/batch'
import { isBatch } from './checks'
import { beginningWith } from './transactions'
import { commitRepositories } from './unlisted'
import type { Database } from './database'
import type { StagedContent } from './staged'

/**
 * Turns staged pages into one chunk for each repository, beside the parts, inside a transaction.
 * @param replaces whether the pages are all there is; else they are laid over the chunks of before
 * @returns the totals that are stored afterwards
 */
export async function commitAlerts(
  database: Database,
  organization: string,
  staged: StagedContent,
  replaces: boolean,
): Promise<{ alerts: number; repositories: number }> {
  const { alertChunks } = database
  const range = beginningWith(organization)
  const fresh = new Set(staged.batches.flatMap((batch) => batch.repositories))
  await removeLeft(database, organization, staged, fresh)
  if (replaces)
    await alertChunks
      .where(':id')
      .between(...range)
      .delete()
  const chunks = await alertChunks
    .where(':id')
    .between(...range)
    .toArray()
  const before = chunks.filter((chunk) => fresh.has(chunk.repositoryId) && isBatch(chunk.batch))
  const merged = splitByRepository([...before.map(({ batch }) => batch), ...staged.batches])
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
  await commitPeople(database, organization, staged)
  const ids = new Set([...merged.keys(), ...chunks.map(({ repositoryId }) => repositoryId)])
  const repositories = await commitRepositories(database, organization, staged, ids)
  return { alerts, repositories }
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
  }
}

async function commitPeople(
  database: Database,
  organization: string,
  { teams, members }: StagedContent,
): Promise<void> {
  if (teams) await database.teams.put({ organization, teams: teams.teams })
  if (members) await database.members.put({ organization, logins: members.logins, missing: members.missing })
}
