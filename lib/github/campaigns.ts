import { listCampaigns, type CampaignListAnswer, type CampaignListQuery } from './campaign-list'
import {
  createCampaign,
  updateCampaign,
  type CampaignChange,
  type NewNativeCampaign,
} from './campaign-writes'
import type { NativeCampaign } from '@/lib/backend/views'
import type { Outcome } from '@/lib/failure'
import type { Host } from './hosts'
import type { Send } from './transport'

/** GitHub's own campaigns, for owners and security managers of organizations that have them. */
export interface CampaignCalls {
  campaigns(query: CampaignListQuery): Promise<Outcome<CampaignListAnswer>>
  createCampaign(campaign: NewNativeCampaign): Promise<Outcome<NativeCampaign>>
  updateCampaign(change: CampaignChange): Promise<Outcome<NativeCampaign>>
}

export function campaignCalls(send: Send, host: Host): CampaignCalls {
  return {
    campaigns: (query) => listCampaigns(send, host, query),
    createCampaign: (campaign) => createCampaign(send, campaign),
    updateCampaign: (change) => updateCampaign(send, change),
  }
}
