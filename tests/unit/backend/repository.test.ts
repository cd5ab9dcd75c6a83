import { describe, expect, it } from 'vitest'
import { NOW, pulled, testBackend, valueOf } from './backend'
import { ORGANIZATION, someRepositories } from './some-alerts'
import { job } from '../storage/samples'
import { ID, REPOSITORY, here, id, kind, knowing, looked, status } from './a-repository'
import { fail, ok } from '@/lib/failure'

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
