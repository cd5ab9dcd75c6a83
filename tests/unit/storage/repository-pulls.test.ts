import { beforeEach, describe, expect, it } from 'vitest'
import { Dexie } from 'dexie'
import { alert, campaign, disk, job, repository, storeOn, value } from './samples'
import { packAlerts, unpackAlerts } from '@/lib/alerts/batch'
import type { Alert } from '@/lib/alerts/alert'
import type { Repository } from '@/lib/alerts/organization'
import type { RepositoryAlertsRead } from '@/lib/storage/repository-chunk'
import type { RepositoryPull } from '@/lib/storage/repository-pull'
import type { Store } from '@/lib/storage/store'

const NOW = 1_750_000_000
let store: Store

const pull = (change: Partial<RepositoryPull> = {}): RepositoryPull => ({
  organization: 'octo',
  repositoryId: 1,
  nameKey: 'octo/repo-1',
  fullName: 'Octo/repo-1',
  facts: null,
  alerts: { asOf: NOW, etag: '"a"', wholeAt: NOW, newest: NOW, count: 0 },
  failure: null,
  ...change,
})

const whole = (alerts: Alert[], since = NOW): RepositoryAlertsRead => ({ kind: 'whole', alerts, since })
const of = (number: number, change: Partial<Alert> = {}) => alert({ number, ...change })

async function commit(alerts: RepositoryAlertsRead | null, change: Partial<RepositoryPull> = {}) {
  return value(await store.repositoryPulls.commit({ pull: pull(change), alerts, work: null }))
}

async function stored(id = 1) {
  const content = value(await store.repositoryPulls.load('OCTO', id))
  const alerts = content.batch ? unpackAlerts(content.batch) : []
  return { ...content, alerts: alerts.map(({ number, state }) => `${number}:${state}`) }
}

/** A finished pull of the organization that brings these alerts and, unless told, lists repositories 1 and 2. */
async function pulled(
  alerts: Alert[],
  change: Parameters<typeof job>[0] = {},
  listed: Repository[] | null = [repository(1), repository(2)],
  replaces = true,
) {
  const one = job({ startedAt: NOW, ...change, pull: `${Math.random()}` })
  const own = { organization: 'octo', pull: one.pull }
  const parts = listed
    ? [
        {
          ...own,
          part: 'repositories' as const,
          content: { login: 'Octo', repositories: listed, missing: [] },
        },
      ]
    : []
  value(await store.pulls.begin(one))
  value(
    await store.pulls.stage(one, [{ ...own, page: 1, batch: packAlerts(alerts), repositories: [] }], parts),
  )
  return value(
    await store.pulls.commit(one, { watermark: 1, completeness: { state: 'complete' }, replaces }, null),
  )
}

beforeEach(async () => {
  store = await storeOn()
  value(await store.organizations.add('Octo'))
})

