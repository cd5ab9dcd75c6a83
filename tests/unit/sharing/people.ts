import { aCreation } from '../backend/a-creation'
import { value } from '../storage/samples'
import { ORGANIZATION, type Browser } from './rig'
import type { Input } from '@/lib/backend/contract'
import type { CampaignView, SharingStatus } from '@/lib/backend/views'
import type { CampaignDetails } from '@/lib/campaigns/campaign'
import type { Outcome } from '@/lib/failure'

/** What people do. */

export async function create(
  browser: Browser,
  change: Partial<Input<'campaigns.create'>> = {},
): Promise<CampaignView> {
  const publishing = { share: true, native: false }
  const created = value(await browser.handlers['campaigns.create'](aCreation({ publishing, ...change })))
  // It goes on in the background; the next thing that is done for the organization comes after it.
  value(await browser.sharing.shareWaiting(ORGANIZATION))
  return seen(browser, created.id)
}

export async function seen(browser: Browser, id: string): Promise<CampaignView> {
  return value(await browser.handlers['campaigns.track']({ id })).campaign
}

export async function look(browser: Browser): Promise<SharingStatus> {
  return value(await browser.handlers['sharing.look']({ organization: ORGANIZATION }))
}

export async function listed(browser: Browser): Promise<CampaignView[]> {
  return value(await browser.handlers['campaigns.list']({ organization: ORGANIZATION })).campaigns
}

/** Changes some of the details, on the revision that is shown, or on one of before. */
export async function edit(
  browser: Browser,
  campaign: CampaignView,
  change: Partial<CampaignDetails>,
): Promise<Outcome<CampaignView>> {
  const { id, revision, name, description, dueDate, managers, contactLink } = campaign
  const details = { name, description, dueDate, managers, contactLink, ...change }
  return browser.handlers['campaigns.edit']({ id, revision, details })
}
