import * as v from 'valibot'
import {
  newCampaignRepository,
  type CampaignRepository,
  type Discovery,
  type KnownDays,
  type KnownFile,
} from './campaign-repository'
import { organizationKey } from './organization-record'
import type { Failure, Outcome } from '@/lib/failure'
import type { Database } from './database'
import type { Transactions } from './transactions'

/** The campaign repositories of organizations. */
export interface CampaignRepositoryTable {
  /** As nobody has looked yet, where there is no record. */
  get(organization: string): Promise<Outcome<CampaignRepository>>
  /** Changes it, if the organization is still there; answers what it is then. */
  change(
    organization: string,
    change: (now: CampaignRepository) => CampaignRepository,
  ): Promise<Outcome<CampaignRepository>>
  discovery(): Promise<Outcome<Discovery | null>>
  saveDiscovery(discovery: Discovery): Promise<Outcome<null>>
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const failure = v.custom<Failure>((value) => v.is(v.looseObject({ kind: v.string() }), value))
const maybe = v.nullable(v.string())
const file: v.GenericSchema<unknown, KnownFile> = v.object({
  path: v.string(),
  sha: v.string(),
  campaignId: maybe,
  problem: v.nullable(failure),
})
const days: v.GenericSchema<unknown, KnownDays> = v.object({
  campaignId: v.string(),
  sha: v.string(),
  read: maybe,
  bad: v.array(v.string()),
})
const schema: v.GenericSchema<unknown, CampaignRepository> = v.object({
  organization: v.string(),
  name: maybe,
  repositoryId: v.nullable(count),
  canWrite: v.boolean(),
  isPrivate: v.boolean(),
  isArchived: v.boolean(),
  factsEtag: maybe,
  etag: maybe,
  campaignsSha: maybe,
  reader: count,
  asOf: v.nullable(count),
  lookedAt: v.nullable(count),
  failure: v.nullable(failure),
  files: v.array(file),
  problems: v.array(v.object({ path: v.string(), problem: failure })),
  days: v.object({ sha: maybe, folders: v.array(days) }),
  recorded: v.object({ date: v.string(), campaigns: v.array(v.string()) }),
})
const named = v.object({ name: maybe })
const discoverySchema: v.GenericSchema<unknown, { value: Discovery }> = v.object({
  value: v.object({ login: v.string(), at: count, known: v.array(v.string()) }),
})
const DISCOVERY = 'discovery'

/** Inside a transaction: one that a person removed is not to be found again. */
export async function neverDiscover({ meta }: Database, key: string): Promise<void> {
  const record = v.safeParse(discoverySchema, await meta.get(DISCOVERY))
  // Where nobody has looked for any, none was found.
  if (!record.success) return
  const { value } = record.output
  await meta.put({ key: DISCOVERY, value: { ...value, known: [...new Set([...value.known, key])] } })
}

export function createCampaignRepositories({ database, read, write }: Transactions): CampaignRepositoryTable {
  const { campaignRepositories, meta, organizations } = database

  /** Of a damaged record only the name counts: all else is read again. */
  async function stored(key: string): Promise<CampaignRepository> {
    const record: unknown = await campaignRepositories.get(key)
    const whole = v.safeParse(schema, record)
    if (whole.success) return whole.output
    return newCampaignRepository(key, v.parse(v.fallback(named, { name: null }), record).name)
  }

  return {
    get: (login) => read([campaignRepositories], () => stored(organizationKey(login))),
    change: (login, change) =>
      write([campaignRepositories, organizations], async () => {
        const key = organizationKey(login)
        const now = await stored(key)
        if ((await organizations.get(key)) === undefined) return now
        const next = { ...change(now), organization: key }
        await campaignRepositories.put(next)
        return next
      }),
    discovery: () =>
      read([], async () => {
        const record: unknown = await meta.get(DISCOVERY)
        const parsed = v.safeParse(discoverySchema, record)
        return parsed.success ? parsed.output.value : null
      }),
    saveDiscovery: (value) =>
      write([], async () => {
        await meta.put({ key: DISCOVERY, value })
        return null
      }),
  }
}
