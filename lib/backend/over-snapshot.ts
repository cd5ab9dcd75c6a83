import { searchCampaign } from './answers/alert-pages'
import { viewOf } from './answers/campaign-view'
import { searchGroups } from './answers/groups'
import { filterOptions, type Observed } from './answers/observed'
import { NOWHERE } from './answers/publication'
import type { Answer, Backend, Input, Operation } from './contract'
import type { CampaignView, DataStatus, OrganizationStatus } from './views'
import { identityKey, type Alert } from '@/lib/alerts/alert'
import { buildIndex } from '@/lib/alerts/alert-index'
import { packAlerts } from '@/lib/alerts/batch'
import { suggest } from '@/lib/alerts/filter/suggest'
import type { AlertSelection, Campaign } from '@/lib/campaigns/campaign'
import { fail, ok, type Outcome, type Subject } from '@/lib/failure'
import { teamsOf } from '@/lib/snapshots/compose'
import type { Snapshot, SnapshotAlert, SnapshotCampaign } from '@/lib/snapshots/snapshot'
import type { AskedState } from '@/lib/tracking/autofix'
import type { Work } from '@/lib/tracking/work'

type Readable =
  | 'organizations.status'
  | 'campaigns.list'
  | 'campaigns.track'
  | 'campaigns.groups'
  | 'campaigns.alerts'
  | 'filter.suggest'

type Reader = { [O in Readable]: (input: Input<O>) => Outcome<Answer<O>> }

/**
 * The read-only side of the backend, over a snapshot. What was computed when the snapshot was taken (progress, status,
 * Autofix, timeline) is shown as it stands there, so the numbers are those of that moment whatever Muster computes today;
 * lists and filters are answered by the same functions as in the background. Time stands still at the export.
 */
export function snapshotBackend(snapshot: Snapshot): Backend {
  const reader = readerOf(snapshot)
  return {
    async call<O extends Operation>(operation: O, input: Input<O>): Promise<Outcome<Answer<O>>> {
      if (!Object.hasOwn(reader, operation))
        return fail({ kind: 'internal', detail: `${operation}: a snapshot cannot be changed` })
      // `operation` is one of the reader's own keys, whose functions are typed by `Reader`; TypeScript cannot follow the union.
      const answer = reader[operation as O & Readable] as (input: Input<O>) => Outcome<Answer<O>>
      return answer(input)
    },
    onChange: () => () => undefined,
  }
}

function readerOf(snapshot: Snapshot): Reader {
  const observed = observedOf(snapshot)
  const { data, index } = observed
  const campaigns = new Map(
    snapshot.campaigns.map((one) => [one.id, { stored: one, campaign: campaignOf(snapshot, one) }]),
  )

  function ofCampaign<T>(
    id: string,
    answer: (campaign: Campaign, stored: SnapshotCampaign) => T,
  ): Outcome<T> {
    const found = campaigns.get(id)
    return found ? ok(answer(found.campaign, found.stored)) : fail({ kind: 'campaign-gone' })
  }
  function ofOrganization<T>(organization: string, answer: () => T): Outcome<T> {
    if (organization.toLowerCase() === snapshot.organization.toLowerCase()) return ok(answer())
    return fail({ kind: 'not-found', subject: 'organization', name: organization })
  }
  const view = (campaign: Campaign, { progress, due }: SnapshotCampaign): CampaignView => {
    return { ...viewOf(campaign, observed), progress, due }
  }

  return {
    'organizations.status': ({ organization }) =>
      ofOrganization(organization, (): OrganizationStatus => {
        const openCampaigns = snapshot.campaigns.filter(({ state }) => state === 'open').length
        return { organization: snapshot.organization, data, sync: { state: 'idle' }, openCampaigns }
      }),
    'campaigns.list': ({ organization }) =>
      ofOrganization(organization, () => {
        const views = [...campaigns.values()].map(({ campaign, stored }) => view(campaign, stored))
        return { campaigns: views.sort((a, b) => b.createdAt - a.createdAt), data }
      }),
    'campaigns.track': ({ id }) =>
      ofCampaign(id, (campaign, stored) => {
        return { campaign: view(campaign, stored), autofix: stored.autofix, timeline: stored.timeline, data }
      }),
    'campaigns.groups': ({ id, ...page }) =>
      ofCampaign(id, (campaign) => searchGroups(campaign, observed, page)),
    'campaigns.alerts': ({ id, ...page }) =>
      ofCampaign(id, (campaign) => searchCampaign(campaign, observed, page)),
    'filter.suggest': ({ organization, query, cursor }) =>
      ofOrganization(organization, () => suggest(query, cursor, index, filterOptions(observed))),
  }
}

function observedOf(snapshot: Snapshot): Observed {
  const alerts = new Map<string, Alert>()
  const work = new Map<string, Work[]>()
  const autofix = new Map<string, AskedState>()
  for (const alert of snapshot.campaigns.flatMap((campaign) => campaign.alerts)) {
    if (alert.status === 'not-visible') continue
    // One that is in several campaigns is indexed once.
    alerts.set(identityKey(alert), alert)
    if (alert.work.length > 0) work.set(identityKey(alert), alert.work)
    if (alert.autofix !== 'supported' && alert.autofix !== 'not-supported')
      autofix.set(identityKey(alert), alert.autofix)
  }
  const { completeness, repositories, organization, asOf, exportedAt } = snapshot
  const lacks = (subject: Subject) =>
    completeness.state === 'partial' && completeness.missing.some((one) => one.subject === subject)
  const index = buildIndex({
    batches: [packAlerts([...alerts.values()])],
    repositories,
    teams: teamsOf(snapshot),
    missing: { repositories: lacks('repositories'), properties: lacks('properties'), teams: lacks('teams') },
  })
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
    publications: NOWHERE,
    me: null,
    now: exportedAt,
  }
}

function campaignOf({ organization }: Snapshot, stored: SnapshotCampaign): Campaign {
  const { progress: _, due: __, autofix: ___, timeline: ____, alerts, ...rest } = stored
  return { ...rest, organization, alerts: selectionOf(alerts) }
}

/** The campaign's set of alerts; in a snapshot they stand by repository, kind and number. */
function selectionOf(alerts: readonly SnapshotAlert[]): AlertSelection[] {
  const selections: AlertSelection[] = []
  for (const { repositoryId, kind, number } of alerts) {
    const last = selections.at(-1)
    if (last && last.repositoryId === repositoryId && last.kind === kind) last.numbers.push(number)
    else selections.push({ repositoryId, kind, numbers: [number] })
  }
  return selections
}
