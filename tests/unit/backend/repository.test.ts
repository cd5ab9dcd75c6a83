import { describe, expect, it } from 'vitest'
import { NOW, pulled, testBackend, valueOf, type TestBackend } from './backend'
import { quietSharing } from './quiet-sharing'
import { ORGANIZATION, someAlerts, someRepositories } from './some-alerts'
import { campaign, job } from '../storage/samples'
import type { Alert } from '@/lib/alerts/alert'
import type { Campaign } from '@/lib/campaigns/campaign'
import { fail, ok, type Outcome } from '@/lib/failure'
import type { RepositoryAlertsRead } from '@/lib/storage/repository-chunk'
import type { RepositoryPull } from '@/lib/storage/repository-pull'
import type { Parts } from '@/lib/backend/implementation/parts'
import type { RepositoryLook } from '@/lib/sync/repository'

const REPOSITORY = 'octo-org/orders'
const CREATED = NOW - 10 * 86_400
const kind = 'code-scanning' as const

/** Repository 1 has the alerts 1 to 4: 2 is Copilot's, 4 is fixed. */
const here = (change: Partial<Campaign> = {}) =>
  campaign({
    organization: ORGANIZATION,
    dueDate: '2026-11-30',
    timeZone: 'UTC',
    createdAt: CREATED,
    publishedAt: CREATED,
    alerts: [
      { repositoryId: 1, kind, numbers: [1, 2, 3, 4] },
      { repositoryId: 2, kind, numbers: [1] },
    ],
    ...change,
  })
const ID = here().id
const id = (digit: number) => ID.slice(0, -1) + digit

const pull = (change: Partial<RepositoryPull> = {}): RepositoryPull => ({
  organization: ORGANIZATION,
  repositoryId: 1,
  nameKey: REPOSITORY,
  fullName: REPOSITORY,
  facts: null,
  alerts: { asOf: NOW, etag: null, wholeAt: NOW, newest: NOW, count: 4 },
  failure: null,
  ...change,
})

async function knowing(campaigns: Campaign[] = [here()], change: Partial<Parts> = {}): Promise<TestBackend> {
  const backend = await testBackend(change)
  valueOf(await backend.store.organizations.add(ORGANIZATION))
  for (const one of campaigns) valueOf(await backend.store.campaigns.add(one))
  return backend
}

const alertsOf = (repositoryId: number) => someAlerts().filter((alert) => alert.repositoryId === repositoryId)

async function looked(
  { store }: TestBackend,
  change: Partial<RepositoryPull> = {},
  read: readonly Alert[] | null = alertsOf(1),
) {
  const alerts: RepositoryAlertsRead | null = read && { kind: 'whole', alerts: read, since: NOW }
  valueOf(await store.repositoryPulls.commit({ pull: pull(change), alerts, work: null }))
}

const status = async ({ handlers }: TestBackend, repository = REPOSITORY) =>
  valueOf(await handlers['repository.status']({ repository }))

