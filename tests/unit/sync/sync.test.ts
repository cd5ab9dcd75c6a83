import { describe, expect, it, vi } from 'vitest'
import { silence } from '../github/wire'
import { campaign, value } from '../storage/samples'
import { ALERTS, NOW, changedAt, organization, wireAlert } from './organization'
import { worker } from './worker'
import type { Failure } from '@/lib/failure'
import { DAY, toIso } from '@/lib/time'

const numbers = (from: number, to: number, state = 'open') =>
  Array.from({ length: to - from + 1 }, (_, index) => `${from + index}:${state}`)

describe('the first pull', () => {
  it('stores all alerts of all states, repositories, teams and members', async () => {
    const github = organization(1234)
    Object.assign(github.alerts[3] ?? {}, changedAt(NOW - 500))
    const { start, record, data, alerts, times, heard, store } = await worker(github)
    expect(await start()).toEqual({ state: 'idle' })
    expect(await alerts()).toEqual([...numbers(1, 3), '4:fixed', ...numbers(5, 1234)])
    expect(await record()).toMatchObject({
      login: 'Octo',
      alerts: 1234,
      repositories: 3,
      syncedAt: NOW,
      completeness: { state: 'complete' },
      watermark: NOW - 500,
      lastFailure: null,
    })
    const { repositories, teams, members } = await data()
    expect(repositories.map(({ fullName }) => fullName)).toEqual([
      'Octo/repo-1',
      'Octo/repo-2',
      'Octo/repo-3',
    ])
    expect(repositories[0]?.properties).toEqual({ tier: ['one'] })
    expect(teams).toEqual([{ slug: 'red', name: 'Red', repositoryIds: [1] }])
    expect(members).toEqual({ logins: ['olga'], missing: null })
    expect(times(ALERTS)).toBe(13)
    expect(heard).toEqual(['octo'])
    expect(value(await store.pulls.jobs())).toEqual([])
  })

  it('asks for six pages at the same time', async () => {
    const github = organization(1500)
    let running = 0
    let most = 0
    github.fault = async () => {
      most = Math.max(most, (running += 1))
      await new Promise((resolve) => setTimeout(resolve, 1))
      running -= 1
      return null
    }
    const { start } = await worker(github)
    await start()
    expect(most).toBe(6)
  })

  it('goes by cursor where GitHub counts no pages', async () => {
    const github = organization(450)
    github.cursors = true
    const { start, alerts, asked } = await worker(github)
    expect(await start()).toEqual({ state: 'idle' })
    expect(await alerts()).toEqual(numbers(1, 450))
    const cursors = asked.filter(({ path }) => path === ALERTS).map(({ query }) => query.get('after'))
    expect(cursors).toEqual([null, '2', '3', '4', '5'])
  })

  it('tells its steps and counts', async () => {
    const { start, statuses, sync } = await worker(organization(250))
    expect(sync.status('octo')).toEqual({ state: 'idle' })
    const ended = start()
    expect(sync.status('OCTO')).toMatchObject({ state: 'running', step: 'repositories' })
    await ended
    const steps = statuses.map((status) => (status.state === 'running' ? status.step : status.state))
    expect([...new Set(steps)]).toEqual(['repositories', 'alerts', 'storing', 'idle'])
    expect(statuses).toContainEqual({
      state: 'running',
      step: 'alerts',
      done: 1,
      total: 3,
      alerts: expect.any(Number),
    })
  })

  it('is one, however many ask for it', async () => {
    const { sync, times, start } = await worker(organization(30))
    const ended = await Promise.all([
      start(),
      sync.start('Octo'),
      sync.start('OCTO'),
      sync.resumeAll(),
      start(),
    ])
    expect(ended[0]).toEqual({ state: 'idle' })
    expect(times(ALERTS)).toBe(1)
  })

  it('waits for the lock of a worker that still ends', async () => {
    let release = () => {}
    const free = new Promise<void>((resolve) => (release = resolve))
    const names: string[] = []
    const { start, asked } = await worker(organization(5), undefined, {
      async request(name, _, work) {
        names.push(name)
        await free
        return work()
      },
    })
    const ended = start()
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(asked).toEqual([])
    release()
    expect(await ended).toEqual({ state: 'idle' })
    expect(names).toEqual(['muster-sync octo'])
  })
})

