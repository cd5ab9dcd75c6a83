import { Dexie } from 'dexie'
import { describe, expect, it } from 'vitest'
import { fail, ok } from '@/lib/failure'
import { noProgress } from '@/lib/tracking/progress'
import { openStore } from '@/lib/storage/store'
import { campaign, disk, storeOn, value } from './samples'
import type { DatabaseOptions } from '@/lib/storage/database'

/** The same database, opened behind the store's back. */
async function raw(options: DatabaseOptions): Promise<Dexie> {
  const database = new Dexie('test', { ...options } as ConstructorParameters<typeof Dexie>[1])
  return database.open()
}

/** Everything in it, as text. */
async function dump(options: DatabaseOptions): Promise<string> {
  const database = await raw(options)
  const rows = await Promise.all(database.tables.map(async (table) => [table.name, await table.toArray()]))
  database.close()
  return JSON.stringify(rows.filter(([, content]) => Array.isArray(content) && content.length > 0))
}

const ID = campaign().id

describe('organizations', () => {
  it('are one whatever their spelling, and keep the first', async () => {
    const store = await storeOn()
    const added = value(await store.organizations.add('Octo'))
    expect(added).toMatchObject({ key: 'octo', login: 'Octo', syncedAt: null, lastFailure: null })
    expect(value(await store.organizations.add('OCTO'))).toEqual(added)
    expect(value(await store.organizations.get('oCTo'))).toEqual(added)
    expect(value(await store.organizations.list())).toEqual([added])
    expect(value(await store.organizations.get('other'))).toBeNull()
  })

  it('take everything of theirs with them', async () => {
    const options = disk()
    const store = await storeOn(options)
    const empty = await dump(options)
    await store.organizations.add('Octo')
    await store.campaigns.add(campaign())
    await store.daily.record([{ campaignId: ID, date: '2026-01-01', progress: noProgress() }])
    expect(await dump(options)).not.toBe(empty)
    expect(await store.organizations.remove('OCTO')).toEqual(ok(null))
    expect(await dump(options)).toBe(empty)
  })

  it('leave each other alone', async () => {
    const store = await storeOn()
    for (const login of ['Octo', 'Octo-2']) {
      await store.organizations.add(login)
      await store.campaigns.add(campaign({ id: login, organization: login }))
    }
    await store.organizations.remove('octo')
    expect(value(await store.organizations.list()).map(({ login }) => login)).toEqual(['Octo-2'])
    expect(value(await store.campaigns.ofOrganization('octo-2'))).toHaveLength(1)
  })

  it('without data say so, instead of being empty', async () => {
    const store = await storeOn()
    await store.organizations.add('Octo')
    expect(await store.data.load('octo')).toEqual(fail({ kind: 'never-synced', organization: 'Octo' }))
    expect(await store.data.load('Other')).toEqual(fail({ kind: 'never-synced', organization: 'Other' }))
  })
})

