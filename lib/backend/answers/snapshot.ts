import { matching } from './alert-pages'
import { alertsOf } from './campaign-alerts'
import { trackingOf } from './campaign-view'
import { autofixOfRow, type Observed } from './observed'
import { identityKey, type AlertIdentity } from '@/lib/alerts/alert'
import { selectionsOf } from '@/lib/campaigns/alert-set'
import type { Campaign } from '@/lib/campaigns/campaign'
import { fail, ok, type Outcome } from '@/lib/failure'
import { composeSnapshot } from '@/lib/snapshots/compose'
import {
  NOTHING_WITHHELD,
  type Snapshot,
  type SnapshotAlert,
  type SnapshotCampaign,
  type SnapshotScope,
} from '@/lib/snapshots/snapshot'
import type { EpochSeconds } from '@/lib/time'
import type { Look } from '@/lib/tracking/looks'
import { DEFINITIONS } from '@/lib/tracking/metrics'

export interface CampaignHistory {
  campaign: Campaign
  /** What was counted on earlier days. */
  looks: readonly Look[]
}

export interface SnapshotWish {
  /** When the alerts were pulled. */
  asOf: EpochSeconds
  /** Of Muster. */
  version: string
  campaigns: SnapshotScope['campaigns']
  /** Only alerts that match it; '' for all. */
  query: string
}

/**
 * The snapshot of some campaigns, out of the very functions that answer the pages. With a filter each campaign is what it would
 * be with the matching alerts alone: what was counted of all of them on earlier days is not known of these.
 * `invalid-input` where the filter has problems: it is never half applied.
 */
export function snapshotOf(
  observed: Observed,
  histories: readonly CampaignHistory[],
  { asOf, version, campaigns, query }: SnapshotWish,
): Outcome<Snapshot> {
  const { organization, index, data, me, now } = observed
  const isFiltered = query.trim() !== ''
  const wanted = isFiltered ? filtered(observed, histories, query) : ok(histories)
  if (!wanted.ok) return wanted
  return ok(
    composeSnapshot({
      exportedAt: now,
      muster: version,
      definitions: DEFINITIONS,
      organization,
      asOf,
      exportedBy: me ?? '',
      scope: { campaigns, filters: isFiltered ? [query.trim()] : [] },
      withheld: NOTHING_WITHHELD,
      completeness: data.state === 'present' ? data.completeness : { state: 'complete' },
      repositories: index.repositories,
      teams: index.teams,
      campaigns: wanted.value.map((history) => campaignOf(observed, history)),
    }),
  )
}

function filtered(
  observed: Observed,
  histories: readonly CampaignHistory[],
  query: string,
): Outcome<CampaignHistory[]> {
  const found: CampaignHistory[] = []
  for (const { campaign } of histories) {
    const { problems, rows } = matching(campaign, observed, query, null)
    if (problems.length > 0)
      return fail({
        kind: 'invalid-input',
        problems: [{ field: 'query', problem: 'fields.query.invalid' }],
      })
    const kept = new Set(Array.from(rows, (row) => identityKey(observed.index.identity(row))))
    const alerts = [...alertsOf(campaign, observed)]
      .map(({ identity }): AlertIdentity => identity)
      .filter((identity) => kept.has(identityKey(identity)))
    found.push({ campaign: { ...campaign, alerts: selectionsOf(alerts) }, looks: [] })
  }
  return ok(found)
}

function campaignOf(observed: Observed, { campaign, looks }: CampaignHistory): SnapshotCampaign {
  const tracking = trackingOf(campaign, observed, looks)
  const { organization: _, alerts: __, ...definition } = campaign
  return {
    ...definition,
    progress: tracking.campaign.progress,
    due: tracking.campaign.due,
    autofix: tracking.autofix,
    metrics: tracking.metrics,
    alerts: [...alertsOf(campaign, observed)].map(({ identity, row, status }): SnapshotAlert => {
      if (row < 0 || status === 'not-visible') return { ...identity, status: 'not-visible' }
      const alert = observed.index.alert(row)
      const work = [...(observed.work.get(identityKey(alert)) ?? [])]
      return { ...alert, status, work, autofix: autofixOfRow(observed, row) }
    }),
  }
}
