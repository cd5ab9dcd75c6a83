import { describe, expect, it } from 'vitest'
import { packAlerts, unpackAlerts } from '@/lib/alerts/batch'
import { fail, ok } from '@/lib/failure'
import { alert, disk, job, repository, storeOn, value } from './samples'
import type { Alert } from '@/lib/alerts/alert'
import { createDatabase } from '@/lib/storage/database'
import type { OrganizationRecord } from '@/lib/storage/organization-record'
import type { PullResult } from '@/lib/storage/pulls'
import type { StagedPage, StagedPart, SyncJob } from '@/lib/storage/job'
import type { Store } from '@/lib/storage/store'

const RESULT: PullResult = { watermark: 1_740_000_000, completeness: { state: 'complete' }, replaces: true }

const page = (number: number, alerts: Alert[], pull = 'pull-1'): StagedPage => ({
  organization: 'octo',
  pull,
  page: number,
  batch: packAlerts(alerts),
  repositories: [],
})

const REPOSITORIES: StagedPart<'repositories'> = {
  organization: 'octo',
  pull: 'pull-1',
  part: 'repositories',
  content: { login: 'OCTO', repositories: [repository(1), repository(2)], missing: [] },
}

async function stored(store: Store): Promise<Alert[]> {
  const { batches } = value(await store.data.load('octo'))
  return batches.flatMap(unpackAlerts)
}

/** A pull from begin to commit. */
async function pull(
  store: Store,
  pages: Alert[][],
  change: Partial<SyncJob> = {},
  result: Partial<PullResult> = {},
) {
  const running = job(change)
  value(await store.pulls.begin(running))
  const staged = pages.map((alerts, index) => page(index + 1, alerts, running.pull))
  value(await store.pulls.stage(running, staged, [{ ...REPOSITORIES, pull: running.pull }]))
  return store.pulls.commit(running, { ...RESULT, ...result }, null)
}

describe('a pull', () => {
  it('is invisible until it is committed, and then whole', async () => {
    const store = await storeOn()
    const running = job()
    await store.pulls.begin(running)
    await store.pulls.stage(running, [page(1, [alert()])], [REPOSITORIES])
    expect(await store.data.load('octo')).toMatchObject({ ok: false, failure: { kind: 'never-synced' } })
    expect(value(await store.pulls.job('OCTO'))).toEqual(running)

    await store.pulls.stage(running, [page(2, [alert({ repositoryId: 2 }), alert({ number: 9 })])], [])
    const record = value(await store.pulls.commit(running, RESULT, null))
    expect(record).toMatchObject({
      key: 'octo',
      login: 'OCTO',
      alerts: 3,
      repositories: 2,
      syncedAt: running.startedAt,
      fullSyncAt: running.startedAt,
      structureAt: running.startedAt,
      watermark: 1_740_000_000,
    })
    expect(value(await store.organizations.get('octo'))).toEqual(record)
    expect(await stored(store)).toEqual([alert(), alert({ number: 9 }), alert({ repositoryId: 2 })])
    expect(value(await store.data.load('octo')).repositories).toEqual([repository(1), repository(2)])
    expect(value(await store.pulls.job('octo'))).toBeNull()
  })

  it('of everything replaces what was there; another is laid over it', async () => {
    const store = await storeOn()
    await pull(store, [[alert({ number: 1 }), alert({ number: 2 }), alert({ repositoryId: 2 })]])
    const fixed = alert({ number: 2, state: 'fixed', updatedAt: 1_700_000_500, fixedAt: 1_700_000_500 })
    const later = value(await pull(store, [[fixed]], { pull: 'b', kind: 'later' }, { replaces: false }))
    expect(await stored(store)).toEqual([alert({ number: 1 }), fixed, alert({ repositoryId: 2 })])
    expect(later.alerts).toBe(3)

    const full = value(await pull(store, [[alert({ number: 2 })]], { pull: 'c' }))
    expect(await stored(store)).toEqual([alert({ number: 2 })])
    expect(full.alerts).toBe(1)
  })

  it('keeps the parts that it did not read', async () => {
    const store = await storeOn()
    await pull(store, [[alert()]])
    const running = job({ pull: 'b', kind: 'later', startedAt: 1_750_000_900 })
    await store.pulls.begin(running)
    const record = value(await store.pulls.commit(running, { ...RESULT, replaces: false }, null))
    expect(record).toMatchObject({
      structureAt: job().startedAt,
      fullSyncAt: job().startedAt,
      syncedAt: 1_750_000_900,
    })
    expect(record).toMatchObject({ alerts: 1, repositories: 2 })
    expect(value(await store.data.load('octo')).repositories).toHaveLength(2)
  })

  it('that was given up leaves what was there', async () => {
    const store = await storeOn()
    await pull(store, [[alert()]])
    const running = job({ pull: 'b' })
    await store.pulls.begin(running)
    await store.pulls.stage(running, [page(1, [alert({ number: 77 })], 'b')], [])
    await store.pulls.discard('octo')
    expect(await stored(store)).toEqual([alert()])
    expect(value(await store.pulls.jobs())).toEqual([])
  })

  it('that begins forgets the pages of one before it', async () => {
    const store = await storeOn()
    await store.pulls.begin(job())
    await store.pulls.stage(job(), [page(1, [alert({ number: 77 })])], [])
    await pull(store, [[alert()]], { pull: 'b' })
    expect(await stored(store)).toEqual([alert()])
  })

  it('writes no more once it was cancelled or followed by another', async () => {
    const store = await storeOn()
    const cancelled = fail({ kind: 'cancelled' })
    await store.pulls.begin(job())
    await store.pulls.begin(job({ pull: 'b' }))
    expect(await store.pulls.stage(job(), [page(1, [alert()])], [])).toEqual(cancelled)
    expect(await store.pulls.commit(job(), RESULT, null)).toEqual(cancelled)
    await store.pulls.discard('octo')
    expect(await store.pulls.stage(job({ pull: 'b' }), [], [])).toEqual(cancelled)
    expect(value(await store.pulls.job('octo'))).toBeNull()
  })

  it('goes on after the database was emptied under it by failing, not by coming back', async () => {
    const store = await storeOn()
    await store.pulls.begin(job())
    await store.deleteEverything()
    expect(await store.pulls.stage(job(), [page(1, [alert()])], [])).toEqual(fail({ kind: 'cancelled' }))
    expect(value(await store.organizations.list())).toEqual([])
  })

  it('notes its failure on the organization, and success wipes it out', async () => {
    const store = await storeOn()
    await store.pulls.begin(job())
    await store.pulls.noteFailure('Octo', { kind: 'offline' }, 1_750_000_001)
    const lastFailure = { failure: { kind: 'offline' }, at: 1_750_000_001 }
    expect(value(await store.organizations.get('octo'))).toMatchObject({ lastFailure })
    await pull(store, [[]])
    expect(value(await store.organizations.get('octo'))).toMatchObject({ lastFailure: null })
  })
})