describe('campaigns', () => {
  it('come back as they were stored, in order of creation', async () => {
    const store = await storeOn()
    const later = campaign({ id: 'b', createdAt: 1_700_000_009 })
    await store.campaigns.add(later)
    await store.campaigns.add(campaign())
    expect(value(await store.campaigns.get(ID))).toEqual(campaign())
    expect(value(await store.campaigns.ofOrganization('OCTO'))).toEqual([campaign(), later])
    expect(value(await store.campaigns.ofOrganization('other'))).toEqual([])
  })

  it('are changed only by who knows the last revision', async () => {
    const store = await storeOn()
    await store.campaigns.add(campaign())
    const mine = campaign({ name: 'Mine', revision: 2 })
    const theirs = campaign({ name: 'Theirs', revision: 2 })
    const outcomes = await Promise.all([store.campaigns.replace(mine, 1), store.campaigns.replace(theirs, 1)])
    expect(outcomes).toEqual([ok(mine), fail({ kind: 'campaign-changed' })])
    expect(value(await store.campaigns.get(ID))).toEqual(mine)
  })

  it('that are gone stay gone', async () => {
    const store = await storeOn()
    const gone = fail({ kind: 'campaign-gone' })
    expect(await store.campaigns.get(ID)).toEqual(gone)
    expect(await store.campaigns.replace(campaign({ revision: 2 }), 1)).toEqual(gone)
    expect(await store.campaigns.get(ID)).toEqual(gone)
    expect(await store.campaigns.remove(ID)).toEqual(ok(null))
  })

  it('are added once', async () => {
    const store = await storeOn()
    await store.campaigns.add(campaign())
    expect(await store.campaigns.add(campaign({ name: 'Twin' }))).toEqual(fail({ kind: 'campaign-changed' }))
    expect(value(await store.campaigns.get(ID)).name).toBe('No more XSS')
  })

  it('leave nothing behind', async () => {
    const options = disk()
    const store = await storeOn(options)
    const empty = await dump(options)
    await store.campaigns.add(campaign())
    await store.daily.record([{ campaignId: ID, date: '2026-01-01', progress: noProgress() }])
    await store.campaigns.remove(ID)
    expect(await dump(options)).toBe(empty)
  })

  it('that are damaged are said to be, not computed with', async () => {
    const options = disk()
    const store = await storeOn(options)
    await store.campaigns.add(campaign())
    const database = await raw(options)
    await database.table('campaigns').update(ID, { revision: 'two', alerts: null })
    database.close()
    const failure = {
      kind: 'storage-failed',
      detail: 'damaged record in campaigns: alerts, revision',
    } as const
    expect(await store.campaigns.get(ID)).toEqual(fail(failure))
    expect(await store.campaigns.ofOrganization('octo')).toEqual(fail(failure))
  })
})

describe('daily progress', () => {
  const on = (date: string, open: number) => ({
    campaignId: ID,
    date,
    progress: { ...noProgress(), total: open, open },
  })

  it('keeps the latest of each day, in order', async () => {
    const store = await storeOn()
    await store.campaigns.add(campaign())
    await store.daily.record([on('2026-02-02', 5), on('2026-02-01', 9)])
    await store.daily.record([on('2026-02-02', 4)])
    expect(value(await store.daily.ofCampaign(ID))).toEqual([on('2026-02-01', 9), on('2026-02-02', 4)])
    expect(value(await store.daily.ofCampaign('other'))).toEqual([])
  })

  it('does not come back for a campaign that was deleted meanwhile', async () => {
    const options = disk()
    const store = await storeOn(options)
    const empty = await dump(options)
    await store.daily.record([on('2026-02-02', 5)])
    expect(await dump(options)).toBe(empty)
  })
})

describe('the database', () => {
  it('keeps what it holds when it is opened again', async () => {
    const options = disk()
    const first = await storeOn(options)
    await first.campaigns.add(campaign())
    first.close()
    expect(value(await (await storeOn(options)).campaigns.get(ID))).toEqual(campaign())
  })

  it('of a newer Muster is neither read nor written', async () => {
    const options = disk()
    const store = await storeOn(options)
    await store.campaigns.add(campaign())
    const database = await raw(options)
    await database.table('meta').put({ key: 'format', value: 3 })
    database.close()
    const before = await dump(options)

    const newer = fail({ kind: 'storage-newer' })
    expect(await openStore(options)).toEqual(newer)
    // One that was open before the newer one came.
    expect(await store.campaigns.get(ID)).toEqual(newer)
    expect(await store.campaigns.remove(ID)).toEqual(newer)
    expect(await store.organizations.add('Octo')).toEqual(newer)
    expect(await dump(options)).toBe(before)
  })

  it('is emptied on demand and works on', async () => {
    const options = disk()
    const store = await storeOn(options)
    await store.campaigns.add(campaign())
    expect(await store.deleteEverything()).toEqual(ok(null))
    expect(value(await store.campaigns.ofOrganization('Octo'))).toEqual([])
    expect(await store.campaigns.add(campaign())).toMatchObject({ ok: true })
    expect(JSON.parse(await dump(options))).toContainEqual(['meta', [{ key: 'format', value: 1 }]])
  })

  it('that cannot be opened is a failure', async () => {
    const options = disk()
    const broken = {
      ...options,
      indexedDB: {
        open: () => {
          throw new DOMException('no', 'SecurityError')
        },
      },
    }
    const outcome = await openStore(broken as unknown as DatabaseOptions)
    expect(outcome).toMatchObject({ ok: false, failure: { kind: 'storage-failed' } })
  })
})
