import { fail, ok } from '@/lib/failure'
import { createCampaigns } from './campaigns'
import { createDaily } from './daily'
import { createData } from './data'
import { createDatabase } from './database'
import { needsReopening, storageFailure } from './failures'
import { createOrganizations } from './organizations'
import { createPulls } from './pulls'
import { createTransactions } from './transactions'
import type { Outcome } from '@/lib/failure'
import type { CampaignTable } from './campaigns'
import type { DailyTable } from './daily'
import type { DataTable } from './data'
import type { Database, DatabaseOptions } from './database'
import type { OrganizationTable } from './organizations'
import type { PullTable } from './pulls'

/** Everything that Muster keeps, except the token. */
export interface Store {
  organizations: OrganizationTable
  data: DataTable
  campaigns: CampaignTable
  daily: DailyTable
  pulls: PullTable
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
    daily: createDaily(transactions),
    pulls: createPulls(transactions),
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
