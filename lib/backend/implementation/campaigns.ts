import { createChanges } from './campaign-changes'
import type { Launches } from './launch'
import type { Natives } from './native'
import type { Observatory } from './observatory'
import type { Handlers, Parts } from './parts'
import { searchCampaign } from '../answers/alert-pages'
import { trackingOf, viewOf } from '../answers/campaign-view'
import { searchGroups } from '../answers/groups'
import type { Observed } from '../answers/observed'
import type { Campaign } from '@/lib/campaigns/campaign'
import { closeCampaign, editCampaign, publishCampaign, reopenCampaign } from '@/lib/campaigns/life'
import { ok, type Outcome } from '@/lib/failure'

type CampaignOperation =
  | 'campaigns.list'
  | 'campaigns.track'
  | 'campaigns.groups'
  | 'campaigns.alerts'
  | 'campaigns.create'
  | 'campaigns.edit'
  | 'campaigns.publish'
  | 'campaigns.close'
  | 'campaigns.reopen'
  | 'campaigns.delete'

/** Campaigns: tracked from the index, changed one after the other. */
export function campaignHandlers(
  parts: Parts,
  observatory: Observatory,
  launches: Launches,
  natives: Natives,
): Handlers<CampaignOperation> {
  const { store, now } = parts
  const { create, change, remove } = createChanges(parts, observatory, launches, natives)

  async function answer<T>(id: string, from: (campaign: Campaign, observed: Observed) => T | Promise<T>) {
    const campaign = await store.campaigns.get(id)
    if (!campaign.ok) return campaign
    const observed = await observatory.observe(campaign.value.organization)
    return observed.ok ? ok(await from(campaign.value, observed.value)) : observed
  }

  return {
    async 'campaigns.list'({ organization }) {
      const observed = await observatory.observe(organization)
      if (!observed.ok) return observed
      const views = observed.value.campaigns.map((campaign) => viewOf(campaign, observed.value))
      return ok({ campaigns: views.sort((a, b) => b.createdAt - a.createdAt), data: observed.value.data })
    },
    async 'campaigns.track'({ id }) {
      const days = await store.daily.ofCampaign(id)
      if (!days.ok) return days
      return answer(id, (campaign, observed) => trackingOf(campaign, observed, days.value))
    },
    'campaigns.groups': ({ id, ...page }) =>
      answer(id, (campaign, observed) => searchGroups(campaign, observed, page)),
    'campaigns.alerts': ({ id, ...page }) =>
      answer(id, (campaign, observed) => searchCampaign(campaign, observed, page)),

    'campaigns.create': create,
    'campaigns.edit': ({ id, revision, details }) =>
      change(id, (campaign) => editCampaign(campaign, details, now()), revision),
    'campaigns.publish': ({ id }) => change(id, (campaign, room) => publishCampaign(campaign, room, now())),
    'campaigns.close': ({ id }) => change(id, (campaign) => closeCampaign(campaign, now())),
    'campaigns.reopen': ({ id }) => change(id, reopenCampaign),
    async 'campaigns.delete'({ id }): Promise<Outcome<null>> {
      return remove(id)
    },
  }
}
