import { campaignSchema, checked } from './checks'
import { Refusal } from './failures'
import { organizationKey } from './organization-record'
import { leaveCampaign } from './outbox'
import { publicationOf, putPublication } from './publications'
import { beginningWith } from './transactions'
import type { Campaign } from '@/lib/campaigns/campaign'
import type { Publication } from '@/lib/campaigns/publication'
import type { Outcome } from '@/lib/failure'
import type { Task } from './outbox-records'
import type { Transactions } from './transactions'

export interface CampaignTable {
  /** In order of creation. */
  ofOrganization(login: string): Promise<Outcome<Campaign[]>>
  /** Numbers of the alerts that belong to an open campaign, by repository id. */
  openAlerts(login: string): Promise<Outcome<Map<number, Set<number>>>>
  /** Fails with `campaign-gone`. */
  get(id: string): Promise<Outcome<Campaign>>
  /** Refuses an id that is there already. `publication`: where it is wanted beside this browser, or came from. */
  add(campaign: Campaign, publication?: Publication): Promise<Outcome<Campaign>>
  /** Compare and set: `campaign-changed` unless the stored one still has this revision, `campaign-gone` where there is none. */
  replace(
    campaign: Campaign,
    expectedRevision: number,
    publication?: (now: Publication) => Publication,
  ): Promise<Outcome<Campaign>>
  /**
   * Leaves nothing of it, its daily progress included; what is still to be said on GitHub stays until it is said.
   * Removing twice is no failure.
   */
  remove(id: string, farewells?: (tasks: Task[]) => Task[]): Promise<Outcome<null>>
}

export function createCampaigns({ database, read, write }: Transactions): CampaignTable {
  const { campaigns, dailyProgress, launches, notices, outbox, publications } = database

  async function allOf(login: string): Promise<Campaign[]> {
    const found: unknown[] = await campaigns.where('organizationKey').equals(organizationKey(login)).toArray()
    return found.map((record) => checked(campaignSchema, 'campaigns', record))
  }

  async function stored(id: string): Promise<Campaign> {
    const record: unknown = await campaigns.get(id)
    if (record === undefined) throw new Refusal({ kind: 'campaign-gone' })
    return checked(campaignSchema, 'campaigns', record)
  }

  const put = async (campaign: Campaign) => {
    await campaigns.put({ ...campaign, organizationKey: organizationKey(campaign.organization) })
    return campaign
  }

  return {
    ofOrganization: (login) =>
      read([campaigns], async () => {
        const all = await allOf(login)
        return all.sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
      }),
    openAlerts: (login) =>
      read([campaigns], async () => {
        const numbersOf = new Map<number, Set<number>>()
        for (const { state, alerts } of await allOf(login)) {
          if (state !== 'open') continue
          for (const { repositoryId, numbers } of alerts) {
            numbersOf.set(repositoryId, new Set([...(numbersOf.get(repositoryId) ?? []), ...numbers]))
          }
        }
        return numbersOf
      }),
    get: (id) => read([campaigns], () => stored(id)),
    add: (campaign, publication) =>
      write([campaigns, publications], async () => {
        if (await campaigns.get(campaign.id)) throw new Refusal({ kind: 'campaign-changed' })
        if (publication) await putPublication(database, campaign, publication)
        return put(campaign)
      }),
    replace: (campaign, expectedRevision, publication) =>
      write([campaigns, publications], async () => {
        const { revision } = await stored(campaign.id)
        if (revision !== expectedRevision) throw new Refusal({ kind: 'campaign-changed' })
        if (publication)
          await putPublication(database, campaign, publication(await publicationOf(database, campaign.id)))
        return put(campaign)
      }),
    remove: (id, farewells = () => []) =>
      write([campaigns, dailyProgress, launches, notices, outbox, publications], async () => {
        // Removed before: what is to be said of it is on its way already.
        if ((await campaigns.get(id)) === undefined) return null
        await campaigns.delete(id)
        await publications.delete(id)
        await notices.where('campaignId').equals(id).delete()
        await leaveCampaign(database, id, farewells)
        await dailyProgress
          .where(':id')
          .between(...beginningWith(id))
          .delete()
        return null
      }),
  }
}