describe('the campaigns of a repository', () => {
  it('are the open ones that have alerts in it, with what is here alone', async () => {
    const backend = await knowing([
      here(),
      here({
        id: id(2),
        name: 'Earlier',
        dueDate: '2026-11-21',
        alerts: [{ repositoryId: 1, kind, numbers: [3] }],
      }),
      here({ id: id(3), state: 'closed' }),
      here({ id: id(4), state: 'draft', createdBy: 'maya-manager' }),
      here({ id: id(5), alerts: [{ repositoryId: 2, kind, numbers: [1] }] }),
    ])
    await pulled(backend)
    const { campaigns, ...rest } = await status(backend)
    expect(campaigns.map(({ name, alerts, here: progress }) => [name, alerts, progress])).toEqual([
      ['Earlier', 1, { total: 1, open: 1, inProgress: 0, fixed: 0, dismissed: 0, notVisible: 0 }],
      ['No more XSS', 4, { total: 4, open: 2, inProgress: 1, fixed: 1, dismissed: 0, notVisible: 0 }],
    ])
    expect(campaigns.map(({ daysLeft, due }) => [daysLeft, due?.state])).toEqual([
      [1, 'at-risk'],
      [10, 'at-risk'],
    ])
    // The alert of both campaigns is left once.
    expect(rest).toEqual({
      repository: REPOSITORY,
      repositoryId: 1,
      left: 3,
      data: { state: 'present', asOf: NOW },
      canWrite: null,
      isArchived: false,
      isRefreshing: false,
    })
  })

  it('say how urgent they are by what is here, not by the rest of the campaign', async () => {
    const backend = await knowing([
      here({
        alerts: [
          { repositoryId: 1, kind, numbers: [4] },
          { repositoryId: 2, kind, numbers: [1, 2] },
        ],
      }),
    ])
    await pulled(backend)
    expect((await status(backend)).campaigns[0]?.due).toMatchObject({ state: 'complete' })
  })

  it('are found by its name in any spelling, by what was read of it, listed or shared', async () => {
    const backend = await knowing()
    expect((await status(backend)).campaigns).toEqual([])
    valueOf(
      await backend.store.publications.change(ID, (now) => ({
        ...now,
        repositories: [{ id: 1, fullName: 'octo-org/Orders' }],
      })),
    )
    expect(await status(backend, 'Octo-Org/ORDERS')).toMatchObject({
      repository: 'octo-org/Orders',
      repositoryId: 1,
      data: { state: 'never' },
      left: null,
      campaigns: [{ id: ID, alerts: 4, here: null, due: null, daysLeft: 10 }],
    })
    await looked(backend, { fullName: 'octo-org/renamed', nameKey: 'octo-org/renamed' })
    expect(await status(backend, 'octo-org/renamed')).toMatchObject({ repositoryId: 1, left: 3 })
    expect(await status(backend)).toMatchObject({ repository: 'octo-org/renamed' })
  })

  it('of a repository or an organization that nobody knows are none', async () => {
    const backend = await knowing()
    await pulled(backend)
    for (const name of ['octo-org/nothing', 'facebook/react'])
      expect(await status(backend, name)).toEqual({
        repository: name,
        repositoryId: null,
        campaigns: [],
        left: null,
        data: { state: 'never' },
        canWrite: null,
        isArchived: false,
        isRefreshing: false,
      })
  })

  it.each([
    ['none', 'no-token'],
    ['locked', 'token-locked'],
  ] as const)('cannot be told where nothing is known and there is no token: %s', async (state, kind) => {
    const unlocked = (await testBackend()).vault
    const backend = await knowing([here()], { vault: { ...unlocked, state: async () => ok({ state }) } })
    expect(await status(backend)).toMatchObject({
      repositoryId: null,
      campaigns: [],
      data: { state: 'failed', failure: { kind }, asOf: null },
    })
    await pulled(backend)
    expect(await status(backend)).toMatchObject({ data: { state: 'present' }, campaigns: [{ id: ID }] })
  })

  it('tell what the token’s user may do there', async () => {
    const backend = await knowing()
    const [facts] = someRepositories()
    if (!facts) throw new Error('no repository')
    const told = { repository: { ...facts, canPush: false, archived: true }, etag: null, at: NOW }
    await looked(backend, { facts: told })
    expect(await status(backend)).toMatchObject({ canWrite: false, isArchived: true })
  })

  it('have their tracking issue: the shared one, else the one that was opened here', async () => {
    const backend = await knowing([here(), here({ id: id(2) })])
    const task = {
      kind: 'issue' as const,
      organization: ORGANIZATION,
      login: ORGANIZATION,
      repositoryId: 1,
      repository: REPOSITORY,
      state: 'done' as const,
      hold: false,
      due: NOW,
      tries: 0,
      failure: null,
      asked: null,
      marker: 'm',
      list: '',
      alerts: 4,
      text: { title: 't', section: 's' },
      written: null,
    }
    for (const [campaignId, number] of [
      [ID, 11],
      [id(2), 12],
    ] as const)
      valueOf(
        await backend.store.outbox.revise(campaignId, () => ({
          launch: null,
          put: [{ ...task, id: `${campaignId}/issue/1`, campaignId, number }],
          remove: [],
        })),
      )
    valueOf(
      await backend.store.publications.change(ID, (now) => ({
        ...now,
        issues: [
          { repositoryId: 1, number: 40 },
          { repositoryId: 2, number: 41 },
        ],
      })),
    )
    await looked(backend)
    expect((await status(backend)).campaigns.map(({ issue }) => issue)).toEqual([
      { number: 40, url: 'https://github.com/octo-org/orders/issues/40' },
      { number: 12, url: 'https://github.com/octo-org/orders/issues/12' },
    ])
  })
})

