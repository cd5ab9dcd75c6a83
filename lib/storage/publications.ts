import * as v from 'valibot'
import { checked } from './checks'
import { organizationKey } from './organization-record'
import type { Campaign } from '@/lib/campaigns/campaign'
import { NATIVE_FIELDS } from '@/lib/campaigns/native'
import { unpublished, type Publication } from '@/lib/campaigns/publication'
import type { Failure, Outcome } from '@/lib/failure'
import type { Database } from './database'
import type { Transactions } from './transactions'

/** Where campaigns are beside this browser. A campaign that is nowhere else needs no record. */
export interface PublicationTable {
  get(campaignId: string): Promise<Outcome<Publication>>
  ofOrganization(login: string): Promise<Outcome<Publication[]>>
  /** Changes one, if its campaign is still there; answers what is stored then. */
  change(campaignId: string, change: (now: Publication) => Publication): Promise<Outcome<Publication>>
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const failure = v.custom<Failure>((value) => v.is(v.looseObject({ kind: v.string() }), value))
const base = v.object({
  name: v.string(),
  description: v.string(),
  dueDate: v.string(),
  managers: v.array(v.string()),
  contactLink: v.nullable(v.string()),
  state: v.picklist(['open', 'closed']),
  closedAt: v.nullable(count),
  closedBy: v.nullable(v.string()),
})
/** What was tried is told since attempts are counted; before, nobody wrote down whether anything had left. */
const waiting = v.object({
  state: v.literal('waiting'),
  failure: v.nullable(failure),
  tries: v.optional(count, 0),
  nextAt: v.optional(v.nullable(v.number()), null),
  sent: v.optional(v.boolean(), true),
})
const nativeFields = v.omit(base, ['closedAt', 'closedBy'])
const made = v.object({ alerts: count, issues: v.boolean() })
const schema: v.GenericSchema<unknown, Publication> = v.object({
  campaignId: v.string(),
  origin: v.picklist(['here', 'repository']),
  share: v.variant('state', [
    v.object({ state: v.literal('none') }),
    waiting,
    v.object({
      state: v.literal('shared'),
      path: v.string(),
      sha: v.string(),
      base,
      native: v.nullable(count),
    }),
    v.object({ state: v.literal('lost'), base }),
  ]),
  native: v.variant('state', [
    v.object({ state: v.literal('none') }),
    v.object({ state: v.literal('waiting'), failure: v.nullable(failure) }),
    v.object({
      state: v.literal('asked'),
      at: count,
      ask: v.object({ fields: nativeFields, endsAt: count }),
      made,
      failure: v.nullable(failure),
    }),
    v.object({
      state: v.literal('published'),
      number: count,
      made: v.exactOptional(made),
      behind: v.exactOptional(
        v.object({ fields: v.array(v.picklist(NATIVE_FIELDS)), failure: v.nullable(failure) }),
      ),
    }),
  ]),
  issues: v.array(v.object({ repositoryId: count, number: count })),
  repositories: v.array(v.object({ id: count, fullName: v.string() })),
})

export function createPublications({ database, read, write }: Transactions): PublicationTable {
  const { campaigns, publications } = database
  return {
    get: (campaignId) => read([publications], () => publicationOf(database, campaignId)),
    ofOrganization: (login) =>
      read([publications], async () => {
        const key = organizationKey(login)
        const found: unknown[] = await publications.where('organization').equals(key).toArray()
        return found.map((record) => checked(schema, 'publications', record))
      }),
    change: (campaignId, change) =>
      write([campaigns, publications], async () => {
        const now = await publicationOf(database, campaignId)
        const campaign = await campaigns.get(campaignId)
        if (!campaign) return now
        const next = change(now)
        await putPublication(database, campaign, next)
        return next
      }),
  }
}

/** Stores one inside a transaction. */
export async function putPublication(
  { publications }: Database,
  { id, organization }: Pick<Campaign, 'id' | 'organization'>,
  publication: Publication,
): Promise<void> {
  await publications.put({ ...publication, campaignId: id, organization: organizationKey(organization) })
}

/** Reads one inside a transaction. */
export async function publicationOf({ publications }: Database, campaignId: string): Promise<Publication> {
  const record: unknown = await publications.get(campaignId)
  return record === undefined ? unpublished(campaignId) : checked(schema, 'publications', record)
}
