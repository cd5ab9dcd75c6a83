import type { NewCampaign } from './new-campaigns'
import type { Noticed } from './concern'
import { campaignPage } from '@/lib/campaigns/announcement'

/**
 * Where a notification leads. It is the notification's id as well, so that a worker that was not there when it was shown knows
 * what to open when it is pressed.
 */
export type NoticePlace =
  | { kind: 'page'; url: string }
  /** The charts of several organizations, on the extension's own page. */
  | { kind: 'tracking' }

export type Occasion = 'new' | 'due'

const GITHUB = 'https://github.com/'

/** Where the person can act: in the one repository that they can write to, else on the campaign's page of the organization. */
export function placeOfNew({ campaign, places }: NewCampaign): NoticePlace {
  const [first, ...others] = places
  if (!first || others.length > 0) return placeOfCampaign(campaign)
  const path = first.fullName.split('/').map(encodeURIComponent).join('/')
  return {
    kind: 'page',
    url: `${GITHUB}${path}/security#muster/campaigns/${encodeURIComponent(campaign.id)}`,
  }
}

export function placeOfCampaign(campaign: Pick<Noticed, 'id' | 'organization'>): NoticePlace {
  return { kind: 'page', url: campaignPage(campaign) }
}

/** Where several campaigns are listed. */
export function placeOfSeveral(campaigns: readonly Pick<Noticed, 'organization'>[]): NoticePlace {
  const [first, ...others] = new Set(campaigns.map(({ organization }) => organization))
  if (first === undefined || others.length > 0) return { kind: 'tracking' }
  return { kind: 'page', url: `${GITHUB}orgs/${encodeURIComponent(first)}/security#muster` }
}

/** The id of a notification: one about the same thing takes the place of the one before. */
export function noticeId(occasion: Occasion, place: NoticePlace): string {
  return `${occasion} ${place.kind === 'page' ? place.url : 'tracking'}`
}

/** Back from the id; null where it is none of ours. */
export function placeOfId(id: string): NoticePlace | null {
  const [, where] = /^(?:new|due) (\S+)$/.exec(id) ?? []
  if (where === 'tracking') return { kind: 'tracking' }
  return where?.startsWith(GITHUB) ? { kind: 'page', url: where } : null
}
