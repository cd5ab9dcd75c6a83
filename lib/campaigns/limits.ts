import type { FieldProblem } from '@/lib/failure'

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
  /** Alerts that are assigned to Copilot at once (docs "Fixing alerts in a security campaign"). */
  copilotAlerts: 25,
  /** Characters of the comment on a dismissal (REST "Update a code scanning alert"). */
  dismissalComment: 280,
  /** Characters in the title and in the body of an issue or pull request, as GitHub's own refusals name them. */
  title: 256,
  body: 65_536,
} as const

/** How many campaigns may be open and how large each may be: GitHub's numbers, or higher ones where a setting raised them. */
export interface CampaignLimits {
  alerts: number
  repositories: number
  openCampaigns: number
}

export const GITHUB_LIMITS: CampaignLimits = {
  alerts: LIMITS.alerts,
  repositories: LIMITS.repositories,
  openCampaigns: LIMITS.openCampaigns,
}

/** What is wrong with limits as somebody set them: none may be below GitHub's own. Empty when nothing is. */
export function limitProblems(limits: CampaignLimits): FieldProblem[] {
  return (['alerts', 'repositories', 'openCampaigns'] as const)
    .filter((field) => limits[field] < GITHUB_LIMITS[field])
    .map((field) => ({ field, problem: 'fields.limits.low', values: { limit: GITHUB_LIMITS[field] } }))
}
