import { alertsOf, closedSince, visibleAlerts } from './campaign-alerts'
import { described } from './described'
import { asOfOf, metricsOfCampaign } from './metrics'
import { autofixOfRow, type Observed } from './observed'
import { publicationOf } from './publication'
import type { CampaignTracking, CampaignView } from '../views'
import type { Campaign } from '@/lib/campaigns/campaign'
import { countAutofix, noAutofix } from '@/lib/tracking/autofix'
import { dueStatus } from '@/lib/tracking/due-status'
import type { Look } from '@/lib/tracking/looks'
import { spanOf } from '@/lib/tracking/metrics'
import { count, noProgress } from '@/lib/tracking/progress'

/** A campaign with its progress and its status against the due date. */
export function viewOf(campaign: Campaign, observed: Observed): CampaignView {
  const progress = noProgress()
  for (const { status } of alertsOf(campaign, observed)) count(progress, status)
  const { start, asOf } = spanOf(campaign, asOfOf(observed))
  const closed = closedSince(visibleAlerts(campaign, observed), start)
  return {
    ...described(campaign, publicationOf(campaign, observed.publications)),
    progress,
    due: dueStatus(campaign, progress, closed, observed.now, asOf),
  }
}

/** Everything that a campaign's tracking page shows above its lists. `looks`: what was counted on earlier days. */
export function trackingOf(campaign: Campaign, observed: Observed, looks: readonly Look[]): CampaignTracking {
  const autofix = noAutofix()
  for (const { row, status } of alertsOf(campaign, observed))
    if (row >= 0) countAutofix(autofix, autofixOfRow(observed, row), status)
  const metrics = metricsOfCampaign(campaign, observed, looks)
  return {
    campaign: viewOf(campaign, observed),
    autofix,
    metrics,
    data: observed.data,
  }
}
