import * as v from 'valibot'
import { organizationOf } from './organizations'
import { organizationKey } from './organization-record'
import { pullsOfOrganization } from './own-reads'
import type { Repository } from '@/lib/alerts/organization'
import type { Outcome } from '@/lib/failure'
import type { EpochSeconds } from '@/lib/time'
import type { Database } from './database'
import type { Transactions } from './transactions'

/** What GitHub said when it was asked about one repository for nothing else than this. */
export interface AccessLook {
  repositoryId: number
  canPush: boolean
  at: EpochSeconds
}

/** Looks of one person. */
export interface AccessRecord {
  /** Key of the organization. */
  organization: string
  /** Login of the token's user: others may push elsewhere. */
  login: string
  looks: AccessLook[]
}

/** What is known of a repository from whatever was read of it last. */
export interface KnownAccess {
  /** null where nobody has told its name. */
  fullName: string | null
  /** Whether the token's user can change it; an archived one nobody can. null: unknown. */
  canWrite: boolean | null
  /** Whether its alerts were ever read by themselves. */
  hasOwnAlerts: boolean
}

/** Where the token's user can write, as far as that is known. */
export interface WriteAccessTable {
  /** Of each of these repositories. Looks from before `since`, or of somebody else, do not count. */
  of(
    organization: string,
    repositoryIds: Iterable<number>,
    who: { login: string; since: EpochSeconds },
  ): Promise<Outcome<Map<number, KnownAccess>>>
  /** Adds looks of a person, if the organization is still there; those of another person go. */
  remember(organization: string, login: string, looks: readonly AccessLook[]): Promise<Outcome<null>>
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const schema: v.GenericSchema<unknown, AccessRecord> = v.object({
  organization: v.string(),
  login: v.string(),
  looks: v.array(v.object({ repositoryId: count, canPush: v.boolean(), at: count })),
})

export function createWriteAccess({ database, read, write }: Transactions): WriteAccessTable {
  const { organizations, publications, repositories, repositoryPulls, writeAccess } = database

  /** A damaged record is as good as none: GitHub is asked again. */
  async function looksOf(key: string, login: string): Promise<AccessLook[]> {
    const parsed = v.safeParse(schema, await writeAccess.get(key))
    return parsed.success && parsed.output.login === login ? parsed.output.looks : []
  }

  return {
    of: (login, ids, { login: person, since }) =>
      read([organizations, publications, repositories, repositoryPulls, writeAccess], async () => {
        const key = organizationKey(login)
        const told = await toldOf(database, key)
        const looks = await looksOf(key, person)
        const look = new Map(looks.filter(({ at }) => at >= since).map((one) => [one.repositoryId, one]))
        return new Map([...ids].map((id) => [id, accessOf(told, id, look.get(id))]))
      }),
    remember: (login, person, looks) =>
      write([organizations, writeAccess], async () => {
        const key = organizationKey(login)
        if ((await organizations.get(key)) === undefined) return null
        const before = await looksOf(key, person)
        const all = new Map([...before, ...looks].map((one) => [one.repositoryId, one]))
        await writeAccess.put({ organization: key, login: person, looks: [...all.values()] })
        return null
      }),
  }
}

interface Told {
  names: Map<number, string>
  facts: Map<number, { repository: Repository; at: EpochSeconds }>
  ownAlerts: Set<number>
  /** When all repositories that the token may see were listed; null where that never succeeded. */
  listedAt: EpochSeconds | null
}

async function toldOf(database: Database, key: string): Promise<Told> {
  const record = await organizationOf(database, key)
  const listed = (await database.repositories.get(key))?.repositories ?? []
  const pulls = await pullsOfOrganization(database, key)
  const told: Told = { names: new Map(), facts: new Map(), ownAlerts: new Set(), listedAt: null }
  const { completeness } = record ?? {}
  const lacks = completeness?.state === 'partial' ? completeness.missing : []
  if (!lacks.some(({ subject }) => subject === 'repositories')) told.listedAt = record?.structureAt ?? null
  for (const publication of await database.publications.where('organization').equals(key).toArray())
    for (const { id, fullName } of publication.repositories) told.names.set(id, fullName)
  for (const repository of listed) told.facts.set(repository.id, { repository, at: record?.structureAt ?? 0 })
  for (const { repositoryId, facts, alerts } of pulls) {
    if (alerts) told.ownAlerts.add(repositoryId)
    const before = told.facts.get(repositoryId)
    if (facts && (before === undefined || facts.at >= before.at)) told.facts.set(repositoryId, facts)
  }
  return told
}

function accessOf({ names, facts, ownAlerts, listedAt }: Told, id: number, look?: AccessLook): KnownAccess {
  const known = facts.get(id)
  const fullName = known?.repository.fullName ?? names.get(id) ?? null
  // GitHub lists every repository that the token may see: what is not in the list it cannot write to.
  const told = known ? writableAs(known.repository) : listedAt === null ? null : false
  const isLater = look !== undefined && look.at >= (known?.at ?? listedAt ?? 0)
  const canWrite = isLater && !known?.repository.archived ? look.canPush : (told ?? look?.canPush ?? null)
  return { fullName, canWrite, hasOwnAlerts: ownAlerts.has(id) }
}

function writableAs({ archived, canPush }: Repository): boolean | null {
  return archived ? false : (canPush ?? null)
}
