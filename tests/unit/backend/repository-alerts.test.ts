import { describe, expect, it } from 'vitest'
import { NOW, pulled, testBackend, valueOf } from './backend'
import { quietSharing } from './quiet-sharing'
import { ORGANIZATION, someRepositories } from './some-alerts'
import { ID, REPOSITORY, here, id, kind, knowing, looked, status } from './a-repository'
import type { Campaign } from '@/lib/campaigns/campaign'
import { fail, ok, type Outcome } from '@/lib/failure'
import type { RepositoryLook } from '@/lib/sync/repository'

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
