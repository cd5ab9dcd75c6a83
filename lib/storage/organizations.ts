import { neverDiscover } from './campaign-repositories'
import { checked, organizationSchema } from './checks'
import { organizationKey } from './organization-record'
import { clearStage } from './staged'
import { beginningWith } from './transactions'
import type { Outcome } from '@/lib/failure'
import type { Database } from './database'
import type { OrganizationRecord } from './organization-record'
import type { Transactions } from './transactions'

export interface OrganizationTable {
  /** By login. */
  list(): Promise<Outcome<OrganizationRecord[]>>
  /** In any spelling; null where it was never added. */
  get(login: string): Promise<Outcome<OrganizationRecord | null>>
  /** Adds it, or answers with what is there. */
  add(login: string): Promise<Outcome<OrganizationRecord>>
  /** Removes it with everything of it, its campaigns too. */
  remove(login: string): Promise<Outcome<null>>
}

/** What is known of an organization of which nothing was pulled yet. */
export function newOrganization(login: string): OrganizationRecord {
  return {
    key: organizationKey(login),
    login,
    syncedAt: null,
    fullSyncAt: null,
    structureAt: null,
    watermark: null,
    pulledBy: null,
    alerts: 0,
    repositories: 0,
    completeness: { state: 'complete' },
    lastFailure: null,
  }
}

/** Reads an organization's record inside a transaction. */
export async function organizationOf(database: Database, key: string): Promise<OrganizationRecord | null> {
  const record: unknown = await database.organizations.get(key)
  return record === undefined ? null : checked(organizationSchema, 'organizations', record)
}

export function createOrganizations({ database, read, write }: Transactions): OrganizationTable {
  const { organizations } = database
  return {
    list: () =>
      read([organizations], async () => {
        const records: unknown[] = await organizations.toArray()
        return records.map((record) => checked(organizationSchema, 'organizations', record))
      }),
    get: (login) => read([organizations], () => organizationOf(database, organizationKey(login))),
    add: (login) =>
      write([organizations], async () => {
        const known = await organizationOf(database, organizationKey(login))
        if (known) return known
        const record = newOrganization(login)
        await organizations.add(record)
        return record
      }),
    remove: (login) =>
      write(database.tables, async () => {
        await removeEverythingOf(database, organizationKey(login))
        await neverDiscover(database, organizationKey(login))
        return null
      }),
  }
}

async function removeEverythingOf(database: Database, key: string): Promise<void> {
  await database.organizations.delete(key)
  await database.repositories.delete(key)
  await database.teams.delete(key)
  await database.members.delete(key)
  await database.syncJobs.delete(key)
  await database.nativeCampaigns.delete(key)
  const range = beginningWith(key)
  await database.alertChunks
    .where(':id')
    .between(...range)
    .delete()
  await database.work
    .where(':id')
    .between(...range)
    .delete()
  await database.repositoryPulls
    .where(':id')
    .between(...range)
    .delete()
  await clearStage(database, key)
  await database.launches.where('organization').equals(key).delete()
  await database.actions.where('organization').equals(key).delete()
  await database.notices.where('organization').equals(key).delete()
  await database.writeAccess.delete(key)
  await database.outbox
    .where('[organization+kind]')
    .between(...range)
    .delete()
  const ids = await database.campaigns.where('organizationKey').equals(key).primaryKeys()
  await database.campaigns.bulkDelete(ids)
  await database.publications.bulkDelete(ids)
  await database.campaignRepositories.delete(key)
  for (const id of ids)
    await database.dailyProgress
      .where(':id')
      .between(...beginningWith(id))
      .delete()
}
