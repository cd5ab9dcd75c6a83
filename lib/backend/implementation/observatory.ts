import { observeRepository } from './observe-repository'
import type { Parts } from './parts'
import { workByIdentity } from './work-by-identity'
import type { Observed } from '../answers/observed'
import type { ObservedRepository } from '../answers/repository'
import type { DataStatus } from '../views'
import { withMade } from '@/lib/acting/made'
import type { AlertIndex } from '@/lib/alerts/alert-index'
import { buildIndex } from '@/lib/alerts/build-index'
import { gapsOf } from '@/lib/alerts/gaps'
import { isShownTo } from '@/lib/campaigns/campaign'
import { fail, ok, type Outcome } from '@/lib/failure'
import { repositoryNameOf } from '@/lib/sharing/names'
import type { OrganizationRecord } from '@/lib/storage/organization-record'
import { missingOf } from '@/lib/sync/completeness'
import type { Work } from '@/lib/tracking/work'

/** Organizations whose index is kept in memory; the one used longest ago makes room. */
const KEPT = 2

interface Known {
  index: AlertIndex
  work: ReadonlyMap<string, readonly Work[]>
}

/** What is stored of an organization, as people see it. */
export function dataStatus(record: OrganizationRecord | null): DataStatus {
  if (!record || record.syncedAt === null) return { state: 'never' }
  const { syncedAt: asOf, alerts, repositories, completeness } = record
  return { state: 'present', asOf, alerts, repositories, completeness }
}

export interface Observatory {
  /** What is known of an organization now; with an empty index when nothing was pulled yet. */
  observe(organization: string): Promise<Outcome<Observed>>
  /** The same, but a failure when nothing was pulled yet: where an empty list would look like an answer. */
  observeSynced(organization: string): Promise<Outcome<Observed>>
  /** What is known of one repository now, from its own records alone: it is small, and not kept. */
  observeRepository(organization: string, repositoryId: number): Promise<Outcome<ObservedRepository>>
  /** Something new was stored: the next question reads it. */
  forget(organization: string | null): void
}

/** Reads stored alerts once, builds their index and keeps it until something new was stored. */
export function createObservatory({
  store,
  vault,
  now,
}: Pick<Parts, 'store' | 'vault' | 'now'>): Observatory {
  const kept = new Map<string, Promise<Outcome<Known>>>()

  function known(organization: string, data: DataStatus): Promise<Outcome<Known>> {
    const key = organization.toLowerCase()
    const before = kept.get(key)
    kept.delete(key)
    const loading = before ?? load(organization, data)
    kept.set(key, loading)
    for (const oldest of kept.keys()) if (kept.size > KEPT) kept.delete(oldest)
    return loading
  }

  async function load(organization: string, data: DataStatus): Promise<Outcome<Known>> {
    if (data.state === 'never') return ok({ index: emptyIndex(), work: new Map() })
    const loaded = await store.data.load(organization)
    if (!loaded.ok) {
      kept.delete(organization.toLowerCase())
      return loaded
    }
    const { batches, repositories, teams, work } = loaded.value
    const gaps = gapsOf(missingOf(data.completeness))
    return ok({ index: buildIndex({ batches, repositories, teams, ...gaps }), work: workByIdentity(work) })
  }

  async function observe(organization: string): Promise<Outcome<Observed>> {
    const record = await store.organizations.get(organization)
    if (!record.ok) return record
    const data = dataStatus(record.value)
    const found = await known(organization, data)
    if (!found.ok) return found
    const campaigns = await store.campaigns.ofOrganization(organization)
    if (!campaigns.ok) return campaigns
    // Not kept: a launch moves them from second to second.
    const autofix = await store.outbox.autofixStates(organization)
    if (!autofix.ok) return autofix
    const publications = await store.publications.ofOrganization(organization)
    if (!publications.ok) return publications
    const shared = await store.campaignRepositories.get(organization)
    if (!shared.ok) return shared
    // Nor these: what a developer has just had made is work before any sync finds it.
    const actions = await store.actions.ofOrganization(organization)
    if (!actions.ok) return actions
    const token = await vault.state()
    if (!token.ok) return token
    const me = token.value.state === 'present' ? token.value.login : null
    return ok({
      organization: record.value?.login ?? organization,
      data,
      campaigns: campaigns.value.filter((campaign) => isShownTo(me, campaign)),
      autofix: autofix.value,
      publications: {
        repository:
          shared.value.repositoryId === null
            ? null
            : repositoryNameOf(shared.value, record.value?.login ?? organization),
        of: new Map(publications.value.map((one) => [one.campaignId, one])),
      },
      me,
      now: now(),
      index: found.value.index,
      work: withMade(found.value.work, actions.value, now()),
    })
  }

  return {
    observe,
    observeRepository: (organization, id) => observeRepository({ store, vault, now }, organization, id),
    async observeSynced(organization) {
      const observed = await observe(organization)
      if (observed.ok && observed.value.data.state === 'never')
        return fail({ kind: 'never-synced', organization })
      return observed
    },
    forget(organization) {
      if (organization === null) kept.clear()
      else kept.delete(organization.toLowerCase())
    },
  }
}

function emptyIndex(): AlertIndex {
  return buildIndex({
    batches: [],
    repositories: [],
    teams: [],
    missing: { repositories: false, properties: false, teams: false },
  })
}
