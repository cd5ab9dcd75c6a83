const CAMPAIGN = /^#campaigns\/([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/i

/** The campaign that the fragment names; null for all campaigns. */
export function campaignOfHash(hash: string): string | null {
  return CAMPAIGN.exec(hash)?.[1] ?? null
}

/** The fragment of a campaign, or of all of them. */
export function hashOfCampaign(id: string | null): string {
  return id === null ? '#campaigns' : `#campaigns/${id}`
}
