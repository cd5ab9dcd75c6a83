import { Dexie } from 'dexie'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { API } from '../github/wire'
import { campaign, value } from '../storage/samples'
import { ALERTS, NOW, changedAt, organization, wireAlert, wirePull, type Organization } from './organization'
import { worker } from './worker'
import { unpackAlerts } from '@/lib/alerts/batch'
import { DAY } from '@/lib/time'

const kind = 'code-scanning' as const
const ONE = '/repos/Octo/repo-1'
const OF_ONE = `${ONE}/code-scanning/alerts`
let github: Organization

beforeEach(() => {
  // Repository 1 has the alerts 3, 6 and 9.
  github = organization(9)
  github.contents['Octo/repo-1'] = {
    branches: ['alert-autofix-3'],
    pulls: [wirePull(1, 20)],
    links: { 6: [20], 9: [] },
  }
})

/** A worker that knows the organization and a campaign, but has pulled nothing. */
async function knowing(numbers = [3, 6, 9], options?: Parameters<typeof worker>[1]) {
  const one = await worker(github, options)
  value(await one.store.organizations.add('Octo'))
  if (!options) {
    value(await one.store.campaigns.add(campaign({ alerts: [{ repositoryId: 1, kind, numbers }] })))
  }
  return {
    ...one,
    look: (name = 'Octo/repo-1') => one.sync.repository('octo', name),
    async content(id = 1) {
      const content = value(await one.store.repositoryPulls.load('octo', id))
      const alerts = content.batch ? unpackAlerts(content.batch) : []
      return { ...content, alerts: alerts.map(({ number, state }) => `${number}:${state}`) }
    },
    paths: () => one.asked.splice(0).map(({ path }) => path),
  }
}

