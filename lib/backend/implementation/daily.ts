import type { Observatory } from './observatory'
import type { Parts } from './parts'
import { viewOf } from '../answers/campaign-view'
import { ok, type Outcome } from '@/lib/failure'
import { isByRepository } from '@/lib/sync/completeness'
import { dateOf, type EpochSeconds } from '@/lib/time'

/**
 * Writes down how far each open campaign is on the day (UTC) of `at`, when it was read: what the alerts' own dates will not tell
 * later, above all what was in progress. The last count of a day stays.
 */
export async function recordDay(
  { store }: Pick<Parts, 'store'>,
  observatory: Observatory,
  organization: string,
  at: EpochSeconds,
): Promise<Outcome<null>> {
  const campaigns = await store.campaigns.ofOrganization(organization)
  if (!campaigns.ok) return campaigns
  const open = campaigns.value.filter(({ state }) => state === 'open')
  if (open.length === 0) return ok(null)
  const observed = await observatory.observe(organization)
  if (!observed.ok) return observed
  // Whoever sees only some of the repositories does not tell the day: others may, who see all of them.
  const { data } = observed.value
  if (data.state === 'present' && isByRepository(data.completeness)) return ok(null)
  const date = dateOf(at)
  return store.daily.record(
    open.map((campaign) => ({
      campaignId: campaign.id,
      date,
      progress: viewOf(campaign, observed.value).progress,
    })),
  )
}
