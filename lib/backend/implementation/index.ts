import { createActions } from './acting'
import { alertHandlers } from './alerts'
import { campaignHandlers } from './campaigns'
import { recordDay } from './daily'
import { limitHandlers } from './limits'
import { createLaunches } from './launch'
import { createNatives } from './native'
import { needHandlers } from './needs'
import { createNotices } from './notices'
import { createObservatory } from './observatory'
import { organizationHandlers } from './organizations'
import type { Handlers, Parts } from './parts'
import { createRepositories } from './repository'
import { sharingHandlers } from './sharing'
import { snapshotHandlers } from './snapshots'
import { tokenHandlers } from './token'
import type { Operation } from '../contract'
import type { Change } from '../views'
import { ok, type Outcome } from '@/lib/failure'
import type { ActionRecord } from '@/lib/storage/action-records'

export interface Implementation {
  handlers: Handlers<Operation>
  /** A sync has stored something new of an organization. */
  dataChanged(organization: string): Promise<Outcome<null>>
  /** A sync has come to its end, the look for work included. */
  synced(organization: string): Promise<Outcome<null>>
  /** Looks for shared campaigns, then starts a sync of every organization that has open ones. */
  syncOpenCampaigns(): Promise<Outcome<null>>
  /** Due dates that have come, and what is still to be written to GitHub: at the worker's start and by alarm. */
  keepTime(): Promise<Outcome<null>>
  /** Nothing is left to do for something that a developer had Muster do. */
  actionEnded(action: ActionRecord): Promise<Outcome<null>>
  /** Tells what is new or due in these organizations, each thing once, and counts for the toolbar button. null: in all. */
  notice(changed: readonly string[] | null): Promise<Outcome<null>>
  /** Whether an open campaign has alerts in this repository (`octo-org/shop`), from what is stored. */
  concerns(repository: string): Promise<Outcome<boolean>>
}

/** The backend's implementation, over its parts. */
export function implementBackend(given: Parts): Implementation {
  const parts: Parts = { ...given, announce: announced }
  const observatory = createObservatory(parts)
  const launches = createLaunches(parts, observatory)
  const natives = createNatives(parts, observatory, launches)
  const repositories = createRepositories(parts, observatory, (organization, asked) =>
    parts.sharing.look(organization, { asked }),
  )
  const notices = createNotices(parts, observatory)
  const { store, sync, vault, announce, outbox, acting, sharing } = parts
  const actions = createActions(parts, observatory, dataChanged)

  /** What waits for a token goes on when there is one. */
  function announced(change: Change): void {
    given.announce(change)
    if (change.topic !== 'token') return
    void outbox.resume()
    void acting.resume()
    void natives.tokenChanged()
    void lookAtShared()
  }

  /** Reads the campaign repositories of all organizations, unless that was done a moment ago, and looks for new ones. */
  async function lookAtShared(): Promise<void> {
    await sharing.discover()
    const records = await store.organizations.list()
    if (!records.ok) return
    await Promise.all(records.value.map(({ login }) => sharing.look(login)))
    // Of campaigns that somebody else deleted something may be left to say.
    void outbox.resume()
  }

  /**
   * Only what was read completely, work under way included, is a day's progress for everybody: the first one of a day stays. In
   * the middle of a sync the alerts are new and the work is still that of the last one.
   */
  async function synced(organization: string): Promise<Outcome<null>> {
    // Whatever this has to wait for, it is the day on which it was read.
    const at = parts.now()
    const record = await store.organizations.get(organization)
    if (!record.ok) return record
    if (record.value?.completeness.state !== 'complete') return ok(null)
    const recorded = await recordDay(parts, observatory, organization, at)
    return recorded.ok ? sharing.track(organization, at) : recorded
  }

  async function dataChanged(organization: string): Promise<Outcome<null>> {
    observatory.forget(organization)
    const recorded = await recordDay(parts, observatory, organization, parts.now())
    announce({ topic: 'alerts', organization })
    const followed = await launches.dataChanged(organization)
    void natives.goOn(organization)
    return recorded.ok ? followed : recorded
  }

  return {
    handlers: {
      ...tokenHandlers(parts),
      ...organizationHandlers(parts, observatory),
      ...alertHandlers(parts, observatory),
      ...campaignHandlers(parts, observatory, launches, natives),
      ...launches.handlers,
      ...snapshotHandlers(parts, observatory),
      ...limitHandlers(parts),
      ...sharingHandlers(parts, observatory),
      ...natives.handlers,
      ...repositories.handlers,
      ...actions.handlers,
      ...notices.handlers,
      ...needHandlers(parts, observatory),
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
        await acting.stop()
        await sharing.stop()
        const forgotten = await vault.forget()
        if (!forgotten.ok) return forgotten
        const deleted = await store.deleteEverything()
        if (!deleted.ok) return deleted
        observatory.forget(null)
        await parts.board.clear()
        for (const topic of [
          'token',
          'organizations',
          'campaigns',
          'alerts',
          'launch',
          'limits',
          'sharing',
          'native',
          'acting',
          'notices',
        ] as const)
          announce({ topic, organization: null })
        return ok(null)
      },
    },

    dataChanged,
    synced,
    notice: (changed) => notices.look(changed),
    actionEnded: (action) => actions.ended(action),

    async keepTime() {
      // What could not be read or shared is told by the sharing itself.
      const [launched, acted, carried] = await Promise.all([
        launches.keepTime(),
        actions.keepTime(),
        natives.keepTime(),
        lookAtShared(),
      ])
      return [launched, acted].find(({ ok }) => !ok) ?? carried
    },
    concerns: (repository) => repositories.concerns(repository),

    async syncOpenCampaigns() {
      const token = await vault.read()
      if (!token.ok) return token
      // What is shared may be the first open campaign of an organization.
      await lookAtShared()
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
