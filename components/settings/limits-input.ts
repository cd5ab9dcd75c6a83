import type { LimitsView } from '@/lib/backend/views'
import { limitProblems, type CampaignLimits } from '@/lib/campaigns/limits'
import type { FieldProblem } from '@/lib/failure'

/** In the order in which they are shown. */
export const LIMIT_FIELDS = ['alerts', 'repositories', 'openCampaigns'] as const
export type LimitField = (typeof LIMIT_FIELDS)[number]

/** The limits as they are typed. */
export type LimitsInput = Record<LimitField, string>

/** The most that is stored: above it a campaign would no longer be one, and the browser would feel it. */
export const HIGHEST_LIMIT = 100_000

export function inputOf({ alerts, repositories, openCampaigns }: CampaignLimits): LimitsInput {
  return {
    alerts: String(alerts),
    repositories: String(repositories),
    openCampaigns: String(openCampaigns),
  }
}

/** The numbers in what was typed; NaN where there is no whole number. */
export function limitsOf(input: LimitsInput): CampaignLimits {
  const whole = (text: string) => (/^\s*\d{1,9}\s*$/.test(text) ? Number(text) : Number.NaN)
  return {
    alerts: whole(input.alerts),
    repositories: whole(input.repositories),
    openCampaigns: whole(input.openCampaigns),
  }
}

/** What is wrong with the limits, field by field. */
export function inputProblems(limits: CampaignLimits): FieldProblem[] {
  const problems: FieldProblem[] = limitProblems(limits)
  for (const field of LIMIT_FIELDS)
    if (Number.isNaN(limits[field])) problems.push({ field, problem: 'settings.limits.whole' })
    else if (limits[field] > HIGHEST_LIMIT)
      problems.push({ field, problem: 'settings.limits.high', values: { limit: HIGHEST_LIMIT } })
  return problems
}

/** Whether any of them is above GitHub's own. */
export function isRaised({ github, ...limits }: LimitsView): boolean {
  return LIMIT_FIELDS.some((field) => limits[field] > github[field])
}
