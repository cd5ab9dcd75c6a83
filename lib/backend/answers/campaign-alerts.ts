import { statusOfRow, type Observed } from './observed'
import { closedAt, type Alert, type AlertIdentity } from '@/lib/alerts/alert'
import type { Campaign } from '@/lib/campaigns/campaign'
import type { AlertStatus } from '@/lib/tracking/progress'

/** An alert of a campaign as it is now; `row` is -1 when GitHub no longer shows it. */
export interface CampaignAlert {
  identity: AlertIdentity
  row: number
  status: AlertStatus
}

/** The alerts of a campaign, in its own order: by repository, then number. */
export function* alertsOf(campaign: Campaign, observed: Observed): Generator<CampaignAlert> {
  for (const { repositoryId, kind, numbers } of campaign.alerts) {
    for (const number of numbers) {
      const identity = { repositoryId, kind, number }
      const row = observed.index.find(identity)
      yield { identity, row, status: statusOfRow(observed, row) }
    }
  }
}

/** The visible ones among them, as alerts. */
export function* visibleAlerts(campaign: Campaign, observed: Observed): Generator<Alert> {
  for (const { row } of alertsOf(campaign, observed)) if (row >= 0) yield observed.index.alert(row)
}

/** How many were closed after the campaign started. */
export function closedSince(alerts: Iterable<Alert>, start: number): number {
  let count = 0
  for (const alert of alerts) {
    const closed = closedAt(alert)
    if (closed !== null && closed >= start) count += 1
  }
  return count
}
