import { fail, ok } from '@/lib/failure'
import { createCampaignRepositories } from './campaign-repositories'
import { createActions } from './actions'
import { createCampaigns } from './campaigns'
import { createDaily } from './daily'
import { createData } from './data'
import { createDatabase } from './database'
import { needsReopening, storageFailure } from './failures'
import { createNativeCampaigns } from './native-campaigns'
import { createNotices } from './notices'
import { createOrganizations } from './organizations'
import { createOutboxTable } from './outbox'
import { createPace } from './pace'
import { createPublications } from './publications'
import { createPulls } from './pulls'
import { createRepositoryPulls } from './repository-pulls'
import { createSettings } from './settings'
import { createTransactions } from './transactions'
import { createWork } from './work'
import { createWriteAccess } from './write-access'
import type { Outcome } from '@/lib/failure'
import type { CampaignRepositoryTable } from './campaign-repositories'
import type { ActionTable } from './actions'
import type { CampaignTable } from './campaigns'
import type { DailyTable } from './daily'
import type { DataTable } from './data'
import type { Database, DatabaseOptions } from './database'
import type { NativeCampaignTable } from './native-campaigns'
import type { NoticeTable } from './notices'
import type { OrganizationTable } from './organizations'
import type { OutboxTable } from './outbox'
import type { PaceTable } from './pace'
import type { PublicationTable } from './publications'
import type { PullTable } from './pulls'
import type { RepositoryPullTable } from './repository-pulls'
import type { SettingsTable } from './settings'
import type { WorkTable } from './work'
import type { WriteAccessTable } from './write-access'

/** Everything that Muster keeps, except the token. */
export interface Store {
  organizations: OrganizationTable
  data: DataTable
  campaigns: CampaignTable
  campaignRepositories: CampaignRepositoryTable
  publications: PublicationTable
  nativeCampaigns: NativeCampaignTable
  daily: DailyTable
  pulls: PullTable
  repositoryPulls: RepositoryPullTable
  outbox: OutboxTable
  actions: ActionTable
  pace: PaceTable
  work: WorkTable
  notices: NoticeTable
  writeAccess: WriteAccessTable
  settings: SettingsTable
  /** Empties the database; the store can be used on. A pull that is under way writes no more. */
  deleteEverything(): Promise<Outcome<null>>
  close(): void
}

/** Opens the database; `storage-newer` where a newer Muster wrote it, which then stays untouched. */
export async function openStore(options: DatabaseOptions = {}): Promise<Outcome<Store>> {
  const database = createDatabase(options)
  const transactions = createTransactions(database)
  const opened = await transactions.write([], () => Promise.resolve(null))
  if (!opened.ok) {
    database.close()
    return opened
  }
  return ok({
    organizations: createOrganizations(transactions),
    data: createData(transactions),
    campaigns: createCampaigns(transactions),
    campaignRepositories: createCampaignRepositories(transactions),
    publications: createPublications(transactions),
    nativeCampaigns: createNativeCampaigns(transactions),
    daily: createDaily(transactions),
    pulls: createPulls(transactions),
    repositoryPulls: createRepositoryPulls(transactions),
    outbox: createOutboxTable(transactions),
    actions: createActions(transactions),
    pace: createPace(transactions),
    work: createWork(transactions),
    notices: createNotices(transactions),
    writeAccess: createWriteAccess(transactions),
    settings: createSettings(transactions),
    deleteEverything: () => empty(database),
    close: () => database.close(),
  })
}

async function empty(database: Database): Promise<Outcome<null>> {
  try {
    await database.delete({ disableAutoOpen: false })
    return ok(null)
  } catch (error) {
    if (needsReopening(error)) database.close({ disableAutoOpen: false })
    return fail(storageFailure(error))
  }
}
