import { NOW, aCampaign } from '../a-campaign'
import type { SharedFields } from '@/lib/campaigns/publication'
import { fileOf, sharedFields, type CampaignFile } from '@/lib/campaigns/shared/campaign-file'

export { NOW }

/** The file of the campaign of `aCampaign`, with one issue. */
export function aFile(change: Partial<CampaignFile> = {}): CampaignFile {
  const campaign = aCampaign()
  const file = fileOf(campaign, {
    fields: sharedFields(campaign, null),
    links: { issues: [{ repositoryId: 1, number: 12 }], native: null },
    names: new Map([[1, 'octo-org/orders']]),
    updatedAt: NOW + 60,
    updatedBy: 'maya-manager',
  })
  return { ...file, ...change }
}

export const PLACE = { id: aCampaign().id, organization: 'octo-org' }

export function someFields(change: Partial<SharedFields> = {}): SharedFields {
  return { ...sharedFields(aCampaign(), null), ...change }
}
