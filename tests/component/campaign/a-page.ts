import CampaignPage from '@/components/campaign/CampaignPage.vue'
import type { CampaignView } from '@/lib/backend/views'
import { ok } from '@/lib/failure'
import {
  alertRow,
  CAMPAIGN_ID,
  campaignTracking,
  campaignView,
  groupProgress,
  ORGANIZATION,
} from '../fixtures'
import type { Overrides } from '../fake-backend'
import { mountApp, press, type Mounted } from '../mount-app'

const rows = [groupProgress(), groupProgress({ key: '8', label: null, url: null })]

/** The page of a campaign with two repositories and an alert on which somebody works. */
export const open = (campaign: Partial<CampaignView> = {}, overrides: Overrides = {}) =>
  mountApp(
    CampaignPage,
    { organization: ORGANIZATION, id: CAMPAIGN_ID },
    {
      'campaigns.track': ok(campaignTracking({ campaign: campaignView(campaign) })),
      'campaigns.groups': ok({ problems: [], by: 'repository', total: 2, rows }),
      'campaigns.alerts': ok({
        problems: [],
        total: 1,
        repositories: 1,
        rows: [
          alertRow({
            status: 'in-progress',
            work: [
              {
                kind: 'branch',
                name: 'alert-autofix-42',
                url: 'https://github.com/octo-org/shop/tree/alert-autofix-42',
              },
            ],
          }),
        ],
        offset: 0,
      }),
      ...overrides,
    },
  )

export async function choose({ wrapper }: Mounted, option: string): Promise<void> {
  await press(wrapper, 'Campaign options')
  await press(wrapper, option, '[role="menuitem"]')
}
