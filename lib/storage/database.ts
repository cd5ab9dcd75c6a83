import { Dexie } from 'dexie'
import type { Table } from 'dexie'
import type { Campaign } from '@/lib/campaigns/campaign'
import type { Publication } from '@/lib/campaigns/publication'
import type { Repository, Team } from '@/lib/alerts/organization'
import type { CampaignRepository } from './campaign-repository'
import type { ActionRecord } from './action-records'
import type { SyncJob, StagedPage, StagedPart } from './job'
import type { OrganizationRecord } from './organization-record'
import type { NativeListing } from './native-campaigns'
import type { NoticeRecord } from './notices'
import type { LaunchRecord, Queue, Task } from './outbox-records'
import type { RepositoryPull } from './repository-pull'
import type { AccessRecord } from './write-access'
import type { AlertChunk, DailyProgress, Members, WorkRecord } from './records'

interface MetaRecord {
  key: string
  value: unknown
}

/** A list that is stored as one record for each organization. */
type PerOrganization<T> = { organization: string } & T

/** `queue` is there only while something is left to do, so that its index holds nothing else. */
export type StoredTask = Task & { queue?: Queue }

/** The database. Types are what was written; what is read is checked all the same (`checks.ts`). */
export interface Database extends Dexie {
  meta: Table<MetaRecord, string>
  organizations: Table<OrganizationRecord, string>
  /** `unlisted`: ids of those among them that only their alerts name. */
  repositories: Table<PerOrganization<{ repositories: Repository[]; unlisted: number[] }>, string>
  teams: Table<PerOrganization<{ teams: Team[] }>, string>
  members: Table<PerOrganization<Members>, string>
  alertChunks: Table<AlertChunk, [string, number, string]>
  work: Table<WorkRecord, [string, number]>
  repositoryPulls: Table<RepositoryPull, [string, number]>
  campaigns: Table<Campaign & { organizationKey: string }, string>
  campaignRepositories: Table<CampaignRepository, string>
  nativeCampaigns: Table<NativeListing, string>
  publications: Table<Publication & { organization: string }, string>
  dailyProgress: Table<DailyProgress, [string, string]>
  syncJobs: Table<SyncJob, string>
  stagedPages: Table<StagedPage, [string, string, number]>
  stagedParts: Table<StagedPart, [string, string, string]>
  launches: Table<LaunchRecord, string>
  outbox: Table<StoredTask, string>
  actions: Table<ActionRecord, string>
  notices: Table<NoticeRecord, string>
  writeAccess: Table<AccessRecord, string>
}

/** One record for each repository and kind of alert: a row for each alert is written and read thirty times slower. */
const SCHEMA = {
  meta: 'key',
  organizations: 'key',
  repositories: 'organization',
  teams: 'organization',
  members: 'organization',
  alertChunks: '[organization+repositoryId+kind]',
  work: '[organization+repositoryId]',
  repositoryPulls: '[organization+repositoryId], [organization+nameKey]',
  campaigns: 'id, organizationKey',
  campaignRepositories: 'organization',
  nativeCampaigns: 'organization',
  publications: 'campaignId, organization',
  dailyProgress: '[campaignId+date]',
  syncJobs: 'organization',
  stagedPages: '[organization+pull+page]',
  stagedParts: '[organization+pull+part]',
  launches: 'campaignId, organization',
  outbox: 'id, campaignId, [organization+kind], [queue+due]',
  actions: 'id, organization',
  notices: 'about, organization, campaignId',
  writeAccess: 'organization',
}

export interface DatabaseOptions {
  name?: string
  /** Where there is no global one. */
  indexedDB?: IDBFactory
  IDBKeyRange?: typeof globalThis.IDBKeyRange
}

/** The database's description; it is opened by its first use. */
export function createDatabase({ name = 'muster', indexedDB, IDBKeyRange }: DatabaseOptions): Database {
  const engine = indexedDB && IDBKeyRange ? { indexedDB, IDBKeyRange } : {}
  const database = new Dexie(name, engine)
  database.version(1).stores(SCHEMA)
  return database as Database
}
