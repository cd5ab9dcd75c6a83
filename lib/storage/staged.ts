import { Refusal } from './failures'
import { beginningWith } from './transactions'
import type { AlertBatch } from '@/lib/alerts/batch'
import type { Repository } from '@/lib/alerts/organization'
import type { Database } from './database'
import type { StagedPage, SyncJob } from './job'
import type { Parts } from './records'

/** What a pull has staged. Parts that were not asked for, or could not be read, are absent and stay as they were. */
export interface StagedContent extends Partial<Parts> {
  batches: AlertBatch[]
  /** What the alerts themselves say of their repositories, by id. */
  named: Map<number, Repository>
  /** The organization as GitHub spells it. */
  login: string | null
}

/** Pages that the worker which staged them still holds, by number: they need not be read back. */
export type HeldPages = ReadonlyMap<number, StagedPage>

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
  const pages = isHeld ? numbers.flatMap((page) => held.get(page) ?? []) : await staged.toArray()
  const parts = await database.stagedParts
    .where(':id')
    .between(...range)
    .toArray()
  const content: StagedContent = {
    batches: pages.map(({ batch }) => batch),
    named: new Map(pages.flatMap((page) => page.repositories.map((one) => [one.id, one]))),
    login: null,
  }
  for (const part of parts) Object.assign(content, { [part.part]: part.content })
  return { ...content, login: content.repositories?.login ?? null }
}

/** Forgets everything staged of an organization, inside a transaction. */
export async function clearStage(database: Database, key: string): Promise<void> {
  const range = beginningWith(key)
  await database.stagedPages
    .where(':id')
    .between(...range)
    .delete()
  await database.stagedParts
    .where(':id')
    .between(...range)
    .delete()
}

/** Refuses to write for a pull that was cancelled, removed with its data, or followed by another. */
export async function ensureCurrent(database: Database, job: SyncJob): Promise<void> {
  const current = await database.syncJobs.get(job.organization)
  if (current?.pull !== job.pull) throw new Refusal({ kind: 'cancelled' })
}
