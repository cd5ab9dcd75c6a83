import type { CampaignView, PublicationView } from '../views'
import type { Campaign } from '@/lib/campaigns/campaign'

/** What is to be said of a campaign however far it is. */
export function described(
  campaign: Campaign,
  publication: PublicationView,
): Omit<CampaignView, 'progress' | 'due'> {
  const { alerts, publishedAt: _, ...rest } = campaign
  return {
    ...rest,
    repositories: new Set(alerts.map(({ repositoryId }) => repositoryId)).size,
    publication,
  }
}
