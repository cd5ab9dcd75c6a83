import { alertsOf } from './campaign-alerts'
import { trackingOf } from './campaign-view'
import { autofixOfRow, type Observed } from './observed'
import { identityKey } from '@/lib/alerts/alert'
import type { Campaign } from '@/lib/campaigns/campaign'
import { composeSnapshot } from '@/lib/snapshots/compose'
import type { Snapshot, SnapshotAlert, SnapshotCampaign } from '@/lib/snapshots/snapshot'
import type { CalendarDate, EpochSeconds } from '@/lib/time'

export interface CampaignHistory {
  campaign: Campaign
  inProgressOn: ReadonlyMap<CalendarDate, number>
}

/** The snapshot of some campaigns, out of the very functions that answer the pages. `asOf`: when the alerts were pulled. */
export function snapshotOf(
  observed: Observed,
  campaigns: readonly CampaignHistory[],
  { asOf, version }: { asOf: EpochSeconds; version: string },
): Snapshot {
  const { organization, index, data, me, now } = observed
  return composeSnapshot({
    exportedAt: now,
    muster: version,
    organization,
    asOf,
    exportedBy: me ?? '',
    completeness: data.state === 'present' ? data.completeness : { state: 'complete' },
    repositories: index.repositories,
    teams: index.teams,
    campaigns: campaigns.map((history) => campaignOf(observed, history)),
  })
}

function campaignOf(observed: Observed, { campaign, inProgressOn }: CampaignHistory): SnapshotCampaign {
  const tracking = trackingOf(campaign, observed, inProgressOn)
  const { organization: _, alerts: __, ...definition } = campaign
  return {
    ...definition,
    progress: tracking.campaign.progress,
    due: tracking.campaign.due,
    autofix: tracking.autofix,
    timeline: tracking.timeline,
    alerts: [...alertsOf(campaign, observed)].map(({ identity, row, status }): SnapshotAlert => {
      if (row < 0 || status === 'not-visible') return { ...identity, status: 'not-visible' }
      const alert = observed.index.alert(row)
      const work = [...(observed.work.get(identityKey(alert)) ?? [])]
      return { ...alert, status, work, autofix: autofixOfRow(observed, row) }
    }),
  }
}
