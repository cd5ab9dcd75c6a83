import { beforeEach, describe, expect, it } from 'vitest'
import { ORGANIZATION, createWorld } from '../../../demo/organization/create-world.ts'
import { DEMO_TOKENS } from '../../../demo/organization/tokens.ts'
import { resolveNumbers } from '../../../demo/rest/app.ts'
import { isDevons, nameOf, repositoryWith } from '../demo/subjects.ts'
import { fetchFrom } from '../local-github'
import { campaign, disk, storeOn, value } from '../storage/samples'
import { unpackAlerts } from '@/lib/alerts/batch'
import { ok } from '@/lib/failure'
import { createGitHub } from '@/lib/github/client'
import { createSync } from '@/lib/sync/sync'
import type { Organization, Repository } from '../../../demo/organization/model.ts'
import type { World } from '../../../demo/organization/world.ts'

const NOW = Date.UTC(2026, 10, 20, 10)
let world: World
let organization: Organization
let own: Repository
let foreign: Repository
let clock: number

beforeEach(() => {
  clock = NOW
  world = createWorld({ now: NOW, alerts: 900, repositories: 48, clock: () => clock })
  const found = world.organization(ORGANIZATION)
  if (!found) throw new Error('no organization')
  organization = found
  const hasOpen = (one: Repository) => one.alerts.filter(({ state }) => state === 'open').length > 3
  own = repositoryWith(organization, (one) => isDevons(one) && hasOpen(one) && one.visibility === 'private')
  foreign = repositoryWith(organization, (one) => !isDevons(one) && hasOpen(one))
})

/** Devon's Muster against the local GitHub, which answers like a browser's `fetch`: redirects are followed. */
async function devons(repositories: Repository[] = [own, foreign]) {
  const ask = fetchFrom(world)
  const answered: string[] = []
  const fetch: typeof globalThis.fetch = async (input, init) => {
    for (let address = String(input instanceof Request ? input.url : input); ;) {
      const response = await ask(address, init)
      const next = response.headers.get('location')
      if (response.status !== 301 || next === null) {
        answered.push(`${response.status} ${resolveNumbers(world, new URL(address).pathname)}`)
        return response
      }
      address = next
    }
  }
  const now = () => clock / 1000
  const github = createGitHub({ token: () => Promise.resolve(ok(DEMO_TOKENS.developer)), fetch, now })
  const store = await storeOn(disk())
  const locks = { request: <T>(_: string, __: object, work: () => Promise<T>) => work() }
  const login = () => Promise.resolve(ok('devon-developer'))
  const sync = createSync({ github, store, login, locks, onStatus: () => {}, onData: () => {} })
  value(await store.organizations.add(ORGANIZATION))
  const alerts = repositories.map(({ id, alerts: all }) => ({
    repositoryId: id,
    kind: 'code-scanning' as const,
    numbers: all.map(({ number }) => number),
  }))
  value(await store.campaigns.add(campaign({ organization: ORGANIZATION, alerts })))
  return {
    store,
    sync,
    answered,
    look: (one: Repository = own) => sync.repository(ORGANIZATION, nameOf(one)),
    async stored({ id }: Repository = own) {
      const { batch, pull, repository } = value(await store.repositoryPulls.load(ORGANIZATION, id))
      const all = batch ? unpackAlerts(batch) : []
      return { pull, repository, alerts: all.map(({ number, state }) => `${number} ${state}`).sort() }
    },
  }
}

const statesOf = ({ alerts }: Repository) => alerts.map(({ number, state }) => `${number} ${state}`).sort()

describe('a developer’s sync of an organization', () => {
  it('brings the alerts of his own repositories, and says what is missing', async () => {
    const { sync, store, stored } = await devons()
    expect(await sync.start(ORGANIZATION)).toEqual({ state: 'idle' })
    expect((await stored()).alerts).toEqual(statesOf(own))
    expect((await stored(foreign)).alerts).toEqual([])
    const record = value(await store.organizations.get(ORGANIZATION))
    expect(record).toMatchObject({ alerts: own.alerts.length, lastFailure: null })
    expect(record?.completeness).toMatchObject({
      missing: [
        {
          subject: 'alerts',
          name: nameOf(foreign),
          why: { kind: 'no-permission', subject: 'repository-alerts' },
        },
        { subject: 'alerts', name: null, why: { kind: 'no-permission', subject: 'alerts' } },
      ],
    })
    expect((await stored()).repository).toMatchObject({ fullName: nameOf(own), canPush: true })
    expect((await stored(foreign)).repository).toMatchObject({ canPush: false })
  })

  it('without any repository of his own is refused as ever', async () => {
    const { sync } = await devons([foreign])
    expect(await sync.start(ORGANIZATION)).toMatchObject({
      state: 'failed',
      failure: { kind: 'no-permission', subject: 'alerts' },
    })
  })
})

describe('a developer’s look at a repository', () => {
  it('brings its alerts, and costs nothing when nothing changed', async () => {
    const { look, stored, answered } = await devons()
    expect(value(await look())).toMatchObject({ changed: true, failure: null })
    expect((await stored()).alerts).toEqual(statesOf(own))
    answered.length = 0
    expect(value(await look())).toMatchObject({ changed: false, failure: null })
    expect(answered.filter((one) => !one.startsWith('304'))).toEqual([])
    expect(answered.length).toBeGreaterThan(1)
  })

  it('sees at once what was fixed', async () => {
    const { look, stored } = await devons()
    await look()
    const alert = own.alerts.find(({ state }) => state === 'open')
    if (!alert) throw new Error('no open alert')
    clock += 60_000
    world.fixAlert(nameOf(own), alert.number)
    expect(value(await look()).changed).toBe(true)
    expect((await stored()).alerts).toContain(`${alert.number} fixed`)
  })

  it('follows it when it is renamed', async () => {
    const { look, stored, store, sync } = await devons()
    await look()
    const before = nameOf(own)
    world.renameRepository(before, 'another-name')
    const now = `${ORGANIZATION}/another-name`
    expect(value(await sync.repository(ORGANIZATION, before))).toMatchObject({
      repositoryId: own.id,
      fullName: now,
      changed: true,
    })
    expect((await stored()).repository?.fullName).toBe(now)
    expect(value(await store.repositoryPulls.find(ORGANIZATION, now))).toBe(own.id)
  })

  it('sees that it was archived', async () => {
    const { look, stored } = await devons()
    await look()
    world.archiveRepository(nameOf(own))
    expect(value(await look()).changed).toBe(true)
    expect((await stored()).repository?.archived).toBe(true)
  })

  it('is told why where there is nothing to see, and keeps what it saw', async () => {
    const { look, stored } = await devons()
    expect(value(await look(own)).failure).toBeNull()
    own.codeScanning = false
    expect(value(await look())).toMatchObject({
      failure: { kind: 'not-enabled', subject: 'repository-alerts' },
    })
    own.codeScanning = true
    world.deleteRepository(nameOf(own))
    expect(value(await look())).toMatchObject({ failure: { kind: 'not-found', name: nameOf(own) } })
    const { pull, alerts } = await stored()
    expect(pull).toMatchObject({ failure: { why: { kind: 'not-found' } }, alerts: { asOf: NOW / 1000 } })
    expect(alerts).toEqual(statesOf(own))
    // Of a repository that was never read nothing is known but its name.
    expect(value(await look(foreign))).toMatchObject({
      failure: { kind: 'no-permission', subject: 'repository-alerts' },
    })
    expect((await stored(foreign)).pull).toMatchObject({
      alerts: null,
      facts: { repository: { canPush: false } },
    })
  })
})
