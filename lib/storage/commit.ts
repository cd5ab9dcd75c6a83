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

async function commitPeople(
  database: Database,
  organization: string,
  { teams, members }: StagedContent,
): Promise<void> {
  if (teams) await database.teams.put({ organization, teams: teams.teams })
  if (members) await database.members.put({ organization, logins: members.logins, missing: members.missing })
}