describe('what was read of a repository', () => {
  it('is stored as a whole, and told apart from what was there', async () => {
    expect(await commit(whole([of(1), of(2)]))).toBe(true)
    expect(await stored()).toMatchObject({ alerts: ['1:open', '2:open'], pull: { alerts: { count: 2 } } })
    expect(await commit(whole([of(2), of(1)]))).toBe(false)
    expect(await commit({ kind: 'unchanged' })).toBe(false)
    expect(await commit({ kind: 'changes', alerts: [of(2, { state: 'fixed' })] })).toBe(true)
    expect((await stored()).alerts).toEqual(['1:open', '2:fixed'])
    expect(await commit(whole([of(2, { state: 'fixed' })]))).toBe(true)
    expect(await stored()).toMatchObject({ alerts: ['2:fixed'], pull: { alerts: { count: 1 } } })
    expect(await commit(whole([]))).toBe(true)
    expect(await stored()).toMatchObject({ batch: null, pull: { alerts: { count: 0 } } })
  })

  it('takes nothing from what a pull stored while it was on its way', async () => {
    const later = of(1, { state: 'fixed', updatedAt: alert().updatedAt + 50 })
    const appeared = of(3, { createdAt: NOW + 5 })
    await pulled([later, of(2), appeared], { startedAt: NOW + 1 })
    await commit(whole([of(1), of(2)]))
    expect((await stored()).alerts).toEqual(['1:fixed', '2:open', '3:open'])
  })

  it('counts into the organization’s total once that was pulled', async () => {
    const total = async () => value(await store.organizations.get('octo'))?.alerts
    await commit(whole([of(1)]))
    expect(await total()).toBe(0)
    await pulled([of(1), of(7, { repositoryId: 2 })], { startedAt: NOW + 1 })
    expect(await total()).toBe(2)
    await commit(whole([of(1), of(2), of(3)]))
    expect(await total()).toBe(4)
    await commit(whole([]))
    expect(await total()).toBe(1)
  })

  it('is not written once its organization is removed, and goes with it', async () => {
    await commit(whole([of(1)]))
    value(await store.organizations.remove('octo'))
    expect(value(await store.repositoryPulls.ofOrganization('octo'))).toEqual([])
    const late = await store.repositoryPulls.commit({ pull: pull(), alerts: whole([of(1)]), work: null })
    expect(late).toEqual({ ok: false, failure: { kind: 'cancelled' } })
    expect((await stored()).batch).toBeNull()
  })

  it('is asked for anew where its alerts are gone from the database', async () => {
    await commit(whole([of(1)]))
    const [one] = value(await store.repositoryPulls.ofOrganization('octo'))
    expect(one?.alerts).toMatchObject({ etag: '"a"', count: 1 })
    await pulled([], { startedAt: NOW + 1 })
    expect((await stored()).pull?.alerts).toBeNull()
    // One that was held to be unchanged while they went.
    await commit(
      { kind: 'unchanged' },
      { alerts: { asOf: NOW, etag: '"a"', wholeAt: NOW, newest: NOW, count: 1 } },
    )
    expect((await stored()).pull?.alerts).toMatchObject({ etag: null })
  })

  it('that is damaged is as good as none', async () => {
    const options = disk()
    store = await storeOn(options)
    value(await store.organizations.add('Octo'))
    await commit(whole([of(1)]))
    const { indexedDB, IDBKeyRange } = options
    const engine = indexedDB && IDBKeyRange ? { indexedDB, IDBKeyRange } : {}
    const database = await new Dexie(options.name ?? '', engine).open()
    await database.table('repositoryPulls').put({ ...pull(), alerts: 'many' })
    await database
      .table('alertChunks')
      .put({ organization: 'octo', repositoryId: 1, kind: 'code-scanning', batch: 7 })
    database.close()
    expect(await stored()).toMatchObject({ pull: null, batch: null })
    expect(value(await store.repositoryPulls.ofOrganization('octo'))).toEqual([])
    await commit(whole([of(5)]))
    expect((await stored()).alerts).toEqual(['5:open'])
  })
})

describe('a repository', () => {
  const find = async (name: string) => value(await store.repositoryPulls.find('octo', name))

  it('is found by what was read of it, then by the listing, then by what was shared', async () => {
    expect(await find('Octo/repo-1')).toBeNull()
    value(await store.campaigns.add(campaign()))
    const named = [{ id: 5, fullName: 'Octo/Repo-1' }]
    value(await store.publications.change(campaign().id, (now) => ({ ...now, repositories: named })))
    expect(await find('octo/repo-1')).toBe(5)
    await pulled([])
    expect(await find('OCTO/REPO-1')).toBe(1)
    await commit(null, { repositoryId: 9 })
    expect(await find('Octo/repo-1')).toBe(9)
    expect(await find('Octo/repo-2')).toBe(2)
    expect(value(await store.repositoryPulls.find('other', 'Octo/repo-1'))).toBeNull()
  })

  it('leaves its name to the one that has it now', async () => {
    await commit(null)
    await commit(null, { repositoryId: 9 })
    expect(await find('Octo/repo-1')).toBe(9)
    expect((await stored(1)).pull).toMatchObject({ fullName: 'Octo/repo-1', nameKey: '' })
  })

  it('is what was told last: by itself or with all others', async () => {
    const told = (at: number, change: Partial<Repository>) =>
      commit(null, { facts: { repository: { ...repository(1), ...change }, etag: null, at } })
    const known = async () => (await stored()).repository
    const inAll = async () => value(await store.data.load('octo')).repositories.find(({ id }) => id === 1)
    await pulled([of(1)], {}, [{ ...repository(1), properties: { tier: ['one'] } }])
    await told(NOW + 10, { archived: true })
    expect(await known()).toMatchObject({ archived: true })
    expect(await inAll()).toMatchObject({ archived: true, properties: { tier: ['one'] } })
    await pulled([of(1)], { startedAt: NOW + 20 }, [{ ...repository(1), language: 'Go' }])
    expect(await known()).toMatchObject({ archived: false, language: 'Go' })
    expect(await inAll()).toMatchObject({ archived: false, language: 'Go' })
  })

  it('goes before what its alerts tell of it, however much later they are', async () => {
    const told = (at: number, change: Partial<Repository>) =>
      commit(null, { facts: { repository: { ...repository(1), ...change }, etag: null, at } })
    const known = async () => (await stored()).repository
    const byAlert = { ...repository(1), language: null, topics: [], pushedAt: null, defaultBranch: '' }
    const inAll = async () => value(await store.data.load('octo')).repositories.find(({ id }) => id === 1)
    await pulled([of(1)])
    await told(NOW + 10, { language: 'Rust', topics: ['shop'] })
    await pulled([of(1)], { startedAt: NOW + 20 }, [byAlert])
    expect(await known()).toMatchObject({ language: 'Rust', topics: ['shop'], defaultBranch: 'main' })
    expect(await inAll()).toMatchObject({ language: 'Rust', topics: ['shop'], defaultBranch: 'main' })
  })

  it('that stands in no listing is named where it has alerts', async () => {
    await pulled([])
    const facts = { repository: repository(9, 'hidden'), etag: null, at: NOW + 10 }
    const ids = async () => value(await store.data.load('octo')).repositories.map(({ id }) => id)
    await commit(whole([]), { repositoryId: 9, nameKey: 'octo/hidden', facts })
    expect(await ids()).toEqual([1, 2])
    await commit(whole([of(1, { repositoryId: 9 })]), { repositoryId: 9, nameKey: 'octo/hidden', facts })
    expect(await ids()).toEqual([1, 2, 9])
  })
})