describe('what is known of the alerts', () => {
  const why = { kind: 'no-permission', subject: 'repository-alerts', needs: null } as const

  it('is nothing, and no zero, where they were never read or cannot be', async () => {
    const backend = await knowing()
    await looked(backend, { alerts: null, failure: { why, at: NOW } }, null)
    expect(await status(backend)).toMatchObject({
      data: { state: 'failed', failure: why, asOf: null },
      left: null,
      campaigns: [{ alerts: 4, here: null, due: null }],
    })
    const page = { repository: REPOSITORY, id: ID, query: '', offset: 0, limit: 10 }
    expect(await backend.handlers['repository.alerts'](page)).toEqual(fail(why))
    const never = await knowing()
    await looked(never, { alerts: null }, null)
    expect(await never.handlers['repository.alerts'](page)).toEqual(
      fail({ kind: 'never-synced', organization: REPOSITORY }),
    )
  })

  it('keeps its age after a failure', async () => {
    const backend = await knowing()
    await looked(backend)
    await looked(backend, { failure: { why: { kind: 'offline' }, at: NOW + 500 } }, null)
    expect(await status(backend)).toMatchObject({
      data: { state: 'failed', failure: { kind: 'offline' }, asOf: NOW },
      left: 3,
      campaigns: [{ here: { total: 4, open: 2 } }],
    })
  })

  it('is as fresh as the pull of the organization, where that came later', async () => {
    const backend = await knowing()
    await looked(backend, { failure: { why, at: NOW - 50 }, alerts: { ...alertsAsOf(NOW - 100) } })
    await pulled(backend)
    expect((await status(backend)).data).toEqual({ state: 'present', asOf: NOW })
    await looked(backend, { alerts: alertsAsOf(NOW + 100) })
    expect((await status(backend)).data).toEqual({ state: 'present', asOf: NOW + 100 })
  })

  it('is not that of an organization that refused its list', async () => {
    const backend = await knowing()
    const { pulls } = backend.store
    const refused = { kind: 'no-permission', subject: 'alerts', needs: null } as const
    const completeness = {
      state: 'partial' as const,
      missing: [{ subject: 'alerts' as const, name: null, why: refused }],
    }
    const done = job({ organization: ORGANIZATION, login: ORGANIZATION, startedAt: NOW })
    valueOf(await pulls.begin(done))
    valueOf(await pulls.commit(done, { watermark: null, completeness, replaces: true }, null))
    await looked(backend, { alerts: null, failure: { why, at: NOW - 5 } }, null)
    expect((await status(backend)).data).toEqual({ state: 'failed', failure: why, asOf: null })
    // And what is seen of a campaign so is no day's progress.
    valueOf(await backend.dataChanged(ORGANIZATION))
    expect(valueOf(await backend.store.daily.ofCampaign(ID))).toEqual([])
  })

  const alertsAsOf = (asOf: number) => ({ asOf, etag: null, wholeAt: asOf, newest: asOf, count: 4 })
})

