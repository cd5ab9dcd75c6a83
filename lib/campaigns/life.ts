import type { Campaign, CampaignDetails } from './campaign'
import { checkDetails, tidyDetails } from './details'
import type { CampaignLimits } from './limits'
import { fail, ok, type Outcome } from '@/lib/failure'
import { dateOf, type EpochSeconds } from '@/lib/time'

/**
 * The life of a campaign: draft → open ⇄ closed. Each function takes a campaign and gives the changed one, or says why
 * not; nothing is changed in place.
 */

/** How many campaigns are open in the organization, and how many may be. */
export interface Room extends Pick<CampaignLimits, 'openCampaigns'> {
  openNow: number
}

type NewCampaign = Omit<Campaign, keyof CampaignDetails | 'state' | 'publishedAt' | 'closedAt' | 'revision'>

/** A new campaign from what was typed and the chosen alerts. */
export function createCampaign(
  details: CampaignDetails,
  rest: NewCampaign,
  as: 'draft' | 'open',
  room: Room,
): Outcome<Campaign> {
  const tidied = tidyDetails(details)
  const problems = checkDetails(tidied, dateOf(rest.createdAt, rest.timeZone))
  if (problems.length > 0) return fail({ kind: 'invalid-input', problems })
  if (rest.alerts.length === 0) return fail({ kind: 'nothing-selected' })
  if (as === 'open' && isFull(room)) return tooMany(room)
  const publishedAt = as === 'open' ? rest.createdAt : null
  return ok({ ...rest, ...tidied, state: as, publishedAt, closedAt: null, revision: 0 })
}

/** Name, description, due date, managers and contact link may change in every state; the alerts never do. */
export function editCampaign(
  campaign: Campaign,
  details: CampaignDetails,
  now: EpochSeconds,
): Outcome<Campaign> {
  const tidied = tidyDetails(details)
  const problems = checkDetails(tidied, dateOf(now, campaign.timeZone), campaign.dueDate)
  if (problems.length > 0) return fail({ kind: 'invalid-input', problems })
  return ok(changed(campaign, tidied))
}

/** A draft becomes an open campaign. */
export function publishCampaign(campaign: Campaign, room: Room, now: EpochSeconds): Outcome<Campaign> {
  if (campaign.state !== 'draft') return ok(campaign)
  const problems = checkDetails(campaign, dateOf(now, campaign.timeZone))
  if (problems.length > 0) return fail({ kind: 'invalid-input', problems })
  if (isFull(room)) return tooMany(room)
  return ok(changed(campaign, { state: 'open', publishedAt: now }))
}

/** Finished or paused. Closing twice is closing once. */
export function closeCampaign(campaign: Campaign, now: EpochSeconds): Outcome<Campaign> {
  return ok(campaign.state === 'open' ? changed(campaign, { state: 'closed', closedAt: now }) : campaign)
}

/** Refused while as many campaigns are open as are allowed. */
export function reopenCampaign(campaign: Campaign, room: Room): Outcome<Campaign> {
  if (campaign.state !== 'closed') return ok(campaign)
  if (isFull(room)) return tooMany(room)
  return ok(changed(campaign, { state: 'open', closedAt: null }))
}

function changed(campaign: Campaign, change: Partial<Campaign>): Campaign {
  return { ...campaign, ...change, revision: campaign.revision + 1 }
}

function isFull({ openNow, openCampaigns }: Room): boolean {
  return openNow >= openCampaigns
}

function tooMany({ openCampaigns }: Room): Outcome<Campaign> {
  return fail({ kind: 'too-many-campaigns', limit: openCampaigns })
}