describe('a look at one repository', () => {
  it('reads what it is, its alerts, and the work on those of open campaigns', async () => {
    const { look, content, paths, heard } = await knowing([3, 6])
    expect(value(await look())).toEqual({
      repositoryId: 1,
      fullName: 'Octo/repo-1',
      changed: true,
      failure: null,
    })
    const { pull, repository, alerts, work } = await content()
    expect(pull).toMatchObject({ nameKey: 'octo/repo-1', failure: null, alerts: { asOf: NOW, count: 3 } })
    expect(repository).toMatchObject({ id: 1, fullName: 'Octo/repo-1', properties: { tier: ['one'] } })
    expect(alerts).toEqual(['3:open', '6:open', '9:open'])
    expect(work?.branches.known).toEqual([{ number: 3, name: 'alert-autofix-3' }])
    expect(work?.links.map(({ number, pulls }) => [number, pulls])).toEqual([
      [3, []],
      [6, [20]],
    ])
    const asked = paths()
    expect(asked).toContain(ONE)
    expect(asked.some((path) => path.startsWith('/orgs/'))).toBe(false)
    // 9 is in no campaign.
    expect(asked).not.toContain(`${OF_ONE}/9`)
    expect(heard).toEqual([])
  })

  it('is free when nothing changed, and says so', async () => {
    const { look, answered, asked, content } = await knowing()
    await look()
    answered.length = 0
    asked.length = 0
    github.now += 600
    expect(value(await look())).toMatchObject({ changed: false, failure: null })
    expect(new Set(answered)).toEqual(new Set([304]))
    expect(asked.map(({ path }) => path).sort()).toEqual(
      [ONE, OF_ONE, `${ONE}/git/matching-refs/heads/alert-autofix-`, `${ONE}/pulls`].sort(),
    )
    expect((await content()).pull?.alerts?.asOf).toBe(NOW + 600)
  })

  it('is one, however many ask at the same time', async () => {
    const { look, sync, times } = await knowing()
    const looks = await Promise.all([look(), look('OCTO/Repo-1'), sync.repository('OCTO', 'Octo/repo-1')])
    expect(new Set(looks).size).toBe(1)
    expect(times(OF_ONE)).toBe(1)
    await look()
    expect(times(OF_ONE)).toBe(2)
  })

  it('looks for no work where no open campaign has an open alert', async () => {
    const { look, paths } = await knowing([2])
    await look()
    expect(paths()).toEqual([ONE, OF_ONE])
  })

  it('tells what changed', async () => {
    const { look, content } = await knowing()
    await look()
    Object.assign(github.alerts[2] ?? {}, changedAt(NOW + 50))
    github.now += 100
    expect(value(await look()).changed).toBe(true)
    expect((await content()).alerts).toEqual(['3:fixed', '6:open', '9:open'])
    github.contents['Octo/repo-1'] = { branches: [], pulls: [], links: {} }
    expect(value(await look()).changed).toBe(true)
    expect(value(await look()).changed).toBe(false)
    const [first] = github.repositories
    Object.assign(first ?? {}, { archived: true })
    expect(value(await look()).changed).toBe(true)
    expect((await content()).repository?.archived).toBe(true)
  })

  it('reads of many alerts only those that changed, and all again after a week', async () => {
    github.alerts = Array.from({ length: 250 }, (_, index) => wireAlert(index + 1, { repository: { id: 1 } }))
    const { look, content, times } = await knowing()
    await look()
    expect(times(OF_ONE)).toBe(4)
    expect((await content()).alerts).toHaveLength(250)
    Object.assign(github.alerts[0] ?? {}, changedAt(NOW + 5))
    github.now += 10
    await look()
    expect(times(OF_ONE)).toBe(5)
    expect((await content()).alerts[0]).toBe('1:fixed')
    expect((await content()).pull?.alerts).toMatchObject({ count: 250, wholeAt: NOW })

    github.alerts = github.alerts.slice(0, 240)
    github.now = NOW + 7 * DAY
    await look()
    expect((await content()).alerts).toHaveLength(240)
    expect((await content()).pull?.alerts).toMatchObject({ count: 240, wholeAt: github.now })
  })

  it('reads everything again where what was stored is damaged', async () => {
    const { look, content, options } = await knowing()
    await look()
    const { indexedDB, IDBKeyRange } = options
    const engine = indexedDB && IDBKeyRange ? { indexedDB, IDBKeyRange } : {}
    const database = await new Dexie(options.name ?? '', engine).open()
    const damaged = { organization: 'octo', repositoryId: 1, kind, batch: 'none' }
    await database.table('alertChunks').put(damaged)
    database.close()
    expect((await content()).alerts).toEqual([])
    expect(value(await look())).toMatchObject({ changed: true, failure: null })
    expect((await content()).alerts).toHaveLength(3)
  })

  it('finds none where all alerts are gone, and the database then holds none', async () => {
    const { look, content } = await knowing()
    await look()
    github.alerts = []
    github.now += 60
    expect(value(await look()).changed).toBe(true)
    expect(await content()).toMatchObject({ alerts: [], batch: null, pull: { alerts: { count: 0 } } })
    expect(value(await look()).changed).toBe(false)
  })
})

