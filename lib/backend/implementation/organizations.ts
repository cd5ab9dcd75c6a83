import { dataStatus, type Observatory } from './observatory'
import type { Handlers, Parts } from './parts'
import type { OrganizationStatus, SyncStatus } from '../views'
import { fail, ok, type Outcome } from '@/lib/failure'
import type { OrganizationRecord } from '@/lib/storage/organization-record'

type OrganizationOperation =
  | 'organizations.list'
  | 'organizations.add'
  | 'organizations.status'
  | 'organizations.remove'
  | 'sync.start'
  | 'sync.cancel'

/** The organizations that Muster knows, and their sync. */
export function organizationHandlers(
  { store, vault, sync, sharing, announce }: Parts,
  observatory: Observatory,
): Handlers<OrganizationOperation> {
  async function statusOf(
    organization: string,
    record: OrganizationRecord | null,
  ): Promise<Outcome<OrganizationStatus>> {
    const campaigns = await store.campaigns.ofOrganization(organization)
    if (!campaigns.ok) return campaigns
    return ok({
      organization: record?.login ?? organization,
      data: dataStatus(record),
      sync: syncStatus(sync.status(organization), record),
      openCampaigns: campaigns.value.filter(({ state }) => state === 'open').length,
    })
  }

  async function status(organization: string): Promise<Outcome<OrganizationStatus>> {
    const record = await store.organizations.get(organization)
    return record.ok ? statusOf(organization, record.value) : record
  }

  async function start(organization: string): Promise<Outcome<OrganizationStatus>> {
    // Without a token there is nothing to ask GitHub with: say so at once, and remember no failure of the organization.
    const token = await vault.read()
    if (!token.ok) return token
    const added = await store.organizations.add(organization)
    if (!added.ok) return added
    // It ends long after this answer; what happens on the way is announced.
    void sync.start(organization)
    void sharing.look(organization, { asked: true })
    announce({ topic: 'organizations', organization })
    return status(organization)
  }

  return {
    'organizations.status': ({ organization }) => status(organization),
    'organizations.add': ({ organization }) => start(organization),
    'sync.start': ({ organization }) => start(organization),
    async 'sync.cancel'({ organization }) {
      const cancelled = await sync.cancel(organization)
      return cancelled.ok ? status(organization) : cancelled
    },
    async 'organizations.list'() {
      const records = await store.organizations.list()
      if (!records.ok) return records
      const organizations: OrganizationStatus[] = []
      for (const record of records.value) {
        const one = await statusOf(record.login, record)
        if (!one.ok) return one
        organizations.push(one.value)
      }
      return ok({ organizations })
    },
    async 'organizations.remove'({ organization }) {
      const known = await store.organizations.get(organization)
      if (!known.ok) return known
      if (!known.value) return fail({ kind: 'not-found', subject: 'organization', name: organization })
      const cancelled = await sync.cancel(organization)
      if (!cancelled.ok) return cancelled
      const removed = await store.organizations.remove(organization)
      if (!removed.ok) return removed
      observatory.forget(organization)
      announce({ topic: 'organizations', organization })
      return ok(null)
    },
  }
}

/** The last failure stays visible after the worker was restarted, and goes with the organization. */
function syncStatus(now: SyncStatus, record: OrganizationRecord | null): SyncStatus {
  if (!record && now.state !== 'running') return { state: 'idle' }
  if (now.state === 'idle' && record?.lastFailure) return { state: 'failed', ...record.lastFailure }
  return now
}
