import { beforeEach, describe, expect, it } from 'vitest'
import { campaign, value } from '../storage/samples'
import { NOW, changedAt, organization, wireAlert, wirePull, type Organization } from './organization'
import { worker } from './worker'
import { fromIso } from '@/lib/time'
import { workOf } from '@/lib/tracking/work'

const kind = 'code-scanning' as const
const BRANCHES = '/git/matching-refs/heads/alert-autofix-'
let github: Organization

beforeEach(() => {
  github = organization(9)
})

/** A worker with a campaign of all open alerts, pulled once. */
async function tracked(change: Parameters<typeof campaign>[0] = {}) {
  const one = await worker(github)
  await one.start()
  const numbers = new Map<number, number[]>()
  for (const { number, repository } of github.alerts)
    numbers.set(repository.id, [...(numbers.get(repository.id) ?? []), number])
  const alerts = [...numbers].map(([repositoryId, all]) => ({ repositoryId, kind, numbers: all }))
  value(await one.store.campaigns.add(campaign({ alerts, ...change })))
  one.asked.length = 0
  one.heard.length = 0
  return {
    ...one,
    /** Work as `repository#alert: what`, ended work included. */
    async work() {
      const { work } = value(await one.store.data.load('octo'))
      return work.flatMap(({ repositoryId, branches, pulls, links }) =>
        [...workOf({ branches: branches.known, pulls: pulls.known, links })].flatMap(([alert, all]) =>
          all.map(
            (w) => `${repositoryId}#${alert}: ${w.kind === 'branch' ? w.name : `${w.number} ${w.state}`}`,
          ),
        ),
      )
    },
    /** Requests since the last call, by what they ask for. */
    requests() {
      const paths = one.asked.splice(0).map(({ path }) => path)
      return {
        branches: paths.filter((path) => path.endsWith(BRANCHES)).length,
        pulls: paths.filter((path) => path.endsWith('/pulls')).length,
        alerts: paths.filter((path) => /\/alerts\/\d+$/.test(path)).length,
      }
    },
  }
}

