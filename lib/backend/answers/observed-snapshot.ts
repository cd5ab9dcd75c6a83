import type { Observed } from './observed'
import type { DataStatus } from '../views'
import { AUTOFIX_TOOL, identityKey, type Alert } from '@/lib/alerts/alert'
import { AlertIndex } from '@/lib/alerts/alert-index'
import { packAlerts } from '@/lib/alerts/batch'
import { gapsOf } from '@/lib/alerts/gaps'
import { selectionsOf } from '@/lib/campaigns/alert-set'
import type { Campaign } from '@/lib/campaigns/campaign'
import type { Snapshot, SnapshotCampaign } from '@/lib/snapshots/snapshot'
import type { AskedState } from '@/lib/tracking/autofix'
import type { Work } from '@/lib/tracking/work'

/** What a snapshot knows of the organization, as the background knows it from what it stored. Time stands still at the export. */
export function observedOf(snapshot: Snapshot): Observed {
  const alerts = new Map<string, Alert>()
  const work = new Map<string, Work[]>()
  const autofix = new Map<string, AskedState>()
  const unfixable = new Set<string>()
  for (const alert of snapshot.campaigns.flatMap((campaign) => campaign.alerts)) {
    if (alert.status === 'not-visible') continue
    // One that is in several campaigns is indexed once.
    alerts.set(identityKey(alert), alert)
    if (alert.work.length > 0) work.set(identityKey(alert), alert.work)
    if (alert.autofix === 'not-supported') {
      if (alert.tool === AUTOFIX_TOOL) unfixable.add(alert.rule.id)
    } else if (alert.autofix !== 'supported') autofix.set(identityKey(alert), alert.autofix)
  }
  const { completeness, repositories, organization, asOf, exportedAt, withheld } = snapshot
  const gaps = gapsOf(completeness.state === 'partial' ? completeness.missing : [])
  const missing = { ...gaps.missing, paths: withheld.paths }
  const batches = [packAlerts([...alerts.values()])]
  // Which rules Copilot Autofix knew then stands in the snapshot; the list of today is another, and long.
  const index = new AlertIndex(
    { batches, repositories, teams: snapshot.teams, missing, partial: gaps.partial },
    (ruleId) => !unfixable.has(ruleId),
  )
  const data: DataStatus = {
    state: 'present',
    asOf,
    alerts: alerts.size,
    repositories: repositories.length,
    completeness,
  }
  const campaigns = snapshot.campaigns.map((one) => campaignOf(snapshot, one))
  return {
    organization,
    index,
    work,
    autofix,
    data,
    campaigns,
    publications: { repository: null, of: new Map() },
    me: null,
    now: exportedAt,
  }
}

/** A campaign of a snapshot as its own pages know it. */
export function campaignOf({ organization }: Snapshot, stored: SnapshotCampaign): Campaign {
  const { progress: _, due: __, autofix: ___, metrics: ____, alerts, ...rest } = stored
  return { ...rest, organization, alerts: selectionsOf(alerts) }
}