describe('a pull of the organization', () => {
  const later = { asOf: NOW + 10, etag: null, wholeAt: NOW + 10, newest: null, count: 0 }

  it.each([
    ['that replaces everything', true],
    ['of changes', false],
  ])('%s leaves what was read of a repository since it began', async (_, replaces) => {
    await pulled([of(1), of(1, { repositoryId: 2 })])
    await commit(whole([of(1, { state: 'fixed' }), of(2)], NOW + 10), { alerts: later })
    await pulled([of(1), of(1, { repositoryId: 2, state: 'fixed' })], { startedAt: NOW + 5 }, null, replaces)
    expect((await stored(1)).alerts).toEqual(['1:fixed', '2:open'])
    expect((await stored(2)).alerts).toEqual(['1:fixed'])
    expect(value(await store.organizations.get('octo'))?.alerts).toBe(3)
  })

  it('replaces what was read before it began', async () => {
    await commit(whole([of(1, { state: 'fixed' }), of(2)]))
    await pulled([of(1)], { startedAt: NOW + 5 })
    expect((await stored(1)).alerts).toEqual(['1:open'])
  })

  it('takes along what was read of a repository that left, unless it was read since', async () => {
    await pulled([of(1), of(1, { repositoryId: 2 })])
    await commit(whole([of(1)]))
    await pulled([], { startedAt: NOW + 5, kind: 'later' }, [repository(2)], false)
    expect(await stored(1)).toMatchObject({ pull: null, batch: null, repository: null })
    await pulled([of(1)], { startedAt: NOW + 6 })
    await commit(whole([of(1)]), { alerts: { ...later, asOf: NOW + 20 } })
    await pulled([], { startedAt: NOW + 15, kind: 'later' }, [repository(2)], false)
    expect((await stored(1)).alerts).toEqual(['1:open'])
  })

  it('whose list was refused keeps what could be read one by one, and nothing else', async () => {
    const why = { kind: 'no-permission', subject: 'alerts', needs: null } as const
    const refusal = { kind: 'no-permission', subject: 'repository-alerts', needs: null } as const
    await pulled([1, 2, 3, 4].map((repositoryId) => of(1, { repositoryId })))
    const names = (repositoryId: number) => ({ repositoryId, nameKey: `octo/repo-${repositoryId}` })
    await commit(whole([of(1)]), names(1))
    await commit(null, { ...names(2), failure: { why: refusal, at: NOW + 1 } })
    await commit(whole([of(1, { repositoryId: 3 })]), names(3))
    await commit(null, { ...names(3), failure: { why: { kind: 'timeout' }, at: NOW + 1 } })
    await pulled([], { startedAt: NOW + 5, byRepository: { why, done: [] } }, null)
    expect((await stored(1)).alerts).toEqual(['1:open'])
    expect(await stored(2)).toMatchObject({ alerts: [], pull: { alerts: null, failure: { why: refusal } } })
    expect((await stored(3)).alerts).toEqual(['1:open'])
    expect((await stored(4)).alerts).toEqual([])
    expect(value(await store.organizations.get('octo'))?.alerts).toBe(2)
  })
})