describe('work on alerts', () => {
  it('is found in open pull requests that nobody has touched for long, when a repository is first looked at', async () => {
    const closed = Array.from({ length: 120 }, (_, index) => wirePull(1, 500 + index, { state: 'closed' }))
    const open = Array.from({ length: 230 }, (_, index) => wirePull(1, 300 - index))
    const fixes = new Map([
      [75, 3],
      [171, 6],
      [299, 9],
    ])
    for (const one of open) {
      const alert = fixes.get(one.number)
      if (alert !== undefined) one.head.ref = `alert-autofix-${alert}`
    }
    github.contents['Octo/repo-1'] = { branches: [], pulls: [...closed, ...open], links: {} }
    github.fault = ({ path, query }) => {
      // One of the first page is closed as soon as that was read: 171, the first of the next page, moves into it.
      const oldest = open.at(-1)
      if (path.endsWith('/pulls') && query.get('page') === '3' && oldest) oldest.state = 'closed'
      return null
    }
    const { start, work, asked } = await tracked({ alerts: [{ repositoryId: 1, kind, numbers: [3, 6, 9] }] })
    await start()
    expect(await work()).toEqual(['1#3: 75 open', '1#6: 171 open', '1#9: 299 open'])
    const pages = () =>
      asked
        .splice(0)
        .flatMap(({ path, query }) =>
          path.endsWith('/pulls') ? [`${query.get('state')} ${query.get('page')}`] : [],
        )
    expect(pages()).toEqual(['all null', 'open 1', 'open 3', 'open 2', 'open 1'])
    github.now += 60
    await start()
    expect(pages()).toEqual(['all null'])
    expect(await work()).toHaveLength(3)
  })

  it('says what is missing where those cannot be read, and asks for them again', async () => {
    const closed = Array.from({ length: 120 }, (_, index) => wirePull(1, 500 + index, { state: 'closed' }))
    const old = wirePull(1, 12, { head: { ref: 'alert-autofix-3', repo: { id: 1 } } })
    github.contents['Octo/repo-1'] = { branches: [], pulls: [...closed, old], links: {} }
    github.fault = ({ query }) => (query.get('state') === 'open' ? { json: { no: 'list' } } : null)
    const { start, work, record } = await tracked({ alerts: [{ repositoryId: 1, kind, numbers: [3] }] })
    await start()
    expect(await work()).toEqual([])
    expect(await record()).toMatchObject({
      completeness: { state: 'partial', missing: [{ subject: 'pull-requests' }] },
    })
    github.fault = () => null
    await start()
    expect(await work()).toEqual(['1#3: 12 open'])
    expect(await record()).toMatchObject({ completeness: { state: 'complete' } })
  })

  it('is looked for where open campaigns have open alerts, by ETag', async () => {
    const { start, store, work, asked, times, heard, requests } = await tracked({
      alerts: [1, 2].map((repositoryId) => ({ repositoryId, kind, numbers: [3, 4] })),
    })
    const closed = [{ repositoryId: 3, kind, numbers: [2] }]
    value(await store.campaigns.add(campaign({ id: 'closed', state: 'closed', alerts: closed })))
    expect(await start()).toEqual({ state: 'idle' })
    // Alert 3 is of repository 1 and alert 4 of repository 2.
    expect(await work()).toEqual(['1#3: alert-autofix-3', '2#3: alert-autofix-3'])
    expect(heard).toHaveLength(2)
    expect(times(`/repos/Octo/repo-1${BRANCHES}`)).toBe(1)
    expect(times(`/repos/Octo/repo-3${BRANCHES}`)).toBe(0)
    expect(times('/repos/Octo/repo-3/pulls')).toBe(0)
    requests()

    await start()
    const [conditional] = asked.filter(({ path }) => path === `/repos/Octo/repo-1${BRANCHES}`)
    expect(conditional?.headers.get('if-none-match')).toBeTruthy()
    expect(await work()).toHaveLength(2)
    expect(heard).toHaveLength(3)
    requests()

    for (const alert of github.alerts) Object.assign(alert, changedAt(NOW + 5))
    await start()
    expect(requests()).toEqual({ branches: 0, pulls: 0, alerts: 0 })
  })

  it('is found in branches, in the heads and titles of pull requests, and in links', async () => {
    const convention = 'Potential fix for code scanning alert no. 6: Code injection'
    github.contents['Octo/repo-1'] = {
      branches: ['alert-autofix-3', 'alert-autofix-3.1', 'main'],
      pulls: [
        wirePull(1, 20, { head: { ref: 'alert-autofix-3', repo: { id: 1 } }, draft: true }),
        wirePull(1, 21, { title: convention, state: 'closed', merged_at: '2026-09-20T10:00:00Z' }),
        wirePull(1, 22),
        wirePull(1, 23),
      ],
      links: { 9: [22] },
    }
    const { start, work } = await tracked()
    await start()
    expect((await work()).filter((one) => one.startsWith('1#'))).toEqual([
      '1#3: alert-autofix-3',
      '1#3: alert-autofix-3.1',
      '1#3: 20 draft',
      '1#6: 21 merged',
      '1#9: 22 open',
    ])
  })

  it('has the dates of pull requests, as far as GitHub tells them', async () => {
    const createdAt = '2026-09-18T10:00:00Z'
    const mergedAt = '2026-09-20T10:00:00Z'
    github.contents['Octo/repo-1'] = {
      branches: [],
      pulls: [
        wirePull(1, 20, { head: { ref: 'alert-autofix-3', repo: { id: 1 } }, created_at: createdAt }),
        wirePull(1, 22, { created_at: createdAt, state: 'closed', merged_at: mergedAt }),
        wirePull(1, 23),
      ],
      links: { 9: [22, 23] },
    }
    const { start, store } = await tracked()
    await start()
    // Linked pull requests are those of repositories in which one is open.
    const { work } = value(await store.data.load('octo'))
    const pulls = work.find(({ repositoryId }) => repositoryId === 1)?.pulls.known ?? []
    expect(pulls.map(({ number, createdAt: opened, mergedAt: merged }) => [number, opened, merged])).toEqual([
      [20, fromIso(createdAt), undefined],
      [22, fromIso(createdAt), fromIso(mergedAt)],
      [23, undefined, undefined],
    ])
    const [one] = workOf({ branches: [], pulls, links: [] }).get(3) ?? []
    expect(one).toMatchObject({ kind: 'pull-request', createdAt: fromIso(createdAt) })
  })

  it('follows a linked pull request by the listing alone when it ends and when it is reopened', async () => {
    const pull = wirePull(1, 22)
    github.contents['Octo/repo-1'] = { branches: [], pulls: [pull], links: { 9: [22] } }
    const { start, work, heard, requests } = await tracked()
    await start()
    expect(await work()).toContain('1#9: 22 open')
    expect(requests().alerts).toBe(3)

    for (const [change, state] of [
      [{ state: 'closed', merged_at: null }, 'closed'],
      [{ state: 'closed', merged_at: '2026-09-21T10:00:00Z' }, 'merged'],
    ] as const) {
      heard.length = 0
      Object.assign(pull, change)
      github.now += 3600
      await start()
      expect(await work()).toContain(`1#9: 22 ${state}`)
      // Nothing is open: no alert can have got another open one.
      expect(requests().alerts).toBe(0)
      expect(heard).toHaveLength(2)
    }
    Object.assign(pull, { state: 'open', merged_at: null })
    github.now += 3600
    await start()
    expect(await work()).toContain('1#9: 22 open')
    expect(requests().alerts).toBe(3)
  })

  it('believes no pull request from a fork: its numbers are those of other alerts', async () => {
    const fork = { ref: 'alert-autofix-3', repo: { id: 77 } }
    const title = 'Potential fix for code scanning alert no. 3: Code injection'
    github.contents['Octo/repo-1'] = {
      branches: [],
      pulls: [
        wirePull(1, 30, { head: fork, title }),
        wirePull(1, 31, { head: { ...fork, repo: null }, title }),
      ],
      links: { 9: [30] },
    }
    const { start, work } = await tracked()
    await start()
    expect((await work()).filter((one) => one.startsWith('1#'))).toEqual(['1#9: 30 open'])
  })

  it('remembers pull requests that fell behind the hundred that changed last', async () => {
    const old = wirePull(1, 5, { head: { ref: 'alert-autofix-3', repo: { id: 1 } } })
    const contents = { branches: [], pulls: [old], links: {} }
    github.contents['Octo/repo-1'] = contents
    const { start, work } = await tracked()
    await start()
    contents.pulls = [...Array.from({ length: 100 }, (_, index) => wirePull(1, 100 + index)), old]
    await start()
    expect(await work()).toContain('1#3: 5 open')
    // A listing that is whole tells that it is gone.
    contents.pulls = [wirePull(1, 101)]
    await start()
    expect((await work()).filter((one) => one.startsWith('1#'))).toEqual([])
  })

  it('that cannot be read leaves the data partial by the name of the repository, and what was known', async () => {
    const { start, record, work, store } = await tracked()
    await start()
    const known = await work()
    const failing = ['/repos/Octo/repo-1/pulls', `/repos/Octo/repo-2${BRANCHES}`]
    github.fault = ({ path }) => (failing.includes(path) ? { status: 404 } : null)
    expect(await start()).toEqual({ state: 'idle' })
    const missing = [
      ['branches', 'Octo/repo-2'],
      ['pull-requests', 'Octo/repo-1'],
    ].map(([subject, name]) => ({ subject, name, why: { kind: 'not-found', subject, name } }))
    expect(await record()).toMatchObject({ completeness: { state: 'partial', missing } })
    expect(await work()).toEqual(known)
    expect(value(await store.pulls.jobs())).toEqual([])
    github.fault = () => null
    await start()
    expect(await record()).toMatchObject({ completeness: { state: 'complete' } })
  })

  it('in a repository that was deleted is missing at first, and the next sync knows why', async () => {
    const { start, record, alerts } = await tracked()
    expect(await alerts()).toHaveLength(9)
    github.alerts = github.alerts.filter(({ repository }) => repository.id !== 1)
    github.repositories = github.repositories.filter(({ id }) => id !== 1)
    github.fault = ({ path }) => (path.startsWith('/repos/Octo/repo-1/') ? { status: 404 } : null)
    await start()
    expect(await record()).toMatchObject({ completeness: { state: 'partial' }, repositories: 3 })
    await start()
    expect(await record()).toMatchObject({ completeness: { state: 'complete' }, repositories: 2, alerts: 6 })
    expect(await alerts()).toHaveLength(6)
  })

  it('in a repository that was renamed is found by its new name', async () => {
    const { start, work, times, data } = await tracked()
    const [first] = github.repositories
    Object.assign(first ?? {}, { name: 'renamed', full_name: 'Octo/renamed' })
    github.contents['Octo/renamed'] = { branches: ['alert-autofix-9'], pulls: [], links: {} }
    github.now += 7 * 3600
    await start()
    expect((await data()).repositories.map(({ fullName }) => fullName)).toContain('Octo/renamed')
    expect(times('/repos/Octo/renamed/pulls')).toBe(1)
    expect((await work()).filter((one) => one.startsWith('1#'))).toEqual(['1#9: alert-autofix-9'])
  })

  it('of an alert that is gone at GitHub is none', async () => {
    github.contents['Octo/repo-1'] = { branches: [], pulls: [wirePull(1, 22)], links: {} }
    const { start, record, requests } = await tracked()
    await start()
    expect(requests().alerts).toBe(3)
    expect(await record()).toMatchObject({ completeness: { state: 'complete' } })
  })

  it('goes on after a pause that GitHub wants', async () => {
    const { start, work, statuses } = await tracked()
    let limited = true
    github.fault = ({ path }) =>
      limited && path.endsWith('/pulls')
        ? { status: 429, headers: { 'retry-after': '60' }, json: { message: 'secondary rate limit' } }
        : null
    expect(await start()).toMatchObject({ state: 'waiting', step: 'work' })
    limited = false
    github.now += 120
    expect(await start()).toEqual({ state: 'idle' })
    expect(statuses.some((status) => status.state === 'running' && status.step === 'work')).toBe(true)
    expect(await work()).toHaveLength(3)
  })
})

