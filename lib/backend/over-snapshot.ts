import { searchCampaign } from './answers/alert-pages'
import { viewOf } from './answers/campaign-view'
import { searchGroups } from './answers/groups'
import type * as Files from './answers/files'
import { handedOn } from './answers/handed-on'
import { filterOptions } from './answers/observed'
import { campaignOf, observedOf } from './answers/observed-snapshot'
import type { Answer, Backend, Input, Operation } from './contract'
import type { CampaignView, OrganizationStatus } from './views'
import { suggest } from '@/lib/alerts/filter/suggest'
import type { Campaign } from '@/lib/campaigns/campaign'
import { fail, ok, type Outcome } from '@/lib/failure'
import type { Snapshot, SnapshotCampaign } from '@/lib/snapshots/snapshot'

type Readable =
  | 'organizations.status'
  | 'campaigns.list'
  | 'campaigns.track'
  | 'campaigns.groups'
  | 'campaigns.alerts'
  | 'filter.suggest'
  | 'snapshot.make'
  | 'export.make'

type Reader = { [O in Readable]: (input: Input<O>) => Outcome<Answer<O>> | Promise<Outcome<Answer<O>>> }

/**
 * The read-only side of the backend, over a snapshot. What was computed when the snapshot was taken (progress, status,
 * Autofix, metrics) is shown as it stands there, so the numbers are those of that moment whatever Muster computes today;
 * lists and filters are answered by the same functions as in the background. Time stands still at the export.
 */
export function snapshotBackend(snapshot: Snapshot): Backend {
  const reader = readerOf(snapshot)
  return {
    async call<O extends Operation>(operation: O, input: Input<O>): Promise<Outcome<Answer<O>>> {
      if (!Object.hasOwn(reader, operation))
        return fail({ kind: 'internal', detail: `${operation}: a snapshot cannot be changed` })
      // `operation` is one of the reader's own keys, whose functions are typed by `Reader`; TypeScript cannot follow the union.
      const answer = reader[operation as O & Readable] as (
        input: Input<O>,
      ) => Outcome<Answer<O>> | Promise<Outcome<Answer<O>>>
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
  /** What writes files is loaded when somebody wants one. */
  async function handOut<T>(
    wish: Pick<Input<'export.make'>, 'organization' | 'ids' | 'query'>,
    write: (made: Snapshot, files: typeof Files) => Outcome<T>,
  ): Promise<Outcome<T>> {
    const known = ofOrganization(wish.organization, () => null)
    if (!known.ok) return known
    const made = handedOn(snapshot, observed, wish)
    return made.ok ? write(made.value, await import('./answers/files')) : made
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
        const { autofix, metrics } = stored
        return { campaign: view(campaign, stored), autofix, metrics, data }
      }),
    'campaigns.groups': ({ id, ...page }) =>
      ofCampaign(id, (campaign) => searchGroups(campaign, observed, page)),
    'campaigns.alerts': ({ id, ...page }) =>
      ofCampaign(id, (campaign) => searchCampaign(campaign, observed, page)),
    'filter.suggest': ({ organization, query, cursor }) =>
      ofOrganization(organization, () => suggest(query, cursor, index, filterOptions(observed))),
    'snapshot.make': (wish) => handOut(wish, (made, { snapshotFile }) => snapshotFile(made, wish)),
    'export.make': (wish) => handOut(wish, (made, { exportFile }) => exportFile(made, wish)),
  }
}
