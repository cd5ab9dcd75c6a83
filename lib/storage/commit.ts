import { batchSize, splitByRepository } from '@/lib/alerts/batch'
import { isBatch } from './checks'
import { beginningWith } from './transactions'
import type { AlertBatch } from '@/lib/alerts/batch'
import type { Repository } from '@/lib/alerts/organization'
import type { Database } from './database'
import type { SyncJob } from './job'
import type { Parts } from './records'

/** What a pull has staged. Parts that were not asked for, or could not be read, are absent and stay as they were. */
export interface StagedContent extends Partial<Parts> {
  batches: AlertBatch[]
  /** The organization as GitHub spells it. */
  login: string | null
}

/** Pages that the worker which staged them still holds, by number: they need not be read back. */
export type HeldPages = ReadonlyMap<number, AlertBatch>

/** What a job has staged, inside a transaction. After a restart nothing is held, and everything is read. */
export async function stagedContent(
  database: Database,
  job: SyncJob,
  held: HeldPages,
): Promise<StagedContent> {
  const range = beginningWith(job.organization, job.pull)
  const staged = database.stagedPages.where(':id').between(...range)
  const numbers = (await staged.primaryKeys()).map(([, , page]) => page)
  const isHeld = numbers.every((page) => held.has(page))
  const pages = isHeld
    ? numbers.flatMap((page) => held.get(page) ?? [])
    : (await staged.toArray()).map(({ batch }) => batch)
  const parts = await database.stagedParts
    .where(':id')
    .between(...range)
    .toArray()
  const content: StagedContent = { batches: pages, login: null }
  for (const part of parts) Object.assign(content, { [part.part]: part.content })
  return { ...content, login: content.repositories?.login ?? null }
}

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
  await commitParts(database, organization, staged)
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
  const repositories: Repository[] = (await database.repositories.get(organization))?.repositories ?? []
  return { alerts, repositories: repositories.length }
}

async function commitParts(database: Database, organization: string, staged: StagedContent): Promise<void> {
  const { repositories, teams, members } = staged
  if (repositories) {
    await database.repositories.put({ organization, repositories: repositories.repositories })
  }
  if (teams) await database.teams.put({ organization, teams: teams.teams })
  if (members) await database.members.put({ organization, logins: members.logins, missing: members.missing })
}
