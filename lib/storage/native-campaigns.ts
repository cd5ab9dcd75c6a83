import * as v from 'valibot'
import { organizationKey } from './organization-record'
import type { NativeCampaign } from '@/lib/campaigns/native'
import type { Outcome } from '@/lib/failure'
import type { EpochSeconds } from '@/lib/time'
import type { Transactions } from './transactions'

/** GitHub's own campaigns of an organization as they were read last, or that there are none for this user. */
export interface NativeListing {
  /** Key of the organization. */
  organization: string
  /** Whose token asked: another user may see something else. */
  login: string
  /** When GitHub was asked, by its clock. */
  asOf: EpochSeconds
  isPresent: boolean
  etag: string | null
  campaigns: NativeCampaign[]
  /** Campaigns in the answer that could not be read. */
  unreadable: number
}

export interface NativeCampaignTable {
  /** null where nobody has asked, or what was kept cannot be read: GitHub is asked again then. */
  get(login: string): Promise<Outcome<NativeListing | null>>
  /** Keeps what was read, unless its organization was removed meanwhile. */
  put(listing: NativeListing): Promise<Outcome<null>>
  /** Another token may be let in where the last one was not. */
  forgetAbsent(): Promise<Outcome<null>>
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const campaign: v.GenericSchema<unknown, NativeCampaign> = v.object({
  number: count,
  state: v.picklist(['open', 'closed']),
  name: v.string(),
  description: v.string(),
  managers: v.array(v.string()),
  teams: v.array(v.string()),
  contactLink: v.nullable(v.string()),
  endsAt: count,
  createdAt: count,
  closedAt: v.nullable(count),
  counts: v.object({ open: count, inProgress: count, closed: count }),
})
const schema: v.GenericSchema<unknown, NativeListing> = v.object({
  organization: v.string(),
  login: v.string(),
  asOf: count,
  isPresent: v.boolean(),
  etag: v.nullable(v.string()),
  campaigns: v.array(campaign),
  unreadable: count,
})

export function createNativeCampaigns({ database, read, write }: Transactions): NativeCampaignTable {
  const { nativeCampaigns, organizations } = database
  return {
    get: (login) =>
      read([nativeCampaigns], async () => {
        const record: unknown = await nativeCampaigns.get(organizationKey(login))
        const parsed = v.safeParse(schema, record)
        return parsed.success ? parsed.output : null
      }),
    put: (listing) =>
      write([nativeCampaigns, organizations], async () => {
        if (await organizations.get(listing.organization)) await nativeCampaigns.put(listing)
        return null
      }),
    forgetAbsent: () =>
      write([nativeCampaigns], async () => {
        await nativeCampaigns.filter(({ isPresent }) => !isPresent).delete()
        return null
      }),
  }
}