describe('the alerts of a campaign in a repository', () => {
  const page = { repository: REPOSITORY, id: ID, query: '', offset: 0, limit: 10 }

  it('are its own here, in progress first, and can be filtered', async () => {
    const backend = await knowing()
    await pulled(backend)
    const all = valueOf(await backend.handlers['repository.alerts'](page))
    expect(all.rows.map(({ number, status: state, repository }) => [number, state, repository])).toEqual([
      [2, 'in-progress', REPOSITORY],
      [3, 'open', REPOSITORY],
      [1, 'open', REPOSITORY],
      [4, 'fixed', REPOSITORY],
    ])
    expect(all).toMatchObject({ total: 4, repositories: 1 })
    const some = valueOf(
      await backend.handlers['repository.alerts']({ ...page, query: 'severity:critical team:payments' }),
    )
    expect(some.rows.map(({ number }) => number)).toEqual([3])
    const odd = valueOf(await backend.handlers['repository.alerts']({ ...page, query: 'severity:hgih' }))
    expect(odd.problems).toHaveLength(1)
    expect(odd.rows).toEqual([])
  })

  it('are told by the suggestion that Autofix has for them', async () => {
    const backend = await knowing()
    await looked(backend)
    const task = {
      id: `${ID}/autofix/1/3`,
      campaignId: ID,
      organization: ORGANIZATION,
      login: ORGANIZATION,
      repositoryId: 1,
      repository: REPOSITORY,
      state: 'done' as const,
      hold: false,
      due: NOW,
      tries: 0,
      failure: null,
      asked: null,
      kind: 'autofix' as const,
      number: 3,
      answer: 'ready' as const,
      etag: null,
      polls: 1,
    }
    const put = [task, { ...task, id: `${ID}/autofix/2/1`, repositoryId: 2, number: 1 }]
    valueOf(await backend.store.outbox.revise(ID, () => ({ launch: null, put, remove: [] })))
    const { rows } = valueOf(await backend.handlers['repository.alerts'](page))
    expect(rows.filter(({ autofix }) => autofix === 'ready').map(({ number }) => number)).toEqual([3])
  })

  it('belong to campaigns that are open and have some here', async () => {
    const closed = here({ id: id(2), state: 'closed' })
    const elsewhere = here({ id: id(3), alerts: [{ repositoryId: 2, kind, numbers: [1] }] })
    const backend = await knowing([here(), closed, elsewhere])
    await pulled(backend)
    for (const one of [closed.id, elsewhere.id, id(9)])
      expect(await backend.handlers['repository.alerts']({ ...page, id: one })).toEqual(
        fail({ kind: 'campaign-gone' }),
      )
  })

  it('know their campaigns one by one', async () => {
    const backend = await knowing([
      here(),
      here({ id: id(2), alerts: [{ repositoryId: 1, kind, numbers: [3] }] }),
    ])
    const ask = async (number: number, repository = REPOSITORY) =>
      valueOf(await backend.handlers['repository.alert']({ repository, number }))
    await looked(backend, { alerts: null }, null)
    expect(await ask(3)).toMatchObject({ alert: null, campaigns: [{ here: null }, { here: null }] })
    await looked(backend)
    expect(await ask(3)).toMatchObject({ alert: { number: 3, severity: 'critical' }, campaigns: [{}, {}] })
    expect((await ask(1)).campaigns.map((one) => one.id)).toEqual([ID])
    expect(await ask(77)).toEqual({ alert: null, campaigns: [] })
    expect(await ask(1, 'facebook/react')).toEqual({ alert: null, campaigns: [] })
  })
})

/** A sync of single repositories that answers when it is told to, and stores what is given. */
function syncing(answer: (fullName: string) => Promise<Outcome<RepositoryLook>>) {
  const asked: string[] = []
  const repository = (organization: string, fullName: string) => {
    asked.push(`${organization} ${fullName}`)
    return answer(fullName)
  }
  return { asked, repository }
}

const LOOK: RepositoryLook = { repositoryId: 1, fullName: REPOSITORY, changed: true, failure: null }

async function refreshing(answer: () => Promise<Outcome<RepositoryLook>>, campaigns?: Campaign[]) {
  const { asked, repository } = syncing(() => answer())
  const looks: string[] = []
  const plain = await testBackend()
  const sharing = {
    ...quietSharing(plain.store),
    look: (organization: string) => {
      looks.push(organization)
      return Promise.resolve(fail({ kind: 'offline' }))
    },
  }
  const backend = await knowing(campaigns, { sync: { ...plain.sync, repository }, sharing })
  const refresh = async (name = REPOSITORY) =>
    valueOf(await backend.handlers['repository.refresh']({ repository: name, asked: false }))
  return { backend, asked, looks, refresh }
}

