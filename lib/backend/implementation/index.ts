import { alertHandlers } from './alerts'
import { campaignHandlers } from './campaigns'
import { recordDay } from './daily'
import { createObservatory } from './observatory'
import { organizationHandlers } from './organizations'
import type { Handlers, Parts } from './parts'
import { snapshotHandlers } from './snapshots'
import { tokenHandlers } from './token'
import type { Operation } from '../contract'
import { ok, type Outcome } from '@/lib/failure'

export interface Implementation {
  handlers: Handlers<Operation>
  /** A sync has stored something new of an organization. */
  dataChanged(organization: string): Promise<Outcome<null>>
  /** Starts a sync of every organization that has open campaigns. */
  syncOpenCampaigns(): Promise<Outcome<null>>
}

/** The backend's implementation, over its parts. */
export function implementBackend(parts: Parts): Implementation {
  const observatory = createObservatory(parts)
  const { store, sync, vault, announce } = parts
  return {
    handlers: {
      ...tokenHandlers(parts),
      ...organizationHandlers(parts, observatory),
      ...alertHandlers(parts, observatory),
      ...campaignHandlers(parts, observatory),
      ...snapshotHandlers(parts, observatory),
      async 'options.open'({ section }) {
        await parts.openOptions(section)
        return ok(null)
      },
      async 'data.delete'() {
        const records = await store.organizations.list()
        if (!records.ok) return records
        for (const { login } of records.value) {
          const cancelled = await sync.cancel(login)
          if (!cancelled.ok) return cancelled
        }
        const forgotten = await vault.forget()
        if (!forgotten.ok) return forgotten
        const deleted = await store.deleteEverything()
        if (!deleted.ok) return deleted
        observatory.forget(null)
        for (const topic of ['token', 'organizations', 'campaigns', 'alerts'] as const)
          announce({ topic, organization: null })
        return ok(null)
      },
    },

    async dataChanged(organization) {
      observatory.forget(organization)
      const recorded = await recordDay(parts, observatory, organization)
      announce({ topic: 'alerts', organization })
      return recorded
    },

    async syncOpenCampaigns() {
      const token = await vault.read()
      if (!token.ok) return token
      const records = await store.organizations.list()
      if (!records.ok) return records
      for (const { login } of records.value) {
        const campaigns = await store.campaigns.ofOrganization(login)
        if (!campaigns.ok) return campaigns
        if (campaigns.value.some(({ state }) => state === 'open')) void sync.start(login)
      }
      return ok(null)
    },
  }
}
