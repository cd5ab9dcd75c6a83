import type { Observatory } from './observatory'
import type { Parts } from './parts'
import { viewOf } from '../answers/campaign-view'
import { ok, type Outcome } from '@/lib/failure'
import { dateOf } from '@/lib/time'

/**
 * Writes down how far each open campaign is today (UTC): what the alerts' own dates will not tell later, above all what
 * was in progress. The last count of a day stays.
 */
export async function recordDay(
  { store, now }: Pick<Parts, 'store' | 'now'>,
  observatory: Observatory,
  organization: string,
): Promise<Outcome<null>> {
  const campaigns = await store.campaigns.ofOrganization(organization)
  if (!campaigns.ok) return campaigns
  const open = campaigns.value.filter(({ state }) => state === 'open')
  if (open.length === 0) return ok(null)
  const observed = await observatory.observe(organization)
  if (!observed.ok) return observed
  const date = dateOf(now())
  return store.daily.record(
    open.map((campaign) => ({
      campaignId: campaign.id,
      date,
      progress: viewOf(campaign, observed.value).progress,
    })),
  )
}