describe('refreshing a repository', () => {
  it('reads what is shared and the repository, and tells everybody', async () => {
    const { backend, asked, looks, refresh } = await refreshing(async () => {
      await looked(backend)
      return ok(LOOK)
    })
    await pulled(backend, [])
    backend.changes.length = 0
    expect(await refresh()).toMatchObject({ left: 3, data: { state: 'present' }, isRefreshing: false })
    // That nothing could be read of what is shared does not keep the alerts from being read.
    expect(looks).toEqual([ORGANIZATION])
    expect(asked).toEqual([`${ORGANIZATION} ${REPOSITORY}`])
    expect(backend.changes).toEqual([{ topic: 'alerts', organization: ORGANIZATION }])
    // What was in memory of the organization is read anew.
    const list = valueOf(await backend.handlers['campaigns.list']({ organization: ORGANIZATION }))
    expect(list.campaigns[0]?.progress).toMatchObject({ inProgress: 1, fixed: 1 })
  })

  it('is one for all who ask, and is seen while it goes on', async () => {
    let go = () => {}
    const held = new Promise<Outcome<RepositoryLook>>((resolve) => (go = () => resolve(ok(LOOK))))
    const { backend, asked, refresh } = await refreshing(() => held)
    await looked(backend)
    const both = Promise.all([refresh(), refresh('Octo-Org/Orders')])
    expect(await status(backend)).toMatchObject({ isRefreshing: true })
    go()
    await both
    expect(asked).toHaveLength(1)
    expect(await status(backend)).toMatchObject({ isRefreshing: false })
  })

  it('follows a repository that was renamed', async () => {
    const { backend, refresh } = await refreshing(async () => {
      const [before] = someRepositories()
      if (!before) throw new Error('no repository')
      const repository = { ...before, name: 'renamed', fullName: 'octo-org/renamed' }
      const names = { fullName: 'octo-org/renamed', nameKey: 'octo-org/renamed' }
      await looked(backend, { ...names, facts: { repository, etag: null, at: NOW + 1 } })
      return ok({ ...LOOK, fullName: 'octo-org/renamed' })
    })
    await pulled(backend)
    expect(await refresh()).toMatchObject({ repository: 'octo-org/renamed', repositoryId: 1 })
  })

  it('of one of which nothing is known says why', async () => {
    const why = { kind: 'not-found', subject: 'repositories', name: 'octo-org/new' } as const
    const { refresh } = await refreshing(() => Promise.resolve(fail(why)))
    expect(await refresh('octo-org/new')).toMatchObject({
      repositoryId: null,
      data: { state: 'failed', failure: why, asOf: null },
    })
  })

  it('asks nothing about organizations that nobody added', async () => {
    const { asked, looks, refresh } = await refreshing(() => Promise.resolve(ok(LOOK)))
    expect(await refresh('facebook/react')).toMatchObject({ campaigns: [] })
    expect([asked, looks]).toEqual([[], []])
  })
})

describe('whether a repository concerns anybody', () => {
  it('is told by the open campaigns that have alerts there', async () => {
    const backend = await knowing([
      here({ alerts: [{ repositoryId: 1, kind, numbers: [1] }] }),
      here({ id: id(2), state: 'closed', alerts: [{ repositoryId: 2, kind, numbers: [1] }] }),
    ])
    await pulled(backend)
    const concerns = async (name: string) => valueOf(await backend.concerns(name))
    expect(await concerns('Octo-org/Orders')).toBe(true)
    expect(await concerns('octo-org/shop')).toBe(false)
    expect(await concerns('octo-org/nothing')).toBe(false)
    expect(await concerns('facebook/react')).toBe(false)
    valueOf(await backend.handlers['campaigns.close']({ id: ID }))
    expect(await concerns('octo-org/orders')).toBe(false)
  })

  it('needs no token and no pull of the organization', async () => {
    const backend = await knowing()
    await looked(backend, { alerts: null }, null)
    expect(valueOf(await backend.concerns(REPOSITORY))).toBe(true)
  })
})
