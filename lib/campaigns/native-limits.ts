import type { Campaign } from './campaign'
import { checkDetails } from './details'
import { LIMITS } from './limits'
import type { NativeCampaign } from './native'
import type { Failure, FieldProblem } from '@/lib/failure'
import { endOfDay } from './end-of-day'
import { dateOf, type EpochSeconds } from '@/lib/time'

/**
 * Why GitHub would not take a campaign as one of its own, before it is asked; null when nothing speaks against it. A campaign
 * may be larger than GitHub's where a setting raised Muster's limits.
 * @param alerts of it that are open now: GitHub is given these
 * @param known GitHub's campaigns as far as they are known
 */
export function nativeRefusal(
  campaign: Campaign,
  alerts: number,
  known: readonly Pick<NativeCampaign, 'state'>[],
  now: EpochSeconds,
): Failure | null {
  const problems = [
    ...checkDetails(campaign, dateOf(now, campaign.timeZone), campaign.dueDate),
    ...dueProblem(campaign, now),
    ...alertProblem(campaign, alerts),
  ]
  if (problems.length > 0) return { kind: 'invalid-input', problems }
  const open = known.filter(({ state }) => state === 'open').length
  return open >= LIMITS.openCampaigns ? { kind: 'too-many-campaigns', limit: LIMITS.openCampaigns } : null
}

/** The last day may still be running: GitHub asks only for an end in the future (REST "Create a campaign", `ends_at`). */
function dueProblem({ dueDate, timeZone }: Campaign, now: EpochSeconds): FieldProblem[] {
  return endOfDay(dueDate, timeZone) > now ? [] : [{ field: 'dueDate', problem: 'fields.native.past' }]
}

function alertProblem({ alerts: selections }: Campaign, alerts: number): FieldProblem[] {
  const field = 'alerts'
  if (selections.some(({ kind }) => kind !== 'code-scanning'))
    return [{ field, problem: 'fields.native.kind' }]
  if (alerts === 0) return [{ field, problem: 'fields.native.nothing' }]
  if (alerts <= LIMITS.alerts) return []
  return [{ field, problem: 'fields.native.many', values: { count: alerts, limit: LIMITS.alerts } }]
}