describe('a repository', () => {
  it('that was renamed is found by its new name, and by its former one', async () => {
    const { look, store, content, times } = await knowing()
    await look()
    const [first] = github.repositories
    Object.assign(first ?? {}, { name: 'store', full_name: 'Octo/store' })
    github.contents['Octo/store'] = { branches: [], pulls: [], links: {} }
    github.fault = ({ path }) => (path === ONE ? { json: first, url: `${API}/repositories/1` } : null)
    expect(value(await look())).toMatchObject({ repositoryId: 1, fullName: 'Octo/store', changed: true })
    expect(times('/repos/Octo/store/code-scanning/alerts')).toBe(1)
    expect(value(await store.repositoryPulls.find('octo', 'octo/STORE'))).toBe(1)
    expect((await content()).repository?.fullName).toBe('Octo/store')
    expect((await content()).work?.branches.known).toEqual([])
  })

  it('that has taken the name of another is not mistaken for it', async () => {
    const { look, store, content } = await knowing()
    await look()
    github.repositories = [{ id: 9, name: 'repo-1', full_name: 'Octo/repo-1' }]
    github.alerts = [wireAlert(1, { repository: { id: 9 } })]
    expect(value(await look())).toMatchObject({ repositoryId: 9 })
    expect((await content(9)).alerts).toEqual(['1:open'])
    expect((await content(1)).alerts).toHaveLength(3)
    expect(value(await store.repositoryPulls.find('octo', 'Octo/repo-1'))).toBe(9)
  })

  it('of which nobody has heard is a failure, and nothing is stored of it', async () => {
    const { look, store } = await knowing()
    expect(await look('Octo/nothing')).toEqual({
      ok: false,
      failure: { kind: 'not-found', subject: 'repositories', name: 'Octo/nothing' },
    })
    expect(value(await store.repositoryPulls.ofOrganization('octo'))).toEqual([])
  })

  const gone = { status: 404, json: { message: 'Not Found' } }
  const off = { status: 403, json: { message: 'Code scanning is not enabled for this repository.' } }
  const hidden = { status: 403, json: { message: 'You are not authorized to read code scanning alerts.' } }
  const limited = { status: 429, headers: { 'retry-after': '60' } }
  it.each([
    ['was deleted', ONE, gone, 'not-found'],
    ['has code scanning switched off', OF_ONE, off, 'not-enabled'],
    ['shows its alerts no more', OF_ONE, hidden, 'no-permission'],
    ['hides its alerts', OF_ONE, gone, 'no-permission'],
    ['has to wait for GitHub’s limit', OF_ONE, limited, 'rate-limited'],
  ])(
    'that %s keeps what was known with its age, until it can be read again',
    async (_, path, answer, why) => {
      const { look, content } = await knowing()
      await look()
      github.fault = (asked) => (asked.path === path ? answer : null)
      github.now += 3600
      expect(value(await look())).toMatchObject({ changed: true, failure: { kind: why } })
      const { pull, alerts } = await content()
      expect(pull).toMatchObject({ failure: { why: { kind: why }, at: NOW + 3600 }, alerts: { asOf: NOW } })
      expect(alerts).toHaveLength(3)

      github.fault = () => null
      github.now += 3600
      expect(value(await look())).toMatchObject({ failure: null, changed: true })
      expect((await content()).pull).toMatchObject({ failure: null, alerts: { asOf: NOW + 7200 } })
    },
  )

  it('whose branches cannot be read keeps them, and is said to lack them', async () => {
    const { look, content } = await knowing()
    await look()
    const branches = `${ONE}/git/matching-refs/heads/alert-autofix-`
    github.fault = ({ path }) => (path === branches ? gone : null)
    expect(value(await look())).toMatchObject({ failure: { kind: 'not-found', subject: 'branches' } })
    const { work, pull } = await content()
    expect(work?.branches.known).toHaveLength(1)
    expect(pull?.alerts?.asOf).toBe(NOW)
  })

  it('of an organization that was removed meanwhile does not come back', async () => {
    const { look, store } = await knowing()
    let go = () => {}
    const held = new Promise<null>((resolve) => (go = () => resolve(null)))
    github.fault = ({ path }) => (path === OF_ONE ? held : null)
    const looking = look()
    await vi.waitUntil(() => store.organizations.get('octo'))
    value(await store.organizations.remove('octo'))
    go()
    expect(await looking).toEqual({ ok: false, failure: { kind: 'cancelled' } })
    expect(value(await store.repositoryPulls.ofOrganization('octo'))).toEqual([])
    expect(value(await store.organizations.list())).toEqual([])
  })
})

