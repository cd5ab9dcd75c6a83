import { afterEach, describe, expect, it, vi } from 'vitest'
import { fail } from '@/lib/failure'
import { value } from '../storage/samples'
import { silence } from '../github/wire'
import { ALERTS, NOW, changedAt, organization } from './organization'
import { fakeTimers, patiently } from './patiently'
import { worker } from './worker'
import type { Organization } from './organization'
import { DAY } from '@/lib/time'

afterEach(() => vi.useRealTimers())

const pagesOf = (github: Organization) => Math.ceil(github.alerts.length / 100)

/** Runs a pull whose worker is killed once so many pages are stored: from then on its requests are never answered. */
async function killedAfter(github: Organization, stored: number) {
  const first = await worker(github)
  let answered = 0
  github.fault = ({ path }) => (path === ALERTS && (answered += 1) > stored ? silence() : null)
  void first.start()
  await vi.waitUntil(async () => value(await first.store.pulls.job('octo'))?.pages.done.length === stored)
  github.fault = () => null
  first.store.close()
  return first
}

describe('a worker that is killed', () => {
  it('has a successor that goes on without asking for a page again', async () => {
    const github = organization(2000)
    const first = await killedAfter(github, 9)
    const second = await worker(github, first.options)
    expect(await second.sync.resumeAll()).toMatchObject({ ok: true })
    expect(second.times(ALERTS)).toBe(pagesOf(github) - 9)
    const stored = first.asked.filter(({ path }) => path === ALERTS).slice(0, 9)
    for (const { query } of stored) expect(second.times(ALERTS, query.get('page') ?? '1')).toBe(0)
    expect(second.times('/orgs/octo/repos')).toBe(0)
    expect(second.times('/orgs/octo/teams')).toBe(0)
    expect(await second.alerts()).toHaveLength(2000)
    expect(await second.record()).toMatchObject({
      completeness: { state: 'complete' },
      alerts: 2000,
      repositories: 3,
    })
    expect(second.heard).toEqual(['octo'])
  })

  it('goes on by cursor as well', async () => {
    const github = organization(800)
    github.cursors = true
    const first = await killedAfter(github, 5)
    const second = await worker(github, first.options)
    await second.sync.resumeAll()
    const cursors = second.asked.filter(({ path }) => path === ALERTS).map(({ query }) => query.get('after'))
    expect(cursors).toEqual(['6', '7', '8'])
    expect(await second.alerts()).toHaveLength(800)
  })

  it('leaves the data of before until its successor has everything', async () => {
    const github = organization(600)
    const zero = await worker(github)
    await zero.start()
    github.now = NOW + 8 * DAY
    github.alerts = github.alerts.slice(0, 500)
    const first = await worker(github, zero.options)
    let answered = 0
    github.fault = ({ path }) => (path === ALERTS && (answered += 1) > 3 ? silence() : null)
    void first.start()
    await vi.waitUntil(async () => value(await first.store.pulls.job('octo'))?.pages.done.length === 3)
    expect(await zero.alerts()).toHaveLength(600)
    github.fault = () => null
    first.store.close()
    const second = await worker(github, zero.options)
    await second.sync.resumeAll()
    expect(await second.alerts()).toHaveLength(500)
  })

  it('is not followed after a day: what it gathered is too old', async () => {
    const github = organization(600)
    const first = await killedAfter(github, 3)
    github.now = NOW + DAY
    const second = await worker(github, first.options)
    await second.start()
    expect(second.times(ALERTS)).toBe(6)
  })

  it('has nothing to go on with when nothing was under way', async () => {
    const { sync, asked } = await worker(organization(5))
    expect(await sync.resumeAll()).toMatchObject({ ok: true })
    expect(asked).toEqual([])
  })
})