describe('an organization', () => {
  const denied = { status: 404, json: { message: 'Not Found' } }
  const off = {
    status: 403,
    json: { message: 'Advanced Security must be enabled for this repository to use code scanning.' },
  }
  const cases: [string, string, object, Failure][] = [
    [
      'that does not exist',
      '/orgs/octo/repos',
      denied,
      { kind: 'not-found', subject: 'organization', name: 'octo' },
    ],
    [
      'whose alerts the token may not read',
      ALERTS,
      denied,
      { kind: 'no-permission', subject: 'alerts', needs: null },
    ],
    ['without code scanning', ALERTS, off, { kind: 'not-enabled', subject: 'alerts' }],
    [
      'in which nothing was analyzed',
      ALERTS,
      { status: 404, json: { message: 'no analysis found' } },
      { kind: 'not-enabled', subject: 'alerts' },
    ],
    [
      'behind single sign-on',
      '/orgs/octo/repos',
      { status: 403, headers: { 'x-github-sso': 'required; url=https://x' } },
      { kind: 'sso-required', organization: 'octo' },
    ],
  ]
  it.each(cases)('%s fails in its own way', async (_, path, answer, failure) => {
    const github = organization(5)
    github.fault = (asked) => (asked.path === path ? answer : null)
    const { start, record, store, heard } = await worker(github)
    expect(await start()).toEqual({ state: 'failed', failure, at: NOW })
    expect(await record()).toMatchObject({ syncedAt: null, lastFailure: { failure, at: NOW } })
    expect(await store.data.load('octo')).toMatchObject({ ok: false, failure: { kind: 'never-synced' } })
    expect(value(await store.pulls.jobs())).toEqual([])
    expect(heard).toEqual([])
  })

  it('that does not exist is not waited for', async () => {
    const github = organization(5)
    github.fault = ({ path }) => (path === '/orgs/octo/repos' ? denied : silence())
    const { start } = await worker(github)
    expect(await start()).toMatchObject({ state: 'failed', failure: { kind: 'not-found' } })
  })

  it.each([
    ['repositories', 0],
    ['alerts', 3],
  ])('without %s is complete with none', async (_, repositories) => {
    const github = organization(0)
    github.repositories.splice(repositories)
    const { start, record, alerts } = await worker(github)
    expect(await start()).toEqual({ state: 'idle' })
    expect(await record()).toMatchObject({ alerts: 0, repositories, completeness: { state: 'complete' } })
    expect(await alerts()).toEqual([])
  })
})

