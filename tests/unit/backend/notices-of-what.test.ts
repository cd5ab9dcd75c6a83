import { describe, expect, it } from 'vitest'
import { NOW, pulled, valueOf } from './backend'
import { campaignIn, noticing, type Noticing } from './notice-board'
import { quietSharing } from './quiet-sharing'
import { ORGANIZATION, someAlerts, someRepositories } from './some-alerts'
import { ok } from '@/lib/failure'

const kind = 'code-scanning' as const
const closed = (repositoryId: number) =>
  someAlerts()
    .filter((alert) => alert.repositoryId === repositoryId)
    .map((alert) => ({ ...alert, state: 'fixed' as const, fixedAt: NOW, updatedAt: NOW }))

/** As a look at one repository's page leaves it. */
async function lookedAt({ store }: Noticing, repositoryId: number, alerts = someAlerts()): Promise<void> {
  const repository = someRepositories().find(({ id }) => id === repositoryId)
  if (!repository) throw new Error(`no repository ${repositoryId}`)
  const here = alerts.filter((alert) => alert.repositoryId === repositoryId)
  valueOf(
    await store.repositoryPulls.commit({
      pull: {
        ...{ organization: ORGANIZATION, repositoryId, fullName: repository.fullName },
        nameKey: repository.fullName.toLowerCase(),
        facts: { repository: { ...repository, canPush: true }, etag: null, at: NOW },
        alerts: { asOf: NOW, etag: null, wholeAt: NOW, newest: NOW, count: here.length },
        failure: null,
      },
      alerts: { kind: 'whole', alerts: here, since: NOW },
      work: null,
    }),
  )
}

/** As a developer's sync leaves it: the list of the organization is refused, repository 2 as well. */
async function syncedByRepository(backend: Noticing): Promise<void> {
  const listed = someRepositories().map((one) => ({ ...one, canPush: true }))
  const alerts = someAlerts().filter(({ repositoryId }) => repositoryId === 1)
  const refused = { kind: 'no-permission', subject: 'alerts', needs: null } as const
  await pulled(backend, alerts, listed)
  const { organizations, pulls } = backend.store
  const record = valueOf(await organizations.get(ORGANIZATION))
  expect(record?.syncedAt).not.toBeNull()
  const job = { ...aJob(), alerts: 0 }
  valueOf(await pulls.begin(job))
  const missing = [{ subject: 'alerts' as const, name: null, why: refused }]
  valueOf(
    await pulls.commit(
      job,
      { watermark: null, completeness: { state: 'partial', missing }, replaces: false },
      null,
    ),
  )
  valueOf(await backend.dataChanged(ORGANIZATION))
}

function aJob() {
  return {
    ...{ organization: ORGANIZATION, login: ORGANIZATION, user: 'mona', pull: 'two' },
    ...{ kind: 'later', phase: 'gathering' },
    ...{ startedAt: NOW + 10, since: NOW, wanted: [], settled: [], byRepository: null, newest: null },
    pages: { done: [], last: null, next: null, ended: true, lost: false },
    ...{ missing: [], waitingUntil: null, pauses: 0, failed: false },
  } satisfies Omit<Parameters<Noticing['store']['pulls']['begin']>[0], 'alerts'>
}

describe('what is left, in an organization that was never synced', () => {
  it('is told of repositories that were read by themselves', async () => {
    const backend = await noticing()
    await lookedAt(backend, 1)
    await campaignIn(backend)
    await backend.look()
    expect(backend.board.shown[0]?.message).toBe('3 alerts to fix in octo-org/orders by 24 December 2026.')
    expect(backend.asked).toEqual([])
  })

  it('is nothing where they are done', async () => {
    const backend = await noticing()
    await lookedAt(backend, 1, closed(1))
    await campaignIn(backend)
    await backend.look()
    expect(backend.board.shown).toEqual([])
    expect(backend.board.badge).toBeNull()
  })

  it('is unknown elsewhere, and counts', async () => {
    const backend = await noticing(({ fullName }) => {
      const found = someRepositories().find((one) => one.fullName === fullName)
      if (!found) throw new Error(fullName)
      return Promise.resolve(ok({ ...found, canPush: true }))
    })
    await lookedAt(backend, 1, closed(1))
    const alerts = [1, 2].map((repositoryId) => ({ repositoryId, kind, numbers: [1, 2] }))
    await campaignIn(backend, { alerts }, [{ id: 2, fullName: 'octo-org/shop' }])
    await backend.look()
    expect(backend.board.shown[0]?.message).toBe('2 alerts to fix in octo-org/shop by 24 December 2026.')
  })
})

describe('what is left, where a developer’s sync reads repository by repository', () => {
  it('is told of those that were read, and unknown of the others', async () => {
    const backend = await noticing()
    await syncedByRepository(backend)
    await campaignIn(backend, { name: 'Read', alerts: [{ repositoryId: 1, kind, numbers: [3, 4] }] })
    await backend.look()
    expect(backend.board.shown[0]?.message).toBe('1 alert to fix in octo-org/orders by 24 December 2026.')
    await campaignIn(backend, { name: 'Done', alerts: [{ repositoryId: 1, kind, numbers: [4] }] })
    await campaignIn(backend, { name: 'Unread', alerts: [{ repositoryId: 2, kind, numbers: [1, 2] }] })
    await backend.look()
    expect(backend.board.shown[1]?.message).toBe('2 alerts to fix in octo-org/shop by 24 December 2026.')
    expect(backend.board.badge?.text).toBe('2')
  })

  it('is nothing of alerts that were read and are gone', async () => {
    const backend = await noticing()
    await syncedByRepository(backend)
    await lookedAt(backend, 2, [])
    await campaignIn(backend, { alerts: [{ repositoryId: 2, kind, numbers: [1, 2] }] })
    await backend.look()
    expect(backend.board.shown).toEqual([])
    expect(backend.board.badge).toBeNull()
  })
})

describe('every hour', () => {
  it('an organization without an open campaign is looked at, and its first one synced at once', async () => {
    const looked: string[] = []
    const backend = await noticing()
    const quiet = quietSharing(backend.store)
    const hourly = await noticing(undefined, {
      store: backend.store,
      sharing: {
        ...quiet,
        async look(organization) {
          looked.push(organization)
          if (looked.length === 1) await campaignIn(backend)
          return ok(null)
        },
      },
    })
    valueOf(await hourly.syncOpenCampaigns())
    expect(looked).toEqual([ORGANIZATION])
    expect(hourly.started).toEqual([ORGANIZATION])
  })
})
