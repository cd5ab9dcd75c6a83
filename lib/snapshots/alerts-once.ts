import type { SnapshotAlert, SnapshotCampaign } from './snapshot'
import { identityKey } from '@/lib/alerts/alert'

/** The alerts of several campaigns, each once: within a snapshot it is the same alert in all of them. */
export function alertsOnce(campaigns: readonly Pick<SnapshotCampaign, 'alerts'>[]): SnapshotAlert[] {
  const alerts = campaigns.flatMap((campaign) => campaign.alerts)
  return [...new Map(alerts.map((alert) => [identityKey(alert), alert])).values()]
}
