import type { Parts } from './parts'
import type { Observed } from '../answers/observed'
import type { DataStatus } from '../views'
import { identityKey } from '@/lib/alerts/alert'
import { buildIndex, type AlertIndex } from '@/lib/alerts/alert-index'
import { isShownTo } from '@/lib/campaigns/campaign'
import { fail, ok, type Outcome, type Subject } from '@/lib/failure'
import type { OrganizationRecord } from '@/lib/storage/organization-record'
import type { WorkRecord } from '@/lib/storage/records'
import { workOf, type Work } from '@/lib/tracking/work'

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
    const lacks = (subject: Subject) =>
      data.completeness.state === 'partial' &&
      data.completeness.missing.some((one) => one.subject === subject)
    const missing = {
      repositories: lacks('repositories'),
      properties: lacks('properties'),
      teams: lacks('teams'),
    }
    return ok({ index: buildIndex({ batches, repositories, teams, missing }), work: byIdentity(work) })
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
    const token = await vault.state()
    if (!token.ok) return token
    const me = token.value.state === 'present' ? token.value.login : null
    return ok({
      organization: record.value?.login ?? organization,
      data,
      campaigns: campaigns.value.filter((campaign) => isShownTo(me, campaign)),
      autofix: autofix.value,
      publications: {
        repository: null,
        of: new Map(publications.value.map((one) => [one.campaignId, one])),
      },
      me,
      now: now(),
      ...found.value,
    })
  }

  return {
    observe,
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

function byIdentity(records: readonly WorkRecord[]): Map<string, Work[]> {
  const all = new Map<string, Work[]>()
  for (const { repositoryId, branches, pulls, links } of records)
    for (const [number, work] of workOf({ branches: branches.known, pulls: pulls.known, links }))
      all.set(identityKey({ repositoryId, kind: 'code-scanning', number }), work)
  return all
}

function emptyIndex(): AlertIndex {
  return buildIndex({
    batches: [],
    repositories: [],
    teams: [],
    missing: { repositories: false, properties: false, teams: false },
  })
}
