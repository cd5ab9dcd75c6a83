import { matching } from './alert-pages'
import { alertsOf } from './campaign-alerts'
import { trackingOf } from './campaign-view'
import { autofixOfRow, type Observed } from './observed'
import { namesOf } from './unjudged'
import type { Completeness, Missing } from '../views'
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

/** What a file lacks whose filter could not judge all alerts. */
const SUBJECT = 'repository-alerts'
/** So many are named; `+40` stands for the rest, as in everything that is missing. */
const NAMED = 20

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
 * Repositories of which the filter could not judge some alerts are missing from it, and named.
 * `invalid-input` where the filter has problems: it is never half applied.
 */
export function snapshotOf(
  observed: Observed,
  histories: readonly CampaignHistory[],
  { asOf, version, campaigns, query }: SnapshotWish,
): Outcome<Snapshot> {
  const { organization, index, data, me, now } = observed
  const isFiltered = query.trim() !== ''
  const wanted = isFiltered ? filtered(observed, histories, query) : ok({ histories, unjudged: [] })
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
      completeness: without(
        data.state === 'present' ? data.completeness : { state: 'complete' },
        wanted.value.unjudged,
      ),
      repositories: index.repositories,
      teams: index.teams,
      campaigns: wanted.value.histories.map((history) => campaignOf(observed, history)),
    }),
  )
}

function filtered(
  observed: Observed,
  histories: readonly CampaignHistory[],
  query: string,
): Outcome<{ histories: CampaignHistory[]; unjudged: string[] }> {
  const found: CampaignHistory[] = []
  const names = new Set<string>()
  for (const { campaign } of histories) {
    const { problems, rows, unjudged } = matching(campaign, observed, query, null)
    if (problems.length > 0)
      return fail({
        kind: 'invalid-input',
        problems: [{ field: 'query', problem: 'fields.query.invalid' }],
      })
    for (const name of namesOf(observed, unjudged?.rows ?? [])) names.add(name)
    const kept = new Set(Array.from(rows, (row) => identityKey(observed.index.identity(row))))
    const alerts = [...alertsOf(campaign, observed)]
      .map(({ identity }): AlertIdentity => identity)
      .filter((identity) => kept.has(identityKey(identity)))
    found.push({ campaign: { ...campaign, alerts: selectionsOf(alerts) }, looks: [] })
  }
  return ok({ histories: found, unjudged: [...names].sort() })
}

/** Says of these repositories that their alerts are missing: nobody knows whether the filter means them. */
function without(completeness: Completeness, names: readonly string[]): Completeness {
  if (names.length === 0) return completeness
  const before = completeness.state === 'partial' ? completeness.missing : []
  const told = new Set(before.flatMap(({ subject, name }) => (subject === SUBJECT ? [name] : [])))
  const more = names.length - NAMED
  const listed = more > 0 ? [...names.slice(0, NAMED), `+${more}`] : names
  const unjudged = listed.flatMap((name): Missing[] => {
    const why = { kind: 'no-permission', subject: 'repositories', needs: null } as const
    return told.has(name) ? [] : [{ subject: SUBJECT, name, why }]
  })
  return { state: 'partial', missing: [...before, ...unjudged] }
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