describe('a campaign of 1000 alerts in 100 repositories', () => {
  beforeEach(() => {
    github.repositories = Array.from({ length: 100 }, (_, index) => ({
      id: index + 1,
      name: `repo-${index + 1}`,
      full_name: `Octo/repo-${index + 1}`,
      custom_properties: {},
    }))
    github.alerts = Array.from({ length: 1000 }, (_, index) =>
      wireAlert(index + 1, { repository: { id: 1 + (index % 100) } }),
    )
  })
  const everywhere = (pulls: (id: number) => ReturnType<typeof wirePull>[]) => {
    for (const { id, full_name: name } of github.repositories)
      github.contents[name] = { branches: [], pulls: pulls(id), links: {} }
  }
  const none = { branches: 100, pulls: 100, alerts: 0 }

  it('costs 200 requests, and when nothing changed 200 that are free', async () => {
    everywhere(() => [])
    const { start, requests, asked, answered } = await tracked()
    await start()
    expect(requests()).toEqual(none)
    answered.length = 0
    await start()
    expect(asked.length).toBe(201)
    expect(requests()).toEqual(none)
    expect(answered.filter((status) => status === 304)).toHaveLength(200)
  })

  it('costs at most 100 more where work goes on, until every alert was asked about once', async () => {
    everywhere((id) => [wirePull(id, 1)])
    const { start, requests, answered, store } = await tracked()
    for (let sync = 1; sync <= 10; sync++) {
      github.now += 3600
      await start()
      expect(requests()).toEqual({ ...none, alerts: 100 })
    }
    const links = value(await store.work.ofOrganization('octo')).flatMap((record) => record.links)
    expect(links).toHaveLength(1000)
    github.now += 3600
    answered.length = 0
    await start()
    expect(requests()).toEqual(none)
    expect(answered.filter((status) => status === 304)).toHaveLength(200)
  })

  it('asks again about those whose listing changed, the ones longest ago first', async () => {
    everywhere((id) => (id <= 12 ? [wirePull(id, 1)] : []))
    const { start, requests, asked } = await tracked()
    await start()
    expect(requests().alerts).toBe(100)
    github.now += 3600
    await start()
    expect(requests().alerts).toBe(20)

    everywhere((id) => (id <= 12 ? [wirePull(id, 1, { title: 'Another title' })] : []))
    github.now += 3600
    await start()
    const first = asked
      .filter(({ path }) => /\/alerts\/\d+$/.test(path))
      .map(({ path }) => path.split('/')[3])
    expect(first).toHaveLength(100)
    // Asked about in the first sync: all of the repositories 1 to 10.
    expect(new Set(first)).toEqual(new Set(Array.from({ length: 10 }, (_, index) => `repo-${index + 1}`)))
    requests()
    github.now += 3600
    await start()
    expect(requests().alerts).toBe(20)
  })
})
