import * as v from 'valibot'
import { isBatch } from './checks'
import { putChunk, type RepositoryAlertsRead } from './repository-chunk'
import { Refusal } from './failures'
import { organizationKey, type OrganizationRecord } from './organization-record'
import { organizationOf } from './organizations'
import { laterOf, pullsOfOrganization } from './own-reads'
import { repositoryPullSchema, type RepositoryPull } from './repository-pull'
import { workOfRepository } from './work'
import type { AlertBatch } from '@/lib/alerts/batch'
import { isDescribed, type Repository, type Team } from '@/lib/alerts/organization'
import type { Outcome } from '@/lib/failure'
import type { Database } from './database'
import type { WorkRecord } from './records'
import type { Transactions } from './transactions'

/** All that is stored of one repository. */
export interface RepositoryContent {
  organization: OrganizationRecord | null
  pull: RepositoryPull | null
  /** As it was told last; null where only its id is known. */
  repository: Repository | null
  batch: AlertBatch | null
  /** Teams that may write to it. */
  teams: Team[]
  work: WorkRecord | null
}

/** What a look at one repository brought. */
export interface RepositoryResult {
  pull: RepositoryPull
  /** null: what was there before stays. */
  alerts: RepositoryAlertsRead | null
  work: WorkRecord | null
}

/** What is known of single repositories. Only `lib/sync` writes it. */
export interface RepositoryPullTable {
  /** The id of the repository that is called so now, in any spelling; null where nobody has heard of it. */
  find(login: string, fullName: string): Promise<Outcome<number | null>>
  load(login: string, repositoryId: number): Promise<Outcome<RepositoryContent>>
  ofOrganization(login: string): Promise<Outcome<RepositoryPull[]>>
  /**
   * Replaces what is stored of it, in one transaction. `cancelled` where the organization was removed meanwhile.
   * @returns whether its alerts are others than before
   */
  commit(result: RepositoryResult): Promise<Outcome<boolean>>
}

export function createRepositoryPulls({ database, read, write }: Transactions): RepositoryPullTable {
  const { alertChunks, organizations, publications, repositories, repositoryPulls, teams, work } = database
  return {
    find: (login, fullName) =>
      read([publications, repositories, repositoryPulls], () =>
        find(database, organizationKey(login), fullName.toLowerCase()),
      ),
    load: (login, repositoryId) =>
      read([alertChunks, organizations, repositories, repositoryPulls, teams, work], () =>
        load(database, organizationKey(login), repositoryId),
      ),
    ofOrganization: (login) =>
      read([repositoryPulls], () => pullsOfOrganization(database, organizationKey(login))),
    commit: (result) =>
      write([alertChunks, organizations, repositoryPulls, work], async () => {
        const { pull } = result
        // One that was removed meanwhile does not come back by one of its repositories.
        const organization = await organizationOf(database, pull.organization)
        if (!organization) throw new Refusal({ kind: 'cancelled' })
        await takeName(database, pull)
        const { size, sizeBefore, changed } = await putChunk(database, pull, result.alerts)
        const kept = result.alerts?.kind === 'unchanged' && size === 0 && (pull.alerts?.count ?? 0) > 0
        const alerts = pull.alerts && { ...pull.alerts, count: size, ...(kept && { etag: null }) }
        await repositoryPulls.put({ ...pull, alerts })
        if (result.work) await work.put(result.work)
        if (organization.syncedAt !== null && size !== sizeBefore)
          await organizations.update(pull.organization, {
            alerts: organization.alerts + size - sizeBefore,
          })
        return changed
      }),
  }
}

async function find(database: Database, key: string, nameKey: string): Promise<number | null> {
  const [own] = await database.repositoryPulls.where({ organization: key, nameKey }).toArray()
  if (own) return own.repositoryId
  const stored = await database.repositories.get(key)
  const isNamed = ({ fullName }: { fullName: string }) => fullName.toLowerCase() === nameKey
  const listed = stored?.repositories.find(isNamed)
  if (listed) return listed.id
  for (const { repositories } of await database.publications.where('organization').equals(key).toArray()) {
    const named = repositories.find(isNamed)
    if (named) return named.id
  }
  return null
}

async function load(database: Database, key: string, repositoryId: number): Promise<RepositoryContent> {
  const organization = await organizationOf(database, key)
  const stored = v.safeParse(repositoryPullSchema, await database.repositoryPulls.get([key, repositoryId]))
  const pull = stored.success ? stored.output : null
  const chunk = await database.alertChunks.get([key, repositoryId, 'code-scanning'])
  const ofTeams = (await database.teams.get(key))?.teams ?? []
  return {
    organization,
    pull,
    repository: await factsOf(database, key, repositoryId, organization, pull),
    batch: chunk && isBatch(chunk.batch) ? chunk.batch : null,
    teams: ofTeams.filter(({ repositoryIds }) => repositoryIds.includes(repositoryId)),
    work: await workOfRepository(database, key, repositoryId),
  }
}

/** The listing of a large organization is read only where it is the later of both. */
async function factsOf(
  database: Database,
  key: string,
  id: number,
  organization: OrganizationRecord | null,
  pull: RepositoryPull | null,
): Promise<Repository | null> {
  const own = pull?.facts ?? null
  if (own && own.at >= (organization?.structureAt ?? 0)) return own.repository
  const listed = (await database.repositories.get(key))?.repositories.find((one) => one.id === id)
  if (!own || !listed) return listed ?? own?.repository ?? null
  return isDescribed(listed) ? laterOf(own.repository, listed) : laterOf(listed, own.repository)
}

/** A name belongs to the repository that was last seen under it: others of that name were renamed or deleted. */
async function takeName({ repositoryPulls }: Database, pull: RepositoryPull): Promise<void> {
  const { organization, nameKey, repositoryId } = pull
  const found = await repositoryPulls.where({ organization, nameKey }).toArray()
  const others = found.filter((one) => one.repositoryId !== repositoryId)
  await repositoryPulls.bulkPut(others.map((one) => ({ ...one, nameKey: '' })))
}
