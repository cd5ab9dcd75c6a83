import * as v from 'valibot'
import { commitAlerts } from './commit'
import { checked, jobSchema } from './checks'
import { newOrganization, organizationOf } from './organizations'
import { isOfAnother, organizationKey } from './organization-record'
import { clearStage, ensureCurrent, stagedContent } from './staged'
import { unlistedOf } from './unlisted'
import type { Repository } from '@/lib/alerts/organization'
import type { Completeness } from '@/lib/backend/views'
import type { Failure, Outcome } from '@/lib/failure'
import type { EpochSeconds } from '@/lib/time'
import type { StagedPage, StagedPart, SyncJob } from './job'
import type { OrganizationRecord } from './organization-record'
import type { HeldPages } from './staged'
import type { Transactions } from './transactions'

/** How a committed pull changes the organization's record. */
export interface PullResult {
  watermark: EpochSeconds | null
  completeness: Completeness
  /** Whether its pages are all alerts there are: the others then vanish. */
  replaces: boolean
}

/** What a pull gathers and how it becomes visible. Only `lib/sync` uses it. */
export interface PullTable {
  job(login: string): Promise<Outcome<SyncJob | null>>
  /** All that can be gone on with: a damaged one is replaced by the next pull of its organization. */
  jobs(): Promise<Outcome<SyncJob[]>>
  /** Begins a pull, in place of one that may be there, with nothing staged. */
  begin(job: SyncJob): Promise<Outcome<null>>
  /** Writes the job as it is now, with pages and parts that belong to this state, in one transaction. */
  stage(job: SyncJob, pages: readonly StagedPage[], parts: readonly StagedPart[]): Promise<Outcome<null>>
  /**
   * Makes everything staged visible at once and removes it from the stage; the job stays where `next` keeps it.
   * @param held pages that need not be read back
   */
  commit(
    job: SyncJob,
    result: PullResult,
    next: SyncJob | null,
    held?: HeldPages,
  ): Promise<Outcome<OrganizationRecord>>
  /** Forgets a pull that did everything, and the failure it may have met on the way. */
  end(job: SyncJob): Promise<Outcome<null>>
  /** Forgets the pull and what it gathered. What was committed before stays. */
  discard(login: string): Promise<Outcome<null>>
  /** Notes on the organization how the last pull failed; the job, if any, is kept. */
  noteFailure(login: string, failure: Failure, at: EpochSeconds): Promise<Outcome<null>>
  /** The repositories as this pull has listed them or, where it has not, one before. */
  listing(job: SyncJob): Promise<Outcome<Repository[]>>
  /** Full names of repositories that have alerts, but stand in no listing of this pull or, where it read none, of before. */
  unlistedRepositories(job: SyncJob, held?: HeldPages): Promise<Outcome<string[]>>
  setCompleteness(login: string, completeness: Completeness): Promise<Outcome<null>>
}

export function createPulls(transactions: Transactions): PullTable {
  const { database, read, write } = transactions
  const { syncJobs, stagedPages, stagedParts, organizations } = database

  return {
    job: (login) =>
      read([syncJobs], async () => {
        const found: unknown = await syncJobs.get(organizationKey(login))
        return found === undefined ? null : checked(jobSchema, 'syncJobs', found)
      }),
    jobs: () =>
      read([syncJobs], async () => {
        const found: unknown[] = await syncJobs.toArray()
        return found.flatMap((job) => {
          const parsed = v.safeParse(jobSchema, job)
          return parsed.success ? [parsed.output] : []
        })
      }),
    begin: (job) =>
      write([syncJobs, stagedPages, stagedParts, organizations], async () => {
        await clearStage(database, job.organization)
        if (!(await organizations.get(job.organization))) await organizations.add(newOrganization(job.login))
        await syncJobs.put(job)
        return null
      }),
    stage: (job, pages, parts) =>
      write([syncJobs, stagedPages, stagedParts], async () => {
        await ensureCurrent(database, job)
        await stagedPages.bulkPut(pages)
        await stagedParts.bulkPut(parts)
        await syncJobs.put(job)
        return null
      }),
    commit: (job, result, next, held = new Map()) =>
      write(database.tables, async () => {
        const key = job.organization
        await ensureCurrent(database, job)
        const staged = await stagedContent(database, job, held)
        const before = (await organizationOf(database, key)) ?? newOrganization(job.login)
        const totals = await commitAlerts(database, job, staged, {
          replaces: result.replaces,
          isOfAnother: isOfAnother(before, job.user),
        })
        const record: OrganizationRecord = {
          ...before,
          login: staged.login ?? before.login,
          syncedAt: job.startedAt,
          fullSyncAt: job.kind === 'full' ? job.startedAt : before.fullSyncAt,
          structureAt: staged.repositories ? job.startedAt : before.structureAt,
          watermark: result.watermark,
          pulledBy: job.user,
          completeness: result.completeness,
          ...totals,
          lastFailure: null,
        }
        await organizations.put(record)
        await clearStage(database, key)
        if (next) await syncJobs.put(next)
        else await syncJobs.delete(key)
        return record
      }),
    end: (job) =>
      write([syncJobs, organizations], async () => {
        await ensureCurrent(database, job)
        await syncJobs.delete(job.organization)
        await organizations.update(job.organization, { lastFailure: null })
        return null
      }),
    discard: (login) =>
      write([syncJobs, stagedPages, stagedParts], async () => {
        await clearStage(database, organizationKey(login))
        await syncJobs.delete(organizationKey(login))
        return null
      }),
    noteFailure: (login, failure, at) =>
      write([organizations], async () => {
        await organizations.update(organizationKey(login), { lastFailure: { failure, at } })
        return null
      }),
    listing: (job) =>
      read([stagedParts, database.repositories], async () => {
        const { organization, pull } = job
        const staged = await stagedParts.get([organization, pull, 'repositories'])
        if (staged && 'repositories' in staged.content) return staged.content.repositories
        return (await database.repositories.get(organization))?.repositories ?? []
      }),
    unlistedRepositories: (job, held = new Map()) =>
      read([stagedPages, stagedParts, database.repositories], () => unlistedOf(database, job, held)),
    setCompleteness: (login, completeness) =>
      write([organizations], async () => {
        await organizations.update(organizationKey(login), { completeness })
        return null
      }),
  }
}
