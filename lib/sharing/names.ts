import type { CampaignRepository } from '@/lib/storage/campaign-repository'

/** What Muster suggests. */
export const SUGGESTED_NAME = 'security-campaigns'

/** `octo-org/security-campaigns`: the one that somebody named, else the suggestion. */
export function repositoryNameOf(record: Pick<CampaignRepository, 'name'>, organization: string): string {
  return `${organization}/${record.name ?? SUGGESTED_NAME}`
}
