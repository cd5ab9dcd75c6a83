import { defineComponent, h, shallowRef } from 'vue'
import { NOW } from './a-launch'
import LaunchPanel from '@/components/launch/LaunchPanel.vue'
import { clockKey } from '@/components/primer/clock'
import type { CampaignView, LaunchView } from '@/lib/backend/views'
import { ok, type Outcome } from '@/lib/failure'
import type { Overrides } from '../fake-backend'
import { campaignView } from '../fixtures'
import { mountApp, type Mounted } from '../mount-app'

export const OTHER_ID = '7f8e5a52-6d2f-4c5e-9a40-2f8f7f6f4b22'

/** What is shown; a test may change it. */
export const campaign = shallowRef<CampaignView>(campaignView())

const Subject = defineComponent({
  provide: { [clockKey]: () => NOW },
  setup: () => () => h(LaunchPanel, { campaign: campaign.value }),
})

export async function panel(
  launch: LaunchView | Outcome<LaunchView>,
  of = campaignView(),
  more: Overrides = {},
) {
  campaign.value = of
  const status = 'ok' in launch ? launch : ok(launch)
  return mountApp(Subject, {}, { 'launch.status': status, ...more })
}

export const region = ({ wrapper }: Mounted) => wrapper.get('section')

export const buttons = ({ wrapper }: Mounted) =>
  wrapper.findAll('section > header button').map((each) => each.text())

export const boxes = ({ wrapper }: Mounted) =>
  wrapper.findAll<HTMLInputElement>('dialog input[type="checkbox"]')
