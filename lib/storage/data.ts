import { fail, ok } from '@/lib/failure'
import { isBatch } from './checks'
import { organizationOf } from './organizations'
import { organizationKey } from './organization-record'
import { Refusal } from './failures'
import { pullsOfOrganization, withFacts } from './own-reads'
import { beginningWith } from './transactions'
import { workOfOrganization } from './work'
import type { Outcome } from '@/lib/failure'
import type { OrganizationData } from './records'
import type { Transactions } from './transactions'

export interface DataTable {
  /** All of an organization at once; `never-synced` before its first pull ended. */
  load(organization: string): Promise<Outcome<OrganizationData>>
}

export function createData({ database, read, write }: Transactions): DataTable {
  const { organizations, alertChunks, repositories, repositoryPulls, teams, members, work } = database

  /** A damaged chunk is healed by the next pull, which then asks for everything. */
  async function askForEverything(key: string): Promise<void> {
    await write([organizations], () => organizations.update(key, { watermark: null }))
  }

  return {
    async load(login) {
      const key = organizationKey(login)
      const range = beginningWith(key)
      const tables = [organizations, alertChunks, repositories, repositoryPulls, teams, members, work]
      const loaded = await read(tables, async () => {
        const record = await organizationOf(database, key)
        if (!record || record.syncedAt === null) {
          throw new Refusal({ kind: 'never-synced', organization: record?.login ?? login })
        }
        const chunks = await alertChunks
          .where(':id')
          .between(...range)
          .toArray()
        const listed = (await repositories.get(key))?.repositories ?? []
        const pulls = await pullsOfOrganization(database, key)
        const withAlerts = new Set(chunks.map(({ repositoryId }) => repositoryId))
        return {
          chunks,
          repositories: withFacts(listed, record.structureAt, pulls, withAlerts),
          teams: (await teams.get(key))?.teams ?? [],
          members: await members.get(key),
          work: await workOfOrganization(database, key),
        }
      })
      if (!loaded.ok) return loaded
      const { chunks, members: people, ...rest } = loaded.value
      const batches = chunks.map(({ batch }) => batch)
      if (!batches.every(isBatch)) {
        await askForEverything(key)
        return fail({ kind: 'storage-failed', detail: 'damaged record in alertChunks' })
      }
      return ok({
        ...rest,
        batches,
        members: { logins: people?.logins ?? [], missing: people?.missing ?? null },
      })
    },
  }
}
