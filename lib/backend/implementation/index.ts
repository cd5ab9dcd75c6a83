import { actingHandlers } from './acting'
import { alertHandlers } from './alerts'
import { campaignHandlers } from './campaigns'
import { recordDay } from './daily'
import { limitHandlers } from './limits'
import { createLaunches } from './launch'
import { nativeHandlers } from './native'
import { noticeHandlers } from './notices'
import { createObservatory } from './observatory'
import { organizationHandlers } from './organizations'
import type { Handlers, Parts } from './parts'
import { repositoryHandlers } from './repository'
import { sharingHandlers } from './sharing'
import { snapshotHandlers } from './snapshots'
import { tokenHandlers } from './token'
import type { Operation } from '../contract'
import type { Change } from '../views'
import { ok, type Outcome } from '@/lib/failure'

export interface Implementation {
  handlers: Handlers<Operation>
  /** A sync has stored something new of an organization. */
  dataChanged(organization: string): Promise<Outcome<null>>
  /** Starts a sync of every organization that has open campaigns. */
  syncOpenCampaigns(): Promise<Outcome<null>>
  /** Due dates that have come, and what is still to be written to GitHub: at the worker's start and by alarm. */
  keepTime(): Promise<Outcome<null>>
}

/** The backend's implementation, over its parts. */
export function implementBackend(given: Parts): Implementation {
  const parts: Parts = { ...given, announce: announced }
  const observatory = createObservatory(parts)
  const launches = createLaunches(parts, observatory)
  const { store, sync, vault, announce, outbox } = parts

  /** What waits for a token goes on when there is one. */
  function announced(change: Change): void {
    given.announce(change)
    if (change.topic === 'token') void outbox.resume()
  }

  return {
    handlers: {
      ...tokenHandlers(parts),
      ...organizationHandlers(parts, observatory),
      ...alertHandlers(parts, observatory),
      ...campaignHandlers(parts, observatory, launches),
      ...launches.handlers,
      ...snapshotHandlers(parts, observatory),
      ...limitHandlers(parts),
      ...sharingHandlers(parts),
      ...nativeHandlers(parts),
      ...repositoryHandlers(parts),
      ...actingHandlers(parts),
      ...noticeHandlers(parts),
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
        await outbox.stop()
        const forgotten = await vault.forget()
        if (!forgotten.ok) return forgotten
        const deleted = await store.deleteEverything()
        if (!deleted.ok) return deleted
        observatory.forget(null)
        for (const topic of ['token', 'organizations', 'campaigns', 'alerts', 'launch', 'limits'] as const)
          announce({ topic, organization: null })
        return ok(null)
      },
    },

    async dataChanged(organization) {
      observatory.forget(organization)
      const recorded = await recordDay(parts, observatory, organization)
      announce({ topic: 'alerts', organization })
      const followed = await launches.dataChanged(organization)
      return recorded.ok ? followed : recorded
    },

    keepTime: () => launches.keepTime(),

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