describe('stored alerts', () => {
  it('that are damaged are a failure, and the next pull asks for everything', async () => {
    const options = disk()
    const store = await storeOn(options)
    await pull(store, [[alert()]])
    await new Promise<void>((resolve, reject) => {
      const opening = options.indexedDB?.open('test')
      if (!opening) return reject(new Error('no database'))
      opening.onsuccess = () => {
        const database = opening.result
        const write = database.transaction('alertChunks', 'readwrite')
        const chunk = {
          organization: 'octo',
          repositoryId: 1,
          kind: 'code-scanning',
          batch: { cells: 'gone' },
        }
        write.objectStore('alertChunks').put(chunk)
        write.oncomplete = () => (database.close(), resolve())
      }
    })
    const failure = { kind: 'storage-failed', detail: 'damaged record in alertChunks' } as const
    expect(await store.data.load('octo')).toEqual(fail(failure))
    expect(value(await store.organizations.get('octo'))?.watermark).toBeNull()
    await pull(store, [[alert()]], { pull: 'b' })
    expect(await stored(store)).toEqual([alert()])
  })

  it('know whether their repositories are known', async () => {
    const store = await storeOn()
    await pull(store, [[alert()]])
    const running = job({ pull: 'b', kind: 'later' })
    await store.pulls.begin(running)
    await store.pulls.stage(running, [page(1, [alert()], 'b')], [])
    expect(await store.pulls.unlistedRepositories(running)).toEqual(ok([]))
    await store.pulls.stage(running, [page(2, [alert({ repositoryId: 3 })], 'b')], [])
    expect(await store.pulls.unlistedRepositories(running)).toEqual(ok(['repository 3']))
  })
})

describe('records of before users were written down', () => {
  it('are not damaged: their user is unknown', async () => {
    const store = await storeOn()
    const { user: _, ...old } = job()
    await store.pulls.begin(old as unknown as SyncJob)
    expect(value(await store.pulls.job('octo'))).toEqual(job({ user: null }))
    expect(value(await store.pulls.jobs())).toEqual([job({ user: null })])
  })

  it('are those of an organization that nobody known has pulled', async () => {
    const options = disk()
    const store = await storeOn(options)
    const { pulledBy: _, ...old } = value(await store.organizations.add('Octo'))
    store.close()
    const database = createDatabase(options)
    await database.organizations.put({ ...old, alerts: 7 } as unknown as OrganizationRecord)
    database.close()
    const again = await storeOn(options)
    expect(value(await again.organizations.get('octo'))).toEqual({ ...old, alerts: 7, pulledBy: null })
    expect(value(await again.organizations.list())).toHaveLength(1)
  })
})

describe('jobs', () => {
  it('that are damaged are no jobs, and do not stand in the way of others', async () => {
    const store = await storeOn()
    const damaged = { ...job({ organization: 'bad', pull: 'x' }), pages: 'none' } as unknown as SyncJob
    await store.pulls.begin(damaged)
    await store.pulls.begin(job())
    expect(value(await store.pulls.jobs())).toEqual([job()])
    expect(await store.pulls.job('bad')).toMatchObject({ ok: false, failure: { kind: 'storage-failed' } })
  })
})