describe('a later pull', () => {
  it('reads what changed, in one request', async () => {
    const github = organization(1000)
    const { start, alerts, asked, record } = await worker(github)
    await start()
    const before = asked.length
    Object.assign(github.alerts[499] ?? {}, changedAt(NOW + 50))
    github.alerts.push(wireAlert(1001, { updated_at: toIso(NOW + 60), created_at: toIso(NOW + 60) }))
    github.now = NOW + 100
    expect(await start()).toEqual({ state: 'idle' })
    expect(asked.slice(before).map(({ path }) => path)).toEqual([ALERTS])
    expect(await alerts()).toEqual([...numbers(1, 499), '500:fixed', ...numbers(501, 1001)])
    expect(await record()).toMatchObject({
      alerts: 1001,
      syncedAt: NOW + 100,
      watermark: NOW + 60,
      fullSyncAt: NOW,
    })
  })

  it('reads on until it meets what it knows', async () => {
    const github = organization(1000)
    const { start, alerts, times, asked } = await worker(github)
    await start()
    const before = times(ALERTS)
    for (const alert of github.alerts.slice(0, 250)) Object.assign(alert, changedAt(NOW + alert.number))
    await start()
    expect(times(ALERTS) - before).toBe(3)
    expect(asked.at(-1)?.query.get('sort')).toBe('updated')
    expect(await alerts()).toEqual([...numbers(1, 250, 'fixed'), ...numbers(251, 1000)])
  })

  it('sees what changed behind the pages that were just read', async () => {
    const github = organization(400)
    github.fault = async (asked) => {
      if (asked.path !== ALERTS || asked.query.get('page') !== '4') return null
      await new Promise((resolve) => setTimeout(resolve, 20))
      // Pages 1 to 3 are answered by now. Their alerts change, and after them one that is still to be read.
      for (const alert of github.alerts.slice(0, 150)) Object.assign(alert, changedAt(NOW + 20))
      Object.assign(github.alerts[399] ?? {}, changedAt(NOW + 90))
      return null
    }
    const { start, alerts } = await worker(github)
    await start()
    expect(await alerts()).toEqual([...numbers(1, 399), '400:fixed'])
    github.fault = () => null
    await start()
    expect(await alerts()).toEqual([...numbers(1, 150, 'fixed'), ...numbers(151, 399), '400:fixed'])
  })

  it('keeps alerts that GitHub no longer shows, until everything is read again after a week', async () => {
    const github = organization(40)
    const { start, alerts, times } = await worker(github)
    await start()
    github.alerts = github.alerts.filter(({ repository }) => repository.id !== 2)
    github.now = NOW + 6 * DAY
    await start()
    expect(await alerts()).toHaveLength(40)
    github.now = NOW + 7 * DAY + 1
    await start()
    expect(await alerts()).toHaveLength(26)
    expect(times(ALERTS)).toBe(3)
  })

  it('reads repositories, teams and members again when they are old, or a new repository shows up', async () => {
    const github = organization(40)
    const { start, times, data } = await worker(github)
    await start()
    github.now = NOW + 1000
    await start()
    expect(times('/orgs/octo/repos')).toBe(1)

    github.repositories.push({ id: 9, name: 'new', full_name: 'Octo/new' })
    github.alerts.push(wireAlert(99, { repository: { id: 9 }, updated_at: toIso(NOW + 900) }))
    await start()
    expect([times('/orgs/octo/repos'), times('/orgs/octo/teams')]).toEqual([2, 1])
    expect((await data()).repositories.map(({ id }) => id)).toEqual([1, 2, 3, 9])

    github.now = NOW + DAY
    await start()
    expect([times('/orgs/octo/repos'), times('/orgs/octo/teams')]).toEqual([3, 2])
  })
})

