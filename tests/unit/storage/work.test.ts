import { describe, expect, it } from 'vitest'
import { Dexie } from 'dexie'
import { alert, disk, job, repository, storeOn, value } from './samples'
import { packAlerts, unpackAlerts } from '@/lib/alerts/batch'
import { GITHUB_LIMITS } from '@/lib/campaigns/limits'
import type { WorkRecord } from '@/lib/storage/records'
import type { Store } from '@/lib/storage/store'

const record = (repositoryId: number, change: Partial<WorkRecord> = {}): WorkRecord => ({
  organization: 'octo',
  repositoryId,
  branches: { etag: '"b"', known: [{ number: 3, name: 'alert-autofix-3' }] },
  pulls: {
    etag: null,
    changedAt: 1_750_000_000,
    anyOpen: true,
    known: [{ number: 9, state: 'draft', branch: null, alerts: [3] }],
  },
  links: [{ number: 3, etag: '"l"', lookedAt: 1_750_000_000, pulls: [9] }],
  ...change,
})

/** Stores what a finished pull brings: one alert in each of these repositories unless told. */
async function pulled(store: Store, ids: number[], change: { missing?: boolean; alertsOf?: number[] } = {}) {
  const pull = job({ pull: `pull-${ids.join()}-${Math.random()}` })
  const own = { organization: pull.organization, pull: pull.pull }
  const why = { kind: 'server-error', status: 502 } as const
  const missing = change.missing ? [{ subject: 'repositories' as const, name: 'page 2', why }] : []
  const repositories = { login: 'Octo', repositories: ids.map((id) => repository(id)), missing }
  const batch = packAlerts((change.alertsOf ?? ids).map((repositoryId) => alert({ repositoryId, number: 3 })))
  value(await store.pulls.begin(pull))
  value(
    await store.pulls.stage(
      pull,
      [{ ...own, page: 1, batch, repositories: [] }],
      [{ ...own, part: 'repositories', content: repositories }],
    ),
  )
  const result = { watermark: 1, completeness: { state: 'complete' } as const, replaces: false }
  return value(await store.pulls.commit(pull, result, null))
}
const repositoriesWithAlerts = async (store: Store) =>
  value(await store.data.load('Octo'))
    .batches.flatMap(unpackAlerts)
    .map(({ repositoryId }) => repositoryId)
    .sort()

describe('work', () => {
  it('is kept by repository, and goes with its organization', async () => {
    const store = await storeOn()
    value(await store.organizations.add('Octo'))
    value(await store.work.save([record(1), record(2)]))
    value(await store.work.save([record(2, { links: [] })]))
    expect(value(await store.work.ofOrganization('OCTO'))).toEqual([record(1), record(2, { links: [] })])
    expect(value(await store.work.ofOrganization('other'))).toEqual([])
    value(await store.organizations.remove('octo'))
    expect(value(await store.work.ofOrganization('octo'))).toEqual([])
  })

  it('of an organization that was removed meanwhile is not written', async () => {
    const store = await storeOn()
    value(await store.work.save([record(1)]))
    expect(value(await store.work.ofOrganization('octo'))).toEqual([])
  })

  it('that is damaged is as good as none, so that it is asked for again', async () => {
    const options = disk()
    const store = await storeOn(options)
    value(await store.organizations.add('Octo'))
    value(await store.work.save([record(1), record(2)]))
    const database = await new Dexie(options.name ?? '', engine(options)).open()
    await database.table('work').put({ ...record(1), pulls: 'none' })
    database.close()
    expect(value(await store.work.ofOrganization('octo'))).toEqual([record(2)])
  })
})

describe('a repository that left the organization', () => {
  it('takes its alerts and its work along, also where only changes are pulled', async () => {
    const store = await storeOn()
    await pulled(store, [1, 2])
    value(await store.work.save([record(1), record(2)]))
    expect(await pulled(store, [2], { alertsOf: [] })).toMatchObject({ alerts: 1, repositories: 1 })
    expect(await repositoriesWithAlerts(store)).toEqual([2])
    expect(value(await store.work.ofOrganization('octo'))).toEqual([record(2)])
  })

  it.each([
    ['the listing lacks a part', { missing: true, alertsOf: [] }],
    ['its alerts have just been told', { alertsOf: [1] }],
  ])('has not left where %s', async (_, change) => {
    const store = await storeOn()
    await pulled(store, [1, 2])
    await pulled(store, [2], change)
    expect(await repositoriesWithAlerts(store)).toEqual([1, 2])
  })

  it('was never listed at all: then its alerts stay', async () => {
    const store = await storeOn()
    await pulled(store, [1], { alertsOf: [1, 5] })
    await pulled(store, [1], { alertsOf: [1] })
    expect(await repositoriesWithAlerts(store)).toEqual([1, 5])
  })
})

describe('limits', () => {
  it('are GitHub’s own until they are raised, and survive the worker', async () => {
    const options = disk()
    const store = await storeOn(options)
    expect(value(await store.settings.limits())).toEqual(GITHUB_LIMITS)
    const raised = { alerts: 5000, repositories: 100, openCampaigns: 30 }
    expect(value(await store.settings.saveLimits(raised))).toEqual(raised)
    store.close()
    expect(value(await (await storeOn(options)).settings.limits())).toEqual(raised)
  })

  it('are not lowered, and nothing changes then', async () => {
    const store = await storeOn()
    value(await store.settings.saveLimits({ ...GITHUB_LIMITS, alerts: 2000 }))
    expect(await store.settings.saveLimits({ ...GITHUB_LIMITS, openCampaigns: 9 })).toMatchObject({
      failure: { kind: 'invalid-input', problems: [{ field: 'openCampaigns', values: { limit: 10 } }] },
    })
    expect(value(await store.settings.limits()).alerts).toBe(2000)
  })

  it('are forgotten with everything else', async () => {
    const store = await storeOn()
    value(await store.settings.saveLimits({ ...GITHUB_LIMITS, alerts: 2000 }))
    value(await store.deleteEverything())
    expect(value(await store.settings.limits())).toEqual(GITHUB_LIMITS)
  })

  it('that are damaged are said to be so', async () => {
    const options = disk()
    const store = await storeOn(options)
    const database = await new Dexie(options.name ?? '', engine(options)).open()
    await database.table('meta').put({ key: 'limits', value: { alerts: 'many' } })
    database.close()
    expect(await store.settings.limits()).toMatchObject({ failure: { kind: 'storage-failed' } })
  })
})

function engine({ indexedDB, IDBKeyRange }: ReturnType<typeof disk>) {
  return indexedDB && IDBKeyRange ? { indexedDB, IDBKeyRange } : {}
}
