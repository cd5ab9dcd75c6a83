import { alertsOf } from './campaign-alerts'
import { groupsOf, type Group } from './group-keys'
import type { Observed } from './observed'
import { identityKey } from '@/lib/alerts/alert'
import type { Campaign } from '@/lib/campaigns/campaign'
import type { EpochSeconds } from '@/lib/time'
import type { Look } from '@/lib/tracking/looks'
import { metricsOf, type CampaignMetrics } from '@/lib/tracking/metrics'
import type { Place, TrackedAlert } from '@/lib/tracking/tracked'

/** Measures a campaign over what is observed. `looks`: what was counted of it on earlier days. */
export function metricsOfCampaign(
  campaign: Campaign,
  observed: Observed,
  looks: Iterable<Look>,
): CampaignMetrics {
  const { teams, missing, partial } = observed.index
  return metricsOf({
    campaign,
    alerts: trackedAlerts(campaign, observed),
    looks,
    // With some of the teams unread the others still stand; with none of them it is not known that there are none.
    knowsTeams: teams.length > 0 || !(missing.teams || partial.teams.size > 0),
    asOf: asOfOf(observed),
  })
}

/** As of when the alerts are known. */
export function asOfOf({ data, now }: Observed): EpochSeconds {
  return data.state === 'present' ? data.asOf : now
}

function trackedAlerts(campaign: Campaign, observed: Observed): TrackedAlert[] {
  const repositoriesOf = groupsOf('repository', observed)
  const teamsOf = groupsOf('team', observed)
  return Array.from(alertsOf(campaign, observed), ({ identity, row, status }): TrackedAlert => {
    const [repository] = repositoriesOf(identity, row).map(placeOf)
    return {
      identity,
      status,
      alert: row < 0 ? null : observed.index.alert(row),
      work: observed.work.get(identityKey(identity)) ?? [],
      repository: repository ?? { key: String(identity.repositoryId), label: null },
      teams: teamsOf(identity, row).map(placeOf),
    }
  })
}

function placeOf({ key, label }: Group): Place {
  return { key, label }
}
