import { flushPromises } from '@vue/test-utils'
import CampaignPage from '@/components/campaign/CampaignPage.vue'
import type { CampaignView, SharingStatus } from '@/lib/backend/views'
import { ok } from '@/lib/failure'
import type { Overrides } from '../fake-backend'
import { CAMPAIGN_ID, campaignTracking, campaignView, ORGANIZATION } from '../fixtures'
import { mountApp, press, type Mounted } from '../mount-app'
import { present } from './a-sharing'

/** The page of one campaign, in an organization whose campaign repository is as given. */
export const openCampaign = (
  campaign: Partial<CampaignView> = {},
  status: SharingStatus = present(),
  overrides: Overrides = {},
): Promise<Mounted> =>
  mountApp(
    CampaignPage,
    { organization: ORGANIZATION, id: CAMPAIGN_ID },
    {
      'campaigns.track': ok(campaignTracking({ campaign: campaignView(campaign) })),
      'sharing.status': ok(status),
      ...overrides,
    },
  )

/** What the campaign has become, told as the background tells it. */
export async function become({ backend }: Mounted, campaign: Partial<CampaignView>): Promise<void> {
  backend.answer('campaigns.track', ok(campaignTracking({ campaign: campaignView(campaign) })))
  backend.change({ topic: 'campaigns', organization: ORGANIZATION })
  await flushPromises()
}

export const menuOf = async ({ wrapper }: Mounted): Promise<string[]> => {
  await press(wrapper, 'Campaign options')
  return wrapper.findAll('[role="menuitem"]').map((item) => item.text())
}

/** Chooses from *Campaign options*. */
export async function choose({ wrapper }: Mounted, option: string): Promise<void> {
  await press(wrapper, 'Campaign options')
  await press(wrapper, option, '[role="menuitem"]')
}