describe('an outage', () => {
  it('on page 7 fails the pull in the end; the next one goes on there', async () => {
    fakeTimers()
    const github = organization(2000)
    github.fault = ({ path, query }) => {
      const page = Number(query.get('page') ?? 1)
      const seventh = query.get('per_page') === '100' ? page === 7 : page === 13 || page === 14
      return path === ALERTS && seventh ? { status: 502 } : null
    }
    const { start, record, sync, times, alerts, asked, store } = await worker(github)
    expect(await patiently(start())).toEqual({
      state: 'failed',
      failure: { kind: 'server-error', status: 502 },
      at: NOW,
    })
    expect(await record()).toMatchObject({
      syncedAt: null,
      lastFailure: { failure: { kind: 'server-error' } },
    })
    const before = value(await store.pulls.job('octo'))?.pages.done ?? []
    expect(before).toEqual(expect.arrayContaining([1, 2, 3, 4, 5, 6]))
    expect(before).not.toContain(7)

    // By itself nothing goes on with it: it waits for the person.
    const asks = asked.length
    await patiently(sync.resumeAll())
    expect(asked).toHaveLength(asks)

    github.fault = () => null
    const count = times(ALERTS)
    expect(await patiently(start())).toEqual({ state: 'idle' })
    expect(times(ALERTS) - count).toBe(20 - before.length)
    expect(times(ALERTS, '1')).toBe(1)
    expect(await alerts()).toHaveLength(2000)
  })

  it('that passes is not noticed', async () => {
    fakeTimers()
    const github = organization(1000)
    let failures = 0
    github.fault = ({ path, query }) =>
      path === ALERTS && query.get('page') === '7' && (failures += 1) < 3 ? { status: 503 } : null
    const { start, record } = await worker(github)
    expect(await patiently(start())).toEqual({ state: 'idle' })
    expect(await record()).toMatchObject({ alerts: 1000, completeness: { state: 'complete' } })
  })

  it('of the network goes on by itself when the worker wakes again', async () => {
    fakeTimers()
    const github = organization(300)
    const { start, sync, alerts, record } = await worker(github)
    await patiently(start())
    github.now = NOW + 10
    Object.assign(github.alerts[0] ?? {}, changedAt(NOW + 5))
    github.fault = () => Promise.reject(new TypeError('Failed to fetch'))
    expect(await patiently(start())).toMatchObject({ state: 'failed', failure: { kind: 'offline' } })
    expect(await alerts()).toHaveLength(300)
    expect(await record()).toMatchObject({ alerts: 300, syncedAt: NOW })
    github.fault = () => null
    await patiently(sync.resumeAll())
    expect((await alerts())[0]).toBe('1:fixed')
  })
})

describe('GitHub’s pause', () => {
  const limited = {
    status: 403,
    headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW + 1000) },
  }

  it('is waited for without a request, and then the pull goes on where it was', async () => {
    fakeTimers()
    const github = organization(2000)
    let answered = 0
    github.fault = ({ path }) => (path === ALERTS && (answered += 1) > 8 ? limited : null)
    const first = await worker(github)
    const status = await patiently(first.start())
    expect(status).toMatchObject({ state: 'waiting', until: NOW + 1001, step: 'alerts' })
    expect(first.sync.status('octo')).toEqual(status)
    const stored = value(await first.store.pulls.job('octo'))?.pages.done ?? []
    expect(stored).toHaveLength(8)

    // Whoever asks meanwhile changes nothing, in a new worker neither.
    const asks = first.asked.length
    expect(await patiently(first.start())).toMatchObject({ state: 'waiting', until: NOW + 1001 })
    const second = await worker(github, first.options)
    await patiently(second.sync.resumeAll())
    expect(second.sync.status('octo')).toMatchObject({ state: 'waiting', until: NOW + 1001 })
    expect(first.asked).toHaveLength(asks)
    expect(second.asked).toEqual([])

    await first.sync.cancel('nobody')
    github.fault = () => null
    github.now = NOW + 1002
    const third = await worker(github, first.options)
    await patiently(third.sync.resumeAll())
    expect(third.times(ALERTS)).toBe(12)
    expect(await third.alerts()).toHaveLength(2000)
  })

  it('ends by itself while the worker lives', async () => {
    fakeTimers()
    const github = organization(150)
    let answered = 0
    github.fault = ({ path }) =>
      path === ALERTS && (answered += 1) === 2 ? { status: 429, headers: { 'retry-after': '5' } } : null
    const { start, sync, alerts } = await worker(github)
    expect(await patiently(start())).toMatchObject({ state: 'waiting', until: NOW + 5 })
    github.now = NOW + 6
    await patiently(vi.waitUntil(() => sync.status('octo').state === 'idle'))
    expect(await alerts()).toHaveLength(150)
  })

  it('is borne with for as long as pages come between', async () => {
    fakeTimers()
    const github = organization(1200)
    let left = 0
    github.fault = ({ path }) =>
      path === ALERTS && (left -= 1) < 0 ? { status: 429, headers: { 'retry-after': '5' } } : null
    const { start, sync, alerts } = await worker(github)
    for (let pause = 0; pause < 13 && sync.status('octo').state !== 'failed'; pause += 1) {
      left = 1
      await patiently(start())
      github.now += 6
    }
    expect(sync.status('octo')).toEqual({ state: 'idle' })
    expect(await alerts()).toHaveLength(1200)
  })

  it('that never ends is given up', async () => {
    fakeTimers()
    const github = organization(150)
    github.fault = ({ path }) =>
      path === ALERTS ? { status: 403, json: { message: 'You have exceeded a secondary rate limit.' } } : null
    const { start, sync, times } = await worker(github)
    await patiently(start())
    for (let hour = 1; hour < 12 && sync.status('octo').state === 'waiting'; hour += 1) {
      github.now = NOW + hour * 3600
      await patiently(start())
    }
    expect(sync.status('octo')).toMatchObject({ state: 'failed', failure: { kind: 'rate-limited' } })
    expect(times(ALERTS)).toBe(7)
  })
})

