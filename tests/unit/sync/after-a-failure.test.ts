import { afterEach, describe, expect, it, vi } from 'vitest'
import { campaign, value } from '../storage/samples'
import { ALERTS, NOW, changedAt, organization, wireAlert } from './organization'
import { fakeTimers, patiently } from './patiently'
import { worker } from './worker'
import { DAY } from '@/lib/time'

afterEach(() => vi.useRealTimers())

const OPEN = campaign({ alerts: [{ repositoryId: 1, kind: 'code-scanning', numbers: [3] }] })

describe('branches that could not be read', () => {
  it('are a failure only until they could', async () => {
    fakeTimers()
    const github = organization(9)
    const { start, store, sync, record } = await worker(github)
    await store.campaigns.add(OPEN)
    github.fault = ({ path }) =>
      path.includes('matching-refs') ? Promise.reject(new TypeError('Failed to fetch')) : null
    expect(await patiently(start())).toMatchObject({ state: 'failed', failure: { kind: 'offline' } })
    expect(await record()).toMatchObject({ alerts: 9, lastFailure: { failure: { kind: 'offline' } } })
    github.fault = () => null
    await patiently(sync.resumeAll())
    expect(sync.status('octo')).toEqual({ state: 'idle' })
    expect(await record()).toMatchObject({ lastFailure: null })
    expect(value(await store.pulls.jobs())).toEqual([])
  })

  it('do not keep the next sync from reading the alerts of then', async () => {
    fakeTimers()
    const github = organization(9)
    const { start, store, alerts, record } = await worker(github)
    await store.campaigns.add(OPEN)
    github.fault = ({ path }) => (path.includes('matching-refs') ? { status: 401 } : null)
    expect(await patiently(start())).toMatchObject({ state: 'failed', failure: { kind: 'token-rejected' } })
    github.fault = () => null
    github.now = NOW + 7200
    Object.assign(github.alerts[0] ?? {}, changedAt(NOW + 3600))
    expect(await patiently(start())).toEqual({ state: 'idle' })
    expect((await alerts())[0]).toBe('1:fixed')
    expect(await record()).toMatchObject({ syncedAt: NOW + 7200, lastFailure: null })
  })

  it('are not missing any more once no campaign is open', async () => {
    const github = organization(9)
    const { start, store, record } = await worker(github)
    await store.campaigns.add(OPEN)
    github.fault = ({ path }) => (path.includes('matching-refs') ? { status: 404 } : null)
    await start()
    expect(await record()).toMatchObject({ completeness: { state: 'partial' } })
    await store.campaigns.replace({ ...OPEN, state: 'closed', revision: OPEN.revision + 1 }, OPEN.revision)
    await start()
    expect(await record()).toMatchObject({ completeness: { state: 'complete' } })
  })
})

describe('a page that was lost', () => {
  it('is read by the next pull, not only after a week', async () => {
    const github = organization(250)
    const { start, record, alerts } = await worker(github)
    github.fault = ({ path, query }) =>
      path === ALERTS && query.get('page') === '2' ? { json: { message: 'ups' } } : null
    await start()
    expect(await alerts()).toHaveLength(150)
    expect(await record()).toMatchObject({ completeness: { state: 'partial' } })
    github.fault = () => null
    github.now = NOW + 60
    await start()
    expect(await alerts()).toHaveLength(250)
    expect(await record()).toMatchObject({ completeness: { state: 'complete' }, fullSyncAt: NOW + 60 })
  })
})

describe('alerts that vanish while pages are read', () => {
  it('take no others with them', async () => {
    const github = organization(2000)
    let asked = 0
    github.fault = ({ path }) => {
      // After the first few pages a repository goes: all behind its alerts move forward.
      if (path === ALERTS && (asked += 1) === 8)
        github.alerts = github.alerts.filter(({ number }) => number <= 120 || number > 160)
      return null
    }
    const { start, alerts } = await worker(github)
    expect(await start()).toEqual({ state: 'idle' })
    const stored = new Set((await alerts()).map((alert) => Number.parseInt(alert)))
    const lost = github.alerts.filter(({ number }) => !stored.has(number))
    expect(lost).toEqual([])
  })
})

describe('an organization that was renamed', () => {
  it('stays the one it was, with its campaigns', async () => {
    const github = organization(9)
    const { start, store, record } = await worker(github)
    await start()
    expect(await record()).toMatchObject({ login: 'Octo' })
    for (const repository of github.repositories) repository.full_name = `New-Name/${repository.name}`
    github.alerts.push(wireAlert(10))
    github.now = NOW + DAY
    await start()
    expect(await record()).toMatchObject({ login: 'Octo', alerts: 10 })
    expect(value(await store.organizations.list())).toHaveLength(1)
  })
})

describe('a pause of years', () => {
  it('is looked at again every hour, not without end', async () => {
    fakeTimers()
    const github = organization(9)
    const until = NOW + 3 * 365 * DAY
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(until) }
    github.fault = () => ({ status: 403, headers })
    const { start, statuses, asked } = await worker(github)
    expect(await patiently(start())).toMatchObject({ state: 'waiting' })
    const before = { told: statuses.length, asked: asked.length }
    for (let i = 0; i < 50; i++) {
      await vi.advanceTimersByTimeAsync(10)
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect(statuses).toHaveLength(before.told)
    expect(asked).toHaveLength(before.asked)
  })
})
