import { campaignPage, unfiltered, type Found, type GroupOf } from './answers/alert-rows'
import { described } from './answers/described'
import type * as Files from './answers/files'
import { groupPage } from './answers/group-rows'
import { filterOptions } from './answers/observed'
import { campaignOf, observedOf } from './answers/observed-snapshot'
import type { Answer, Backend, Input, Operation } from './contract'
import type { CampaignView, OrganizationStatus, PublicationView } from './views'
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

/** Where else a campaign was, a snapshot does not tell. */
const NOT_PUBLISHED: PublicationView = {
  origin: 'here',
  share: { state: 'none' },
  native: { state: 'none' },
}

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
      try {
        return await answer(input)
      } catch (error) {
        // A part that is loaded only now could not be had.
        return fail({ kind: 'internal', detail: error instanceof Error ? error.message : String(error) })
      }
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

  async function ofCampaign<T>(
    id: string,
    answer: (campaign: Campaign, stored: SnapshotCampaign) => T | Promise<T>,
  ): Promise<Outcome<T>> {
    const found = campaigns.get(id)
    return found ? ok(await answer(found.campaign, found.stored)) : fail({ kind: 'campaign-gone' })
  }
  async function ofOrganization<T>(organization: string, answer: () => T | Promise<T>): Promise<Outcome<T>> {
    if (organization.toLowerCase() === snapshot.organization.toLowerCase()) return ok(await answer())
    return fail({ kind: 'not-found', subject: 'organization', name: organization })
  }
  /** The language of filters is loaded with the first one that is not empty. */
  async function find(campaign: Campaign, query: string, group: GroupOf | null): Promise<Found> {
    if (query.trim() === '') return unfiltered(campaign, observed, group)
    const { matching } = await import('./answers/alert-pages')
    return matching(campaign, observed, query, group)
  }
  /** What writes files is loaded when somebody wants one. */
  async function handOut<T>(
    wish: Pick<Input<'export.make'>, 'organization' | 'ids' | 'query'>,
    write: (made: Snapshot, files: typeof Files) => Outcome<T>,
  ): Promise<Outcome<T>> {
    const known = await ofOrganization(wish.organization, () => null)
    if (!known.ok) return known
    const { handedOn } = await import('./answers/handed-on')
    const made = handedOn(snapshot, observed, wish)
    return made.ok ? write(made.value, await import('./answers/files')) : made
  }
  const view = (campaign: Campaign, { progress, due }: SnapshotCampaign): CampaignView => {
    return { ...described(campaign, NOT_PUBLISHED), progress, due }
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
    'campaigns.groups': ({ id, query, ...part }) =>
      ofCampaign(id, async (campaign) => {
        const found = query.trim() === '' ? null : await find(campaign, query, null)
        return groupPage(campaign, observed, found, part)
      }),
    'campaigns.alerts': ({ id, query, group, ...part }) =>
      ofCampaign(id, async (campaign) => campaignPage(observed, await find(campaign, query, group), part)),
    'filter.suggest': ({ organization, query, cursor }) =>
      ofOrganization(organization, async () => {
        const { suggest } = await import('@/lib/alerts/filter/suggest')
        return suggest(query, cursor, index, filterOptions(observed))
      }),
    'snapshot.make': (wish) => handOut(wish, (made, { snapshotFile }) => snapshotFile(made, wish)),
    'export.make': (wish) => handOut(wish, (made, { exportFile }) => exportFile(made, wish)),
  }
}