describe('cancelling', () => {
  it('stops the requests, keeps what was there and forgets what was gathered', async () => {
    const github = organization(800)
    const { start, sync, store, alerts, asked, statuses } = await worker(github)
    await start()
    github.now = NOW + 8 * DAY
    let answered = 0
    github.fault = ({ path }) => (path === ALERTS && (answered += 1) > 3 ? silence() : null)
    const ended = start()
    await vi.waitUntil(async () => value(await store.pulls.job('octo'))?.pages.done.length === 3)
    await sync.cancel('OCTO')
    expect(await ended).toEqual({ state: 'cancelled', at: NOW + 8 * DAY })
    expect(statuses.at(-1)).toEqual({ state: 'cancelled', at: NOW + 8 * DAY })
    expect(await alerts()).toHaveLength(800)
    expect(value(await store.pulls.jobs())).toEqual([])
    const asks = asked.length
    await sync.resumeAll()
    expect(asked).toHaveLength(asks)

    github.fault = () => null
    expect(await start()).toEqual({ state: 'idle' })
    expect(await alerts()).toHaveLength(800)
  })

  it('ends a wait for GitHub’s pause, for good', async () => {
    fakeTimers()
    const github = organization(150)
    github.fault = () => ({ status: 429, headers: { 'retry-after': '500' } })
    const { start, sync, store, asked } = await worker(github)
    expect(await patiently(start())).toMatchObject({ state: 'waiting' })
    const asks = asked.length
    expect(await sync.cancel('octo')).toMatchObject({ ok: true })
    expect(sync.status('octo')).toMatchObject({ state: 'cancelled' })
    expect(value(await store.pulls.jobs())).toEqual([])
    github.now = NOW + 501
    await vi.advanceTimersByTimeAsync(600_000)
    await patiently(sync.resumeAll())
    expect(sync.status('octo')).toMatchObject({ state: 'cancelled' })
    expect(asked).toHaveLength(asks)
  })

  it('of nothing changes nothing', async () => {
    const { sync, statuses } = await worker(organization(5))
    await sync.cancel('octo')
    expect(sync.status('octo')).toEqual({ state: 'idle' })
    expect(statuses).toEqual([])
  })

  it('comes also from data that were deleted meanwhile, and does not bring them back', async () => {
    const github = organization(800)
    const { start, store } = await worker(github)
    let go = () => {}
    const held = new Promise<null>((resolve) => (go = () => resolve(null)))
    github.fault = ({ path, query }) => (path === ALERTS && query.get('page') === '5' ? held : null)
    const ended = start()
    await vi.waitUntil(async () => value(await store.pulls.job('octo'))?.pages.done.length === 7)
    await store.deleteEverything()
    go()
    expect(await ended).toMatchObject({ state: 'cancelled' })
    expect(value(await store.organizations.list())).toEqual([])
  })
})

describe('a disk that is full', () => {
  it('ends the pull and leaves the data of before readable', async () => {
    const github = organization(300)
    const { start, store, alerts, record } = await worker(github)
    await start()
    github.now = NOW + 8 * DAY
    const commit = vi.spyOn(store.pulls, 'commit').mockResolvedValue(fail({ kind: 'storage-full' }))
    expect(await start()).toMatchObject({ state: 'failed', failure: { kind: 'storage-full' } })
    expect(await alerts()).toHaveLength(300)
    expect(value(await store.pulls.jobs())).toEqual([])
    commit.mockRestore()
    const stage = vi.spyOn(store.pulls, 'stage').mockResolvedValue(fail({ kind: 'storage-full' }))
    expect(await start()).toMatchObject({ state: 'failed', failure: { kind: 'storage-full' } })
    stage.mockRestore()
    expect(await record()).toMatchObject({
      syncedAt: NOW,
      lastFailure: { failure: { kind: 'storage-full' } },
    })
    expect(await start()).toEqual({ state: 'idle' })
    expect(await record()).toMatchObject({ syncedAt: NOW + 8 * DAY, lastFailure: null })
  })
})
