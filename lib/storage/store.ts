import { fail, ok } from '@/lib/failure'
import { createCampaigns } from './campaigns'
import { createDaily } from './daily'
import { createData } from './data'
import { createDatabase } from './database'
import { needsReopening, storageFailure } from './failures'
import { createOrganizations } from './organizations'
import { createOutboxTable } from './outbox'
import { createPublications } from './publications'
import { createPulls } from './pulls'
import { createSettings } from './settings'
import { createTransactions } from './transactions'
import { createWork } from './work'
import type { Outcome } from '@/lib/failure'
import type { CampaignTable } from './campaigns'
import type { DailyTable } from './daily'
import type { DataTable } from './data'
import type { Database, DatabaseOptions } from './database'
import type { OrganizationTable } from './organizations'
import type { OutboxTable } from './outbox'
import type { PublicationTable } from './publications'
import type { PullTable } from './pulls'
import type { SettingsTable } from './settings'
import type { WorkTable } from './work'

/** Everything that Muster keeps, except the token. */
export interface Store {
  organizations: OrganizationTable
  data: DataTable
  campaigns: CampaignTable
  publications: PublicationTable
  daily: DailyTable
  pulls: PullTable
  outbox: OutboxTable
  work: WorkTable
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
    publications: createPublications(transactions),
    daily: createDaily(transactions),
    pulls: createPulls(transactions),
    outbox: createOutboxTable(transactions),
    work: createWork(transactions),
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