describe('beside the pull of its organization', () => {
  it('a look is not undone by a pull that began before it, and does not hold it up', async () => {
    const { look, start, alerts, record, store } = await knowing()
    await start()
    github.now = NOW + 8 * DAY
    let go = () => {}
    const held = new Promise<null>((resolve) => (go = () => resolve(null)))
    // The pull has read all alerts, and waits for something else.
    github.fault = ({ path }) => (path === '/orgs/octo/members' ? held : null)
    const pulling = start()
    await vi.waitUntil(async () => value(await store.pulls.job('octo'))?.pages.ended === true)
    Object.assign(github.alerts[2] ?? {}, changedAt(github.now + 5))
    github.now += 10
    expect(value(await look()).changed).toBe(true)
    expect(await alerts()).toContain('3:fixed')
    go()
    expect(await pulling).toEqual({ state: 'idle' })
    expect(await alerts()).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => (n === 3 ? '3:fixed' : `${n}:open`)),
    )
    expect(await record()).toMatchObject({ alerts: 9, completeness: { state: 'complete' } })
    // And the next pull knows the change as well.
    await start()
    expect(await alerts()).toContain('3:fixed')
  })

  it('a look at what is older than the pull undoes nothing of it', async () => {
    const { look, start, alerts, record, times } = await knowing()
    await look()
    Object.assign(github.alerts[5] ?? {}, changedAt(NOW + 50))
    github.alerts.push(wireAlert(12, { repository: { id: 1 } }))
    github.now = NOW + 100
    expect(await start()).toEqual({ state: 'idle' })
    expect(await record()).toMatchObject({ alerts: 10, repositories: 3 })
    expect(await alerts()).toContain('6:fixed')
    const before = times(OF_ONE)
    await look()
    expect(times(OF_ONE)).toBe(before + 1)
    expect(await alerts()).toHaveLength(10)
    expect(await record()).toMatchObject({ alerts: 10 })
  })

  it('the total of alerts follows a look', async () => {
    const { look, start, record } = await knowing()
    await start()
    github.alerts.push(wireAlert(12, { repository: { id: 1 } }))
    await look()
    expect(await record()).toMatchObject({ alerts: 10 })
    github.alerts = github.alerts.filter(({ repository }) => repository.id !== 1)
    await look()
    expect(await record()).toMatchObject({ alerts: 6 })
  })

  it('alerts that a full pull took away are read anew, not held to be unchanged', async () => {
    const { look, start, content, answered } = await knowing()
    await look()
    const all = github.alerts
    github.alerts = all.filter(({ repository }) => repository.id !== 1)
    github.now += 60
    await start()
    expect((await content()).alerts).toEqual([])
    github.alerts = all
    answered.length = 0
    expect(value(await look())).toMatchObject({ changed: true })
    expect((await content()).alerts).toHaveLength(3)
    expect(answered).toContain(200)
  })

  it('a repository that left the organization takes what was read of it along', async () => {
    const { look, start, store, data } = await knowing()
    await start()
    await look()
    const gone = github
    gone.repositories = gone.repositories.filter(({ id }) => id !== 1)
    gone.alerts = gone.alerts.filter(({ repository }) => repository.id !== 1)
    gone.now += DAY
    await start()
    expect(value(await store.repositoryPulls.ofOrganization('octo'))).toEqual([])
    expect((await data()).repositories.map(({ id }) => id)).toEqual([2, 3])
  })

  it('a new name is known everywhere at once, until a later listing tells another', async () => {
    const { look, start, data } = await knowing()
    await start()
    const [first] = github.repositories
    Object.assign(first ?? {}, { name: 'store', full_name: 'Octo/store', custom_properties: undefined })
    github.now += 60
    await look('Octo/store')
    const named = (await data()).repositories.find(({ id }) => id === 1)
    // This answer tells no custom properties: those of the listing stay.
    expect(named).toMatchObject({ fullName: 'Octo/store', properties: { tier: ['one'] } })
    Object.assign(first ?? {}, { name: 'again', full_name: 'Octo/again' })
    github.now += DAY
    await start()
    expect((await data()).repositories.find(({ id }) => id === 1)?.fullName).toBe('Octo/again')
  })

  it('a look costs the pull nothing: it goes on by its own watermark', async () => {
    const { look, start, times } = await knowing()
    await start()
    await look()
    github.now += 60
    await start()
    expect(times(ALERTS)).toBe(2)
  })
})
