import type { NativeListings } from './native-listing'
import type { Campaign } from '@/lib/campaigns/campaign'
import { nativeRefusal } from '@/lib/campaigns/native-limits'
import type { Failure } from '@/lib/failure'
import type { EpochSeconds } from '@/lib/time'

/**
 * Why GitHub refused to make a campaign. What was known of its campaigns may have been out of date when it was asked: read
 * anew they may tell in our words what GitHub says in its own.
 * @param alerts with which it was asked for
 */
export async function whyRefused(
  listings: NativeListings,
  campaign: Campaign,
  alerts: number,
  now: EpochSeconds,
  failure: Failure,
): Promise<Failure> {
  if (failure.kind !== 'refused') return failure
  const known = await listings.read(campaign.organization, true)
  if (!known.ok || known.value.failure) return failure
  return nativeRefusal(campaign, alerts, known.value.listing.campaigns, now) ?? failure
}
