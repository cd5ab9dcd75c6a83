import { placesToAct, type Concern, type Noticed, type WritablePlace } from './concern'
import { dateOf, type EpochSeconds } from '@/lib/time'

/** A campaign of somebody else that this person can do something for. */
export interface NewCampaign {
  campaign: Noticed
  /** At least one. */
  places: WritablePlace[]
}

/**
 * Open campaigns that somebody else made and that have alerts left where this person can write, in the given order. One whose
 * due date is over is no news. Whether it was told before is not known here.
 */
export function campaignsToTell(concerns: readonly Concern[], me: string, now: EpochSeconds): NewCampaign[] {
  return concerns.flatMap((concern): NewCampaign[] => {
    const { campaign } = concern
    if (campaign.state !== 'open' || campaign.createdBy.toLowerCase() === me.toLowerCase()) return []
    if (dateOf(now, campaign.timeZone) > campaign.dueDate) return []
    const places = placesToAct(concern)
    return places.length === 0 ? [] : [{ campaign, places }]
  })
}