describe('a part that cannot be read', () => {
  it.each([
    ['teams', '/orgs/octo/teams', 403],
    ['members', '/orgs/octo/members', 404],
  ])('leaves the data partial: %s', async (subject, path, status) => {
    const github = organization(10)
    github.fault = (asked) => (asked.path === path ? { status } : null)
    const { start, record, alerts } = await worker(github)
    expect(await start()).toEqual({ state: 'idle' })
    const why = { kind: 'no-permission', subject, needs: null }
    expect(await record()).toMatchObject({
      completeness: { state: 'partial', missing: [{ subject, name: null, why }] },
    })
    expect(await alerts()).toHaveLength(10)

    github.fault = () => null
    await start()
    expect(await record()).toMatchObject({ completeness: { state: 'complete' } })
  })

  it('is the custom properties, where neither listing tells them', async () => {
    const github = organization(10)
    github.repositories = github.repositories.map(({ id, name, full_name }) => ({ id, name, full_name }))
    const { start, record, times } = await worker(github)
    await start()
    expect(times('/orgs/octo/properties/values')).toBe(1)
    expect(await record()).toMatchObject({
      completeness: { missing: [{ subject: 'properties', name: null }] },
    })
  })

  it('takes the custom properties from their own listing where the repositories carry none', async () => {
    const github = organization(10)
    github.repositories = github.repositories.map(({ id, name, full_name }) => ({ id, name, full_name }))
    const pair = { property_name: 'tier', value: 'two' }
    github.fault = ({ path }) =>
      path.endsWith('/properties/values') ? { json: [{ repository_id: 2, properties: [pair] }] } : null
    const { start, record, data } = await worker(github)
    await start()
    expect((await data()).repositories.map(({ properties }) => properties)).toEqual([
      {},
      { tier: ['two'] },
      {},
    ])
    expect(await record()).toMatchObject({ completeness: { state: 'complete' } })
  })

  it('is one alert among many: named by its place, the others are used', async () => {
    const github = organization(250)
    Object.assign(github.alerts[104] ?? {}, { rule: 'hello' })
    const { start, record, alerts } = await worker(github)
    expect(await start()).toEqual({ state: 'idle' })
    expect(await alerts()).toEqual([...numbers(1, 104), ...numbers(106, 250)])
    const why = { kind: 'unexpected-answer', subject: 'alerts', problems: ['[4].rule'] }
    const missing = [{ subject: 'alerts', name: 'page 2, item 5', why }]
    expect(await record()).toMatchObject({ completeness: { state: 'partial', missing } })
    // It stays missing through later pulls, which do not read it again.
    await start()
    expect(await record()).toMatchObject({ completeness: { state: 'partial', missing } })
  })

  it('is a page that is no list: what was known of it stays', async () => {
    const github = organization(250)
    const { start, record, alerts } = await worker(github)
    await start()
    github.now = NOW + 8 * DAY
    github.fault = ({ path, query }) =>
      path === ALERTS && query.get('page') === '2' ? { json: { message: 'ups' } } : null
    expect(await start()).toEqual({ state: 'idle' })
    expect(await alerts()).toEqual(numbers(1, 250))
    expect(await record()).toMatchObject({
      completeness: { missing: [{ subject: 'alerts', name: 'page 2' }] },
    })
  })

  it('is summed up when there is much of it', async () => {
    const github = organization(100)
    for (const alert of github.alerts.slice(0, 60)) Object.assign(alert, { rule: null })
    const { start, record, store } = await worker(github)
    // The branches of an open campaign write it down once more: the sum stays.
    await store.campaigns.add(campaign())
    await start()
    const { completeness } = (await record()) ?? {}
    expect(completeness?.state === 'partial' && completeness.missing).toHaveLength(21)
    expect(completeness).toMatchObject({
      missing: expect.arrayContaining([expect.objectContaining({ name: '+40' })]),
    })
  })
})

describe('a foreign link', () => {
  it('ends the pull, and nobody else is asked', async () => {
    const github = organization(250)
    const link = `<https://evil.example${ALERTS}?page=2>; rel="next", <https://evil.example${ALERTS}?page=3>; rel="last"`
    github.fault = ({ path }) => (path === ALERTS ? { json: [], headers: { link } } : null)
    const { start, times, statuses } = await worker(github)
    expect(await start()).toMatchObject({
      state: 'failed',
      failure: { kind: 'unexpected-answer', problems: ['link header'] },
    })
    expect(times(ALERTS)).toBe(1)
    expect(statuses.at(-1)).toMatchObject({ state: 'failed' })
  })
})

describe('a fault of ours', () => {
  it('is a failure, not a sync that never ends', async () => {
    const { start, store, sync } = await worker(organization(5))
    vi.spyOn(store.pulls, 'begin').mockRejectedValue(new RangeError('ups'))
    expect(await start()).toMatchObject({
      state: 'failed',
      failure: { kind: 'internal', detail: 'RangeError' },
    })
    vi.restoreAllMocks()
    expect(await sync.start('octo')).toEqual({ state: 'idle' })
  })
})

describe('a local clock that is wrong', () => {
  it.each([-5000, 5000])('by %i s does not matter: data are as of GitHub’s time', async (off) => {
    const github = organization(250)
    const wrong = () => github.now + off
    const first = await worker(github, undefined, undefined, wrong)
    await first.start()
    expect(await first.record()).toMatchObject({ syncedAt: NOW, fullSyncAt: NOW })
    github.now = NOW + 600
    // A new worker has not heard GitHub's clock yet.
    const second = await worker(github, first.options, undefined, wrong)
    await second.start()
    expect(await second.record()).toMatchObject({ syncedAt: NOW + 600, fullSyncAt: NOW })
  })
})
