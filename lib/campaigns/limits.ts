/**
 * GitHub's own limits for campaigns (docs "Creating and tracking security campaigns", REST "Create a campaign").
 * They stand here and nowhere else.
 */
export const LIMITS = {
  /** Alerts in one campaign. */
  alerts: 1000,
  /** Repositories in one campaign. */
  repositories: 100,
  /** Open campaigns in one organization; closed ones are not counted. */
  openCampaigns: 10,
  /** Characters (code points). */
  name: 50,
  description: 255,
  managers: 10,
  contactLink: 2048,
} as const
