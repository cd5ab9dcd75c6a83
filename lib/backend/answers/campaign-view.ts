import { alertsOf, closedSince, visibleAlerts } from './campaign-alerts'
import { autofixOfRow, type Observed } from './observed'
import { publicationOf } from './publication'
import type { CampaignTracking, CampaignView } from '../views'
import { closedAt } from '@/lib/alerts/alert'
import type { Campaign } from '@/lib/campaigns/campaign'
import { dateOf, type CalendarDate } from '@/lib/time'
import { countAutofix, noAutofix } from '@/lib/tracking/autofix'
import { dueStatus } from '@/lib/tracking/due-status'
import { count, noProgress } from '@/lib/tracking/progress'
import { timeline } from '@/lib/tracking/timeline'

/** A campaign with its progress and its status against the due date. */
export function viewOf(campaign: Campaign, observed: Observed): CampaignView {
  const progress = noProgress()
  for (const { status } of alertsOf(campaign, observed)) count(progress, status)
  const { alerts, publishedAt: _, ...rest } = campaign
  const closed = closedSince(visibleAlerts(campaign, observed), startOf(campaign))
  return {
    ...rest,
    progress,
    repositories: new Set(alerts.map(({ repositoryId }) => repositoryId)).size,
    due: dueStatus(campaign, progress, closed, observed.now),
    publication: publicationOf(campaign, observed.publications),
  }
}

/** Everything that a campaign's tracking page shows above its lists. `inProgressOn`: what was counted on earlier days. */
export function trackingOf(
  campaign: Campaign,
  observed: Observed,
  inProgressOn: ReadonlyMap<CalendarDate, number>,
): CampaignTracking {
  const view = viewOf(campaign, observed)
  const autofix = noAutofix()
  for (const { row, status } of alertsOf(campaign, observed))
    if (row >= 0) countAutofix(autofix, autofixOfRow(observed, row), status)
  const closings = [...visibleAlerts(campaign, observed)].map((alert) => ({
    state: alert.state,
    closedAt: closedAt(alert),
  }))
  const asOf = Math.max(
    observed.data.state === 'present' ? observed.data.asOf : observed.now,
    startOf(campaign),
  )
  const known = new Map(inProgressOn).set(dateOf(asOf), view.progress.inProgress)
  return {
    campaign: view,
    autofix,
    timeline: timeline(closings, startOf(campaign), asOf, known),
    data: observed.data,
  }
}

function startOf(campaign: Campaign): number {
  return campaign.publishedAt ?? campaign.createdAt
}
