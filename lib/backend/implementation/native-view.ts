import type { KnownCampaigns } from './native-listing'
import { nativeUrl } from '../answers/publication'
import type { NativeCampaigns, NativeCampaignView } from '../views'
import type { NativeCampaign } from '@/lib/campaigns/native'
import { areApart, countsShown } from '@/lib/campaigns/native-counts'
import type { Publication } from '@/lib/campaigns/publication'

/** What of ours was published as GitHub's, by its number there. */
export interface OwnCampaigns {
  ids: ReadonlyMap<number, string>
  /** With how many alerts, where it was published from here. */
  sizes: ReadonlyMap<number, number>
}

export function ownCampaigns(publications: readonly Publication[]): OwnCampaigns {
  const ids = new Map<number, string>()
  const sizes = new Map<number, number>()
  for (const { campaignId, native } of publications) {
    if (native.state !== 'published') continue
    ids.set(native.number, campaignId)
    if (native.made) sizes.set(native.number, native.made.alerts)
  }
  return { ids, sizes }
}

/** GitHub's campaigns as people see them. */
export function nativeViews(
  organization: string,
  { listing, failure }: KnownCampaigns,
  own: OwnCampaigns,
): NativeCampaigns {
  const { isPresent, campaigns, asOf, unreadable } = listing
  if (!isPresent) return { state: 'absent' }
  const apart = areApart(campaigns, own.sizes)
  const views = campaigns.map((campaign) => nativeView(organization, campaign, own, apart))
  return {
    state: 'present',
    campaigns: views.sort((a, b) => b.createdAt - a.createdAt || b.number - a.number),
    ...{ asOf, unreadable, failure },
  }
}

export function nativeView(
  organization: string,
  { counts, ...campaign }: NativeCampaign,
  own: OwnCampaigns,
  apart: boolean,
): NativeCampaignView {
  return {
    ...campaign,
    alerts: countsShown(counts, apart),
    url: nativeUrl(organization, campaign.number),
    campaignId: own.ids.get(campaign.number) ?? null,
  }
}
