import { beforeAll, describe, expect, it } from 'vitest'
import { ORGANIZATION, createWorld } from '../../../demo/organization/create-world.ts'
import { DEMO_TOKENS } from '../../../demo/organization/tokens.ts'
import { fetchFrom } from '../local-github'
import { campaign, disk, storeOn, value } from '../storage/samples'
import { unpackAlerts } from '@/lib/alerts/batch'
import { ok } from '@/lib/failure'
import { createGitHub } from '@/lib/github/client'
import { createSync } from '@/lib/sync/sync'
import { statusOf, workOf, type Work } from '@/lib/tracking/work'
import type { World } from '../../../demo/organization/world.ts'

const NOW = Date.UTC(2026, 10, 20, 10)

/** Everything of ours against the local GitHub of the demonstration, without a network in between. */
async function against(world: World, token: string = DEMO_TOKENS.manager) {
  const ask = fetchFrom(world)
  let requests = 0
  const fetch: typeof globalThis.fetch = (input, init) => {
    requests += 1
    return ask(input, init)
  }
  const now = () => world.clock() / 1000
  const github = createGitHub({ token: () => Promise.resolve(ok(token)), fetch, now })
  const store = await storeOn(disk())
  const locks = { request: <T>(_: string, __: object, work: () => Promise<T>) => work() }
  const login = () => Promise.resolve(ok('maya-manager'))
  const sync = createSync({ github, store, login, locks, onStatus: () => {}, onData: () => {} })
  return { github, store, sync, requests: () => requests }
}

describe('the local GitHub', () => {
  let world: World
  let clock = NOW
  beforeAll(() => {
    world = createWorld({ now: NOW, alerts: 1500, repositories: 40, clock: () => clock })
  })

  it('is pulled whole', async () => {
    const { sync, store } = await against(world)
    expect(await sync.start(ORGANIZATION)).toEqual({ state: 'idle' })
    const record = value(await store.organizations.get(ORGANIZATION))
    expect(record).toMatchObject({
      login: ORGANIZATION,
      alerts: 1500,
      repositories: 40,
      completeness: { state: 'complete' },
    })

    const organization = world.organizations.find(({ login }) => login === ORGANIZATION)
    const { batches, repositories, teams, members } = value(await store.data.load(ORGANIZATION))
    const stored = batches.flatMap(unpackAlerts)
    for (const { id, name, alerts, topics } of organization?.repositories ?? []) {
      const own = stored.filter(({ repositoryId }) => repositoryId === id)
      const states = (all: readonly { number: number; state: string }[]) =>
        all.map(({ number, state }) => `${number} ${state}`).sort()
      expect(states(own)).toEqual(states(alerts))
      expect(repositories.find((one) => one.id === id)).toMatchObject({ name, topics })
    }
    expect(repositories.some(({ properties }) => Object.keys(properties).length > 0)).toBe(true)
    expect(teams.map(({ slug }) => slug).sort()).toEqual(organization?.teams.map(({ slug }) => slug).sort())
    const owners = organization?.members
      .filter(({ role }) => role === 'admin')
      .map(({ person }) => person.login)
    expect(members.logins).toEqual(expect.arrayContaining(owners ?? []))
  })

  it('is pulled again in one request when one alert was fixed', async () => {
    const { sync, store, requests } = await against(world)
    await sync.start(ORGANIZATION)
    const before = requests()
    const repository = world.organizations
      .find(({ login }) => login === ORGANIZATION)
      ?.repositories.find((one) => one.alerts.some(({ state }) => state === 'open'))
    const alert = repository?.alerts.find(({ state }) => state === 'open')
    if (!repository || !alert) throw new Error('no open alert')
    clock += 60_000
    world.fixAlert(`${ORGANIZATION}/${repository.name}`, alert.number)
    expect(await sync.start(ORGANIZATION)).toEqual({ state: 'idle' })
    expect(requests() - before).toBe(1)
    const { batches } = value(await store.data.load(ORGANIZATION))
    const found = batches
      .flatMap(unpackAlerts)
      .find((one) => one.repositoryId === repository.id && one.number === alert.number)
    expect(found).toMatchObject({ state: 'fixed', fixedAt: clock / 1000 })
  })

  it('tells what goes on for the alerts of a campaign', async () => {
    const { sync, store } = await against(world)
    await sync.start(ORGANIZATION)
    const organization = world.organizations.find(({ login }) => login === ORGANIZATION)
    const repositories =
      organization?.repositories.filter(({ pullRequests }) => pullRequests.length > 0) ?? []
    const alerts = repositories.map(({ id, alerts: all }) => ({
      repositoryId: id,
      kind: 'code-scanning' as const,
      numbers: all.filter(({ state }) => state === 'open').map(({ number }) => number),
    }))
    value(await store.campaigns.add(campaign({ organization: ORGANIZATION, alerts })))
    expect(await sync.start(ORGANIZATION)).toEqual({ state: 'idle' })
    expect(value(await store.organizations.get(ORGANIZATION))?.completeness).toEqual({ state: 'complete' })

    const { work } = value(await store.data.load(ORGANIZATION))
    let inProgress = 0
    for (const { id, alerts: all, branches, pullRequests } of repositories) {
      const record = work.find(({ repositoryId }) => repositoryId === id)
      const found = record
        ? workOf({ branches: record.branches.known, pulls: record.pulls.known, links: record.links })
        : new Map<number, Work[]>()
      for (const { number } of all.filter(({ state }) => state === 'open')) {
        const pulls = pullRequests.filter((pull) => pull.alerts.includes(number))
        const ended = pulls.length > 0 && pulls.every(({ state }) => state === 'closed')
        const begun = pulls.length > 0 || branches.some(({ name }) => name === `alert-autofix-${number}`)
        const status = statusOf({ state: 'open', assignees: [] }, found.get(number))
        expect(`${id}/${number} ${status}`).toBe(
          `${id}/${number} ${begun && !ended ? 'in-progress' : 'open'}`,
        )
        if (status === 'in-progress') inProgress += 1
      }
    }
    expect(inProgress).toBeGreaterThan(5)
  })

  it.each([
    ['empty-org', DEMO_TOKENS.manager, { state: 'idle' }],
    ['no-scanning-org', DEMO_TOKENS.manager, { failure: { kind: 'not-enabled', subject: 'alerts' } }],
    ['secret-org', DEMO_TOKENS.manager, { failure: { kind: 'sso-required', organization: 'secret-org' } }],
    [
      'nowhere',
      DEMO_TOKENS.manager,
      { failure: { kind: 'not-found', subject: 'organization', name: 'nowhere' } },
    ],
    [
      ORGANIZATION,
      DEMO_TOKENS.developer,
      { failure: { kind: 'no-permission', subject: 'alerts', needs: null } },
    ],
    [
      ORGANIZATION,
      DEMO_TOKENS.withoutSecurityEvents,
      { failure: { kind: 'no-permission', subject: 'alerts' } },
    ],
    [
      ORGANIZATION,
      DEMO_TOKENS.fineGrainedWithoutAlerts,
      { failure: { kind: 'no-permission', needs: 'security_events=read' } },
    ],
    [ORGANIZATION, DEMO_TOKENS.expired, { failure: { kind: 'token-rejected' } }],
  ])('answers %s as it should with the token %s', async (organization, token, expected) => {
    const { sync } = await against(world, token)
    expect(await sync.start(organization)).toMatchObject(expected)
  })

  it.each([
    [DEMO_TOKENS.manager, ['present', 'present', 'present'], 'classic'],
    [DEMO_TOKENS.withoutSecurityEvents, ['missing', 'present', 'missing'], 'classic'],
    [DEMO_TOKENS.fineGrained, ['unknown', 'unknown', 'unknown'], 'fine-grained'],
  ])('tells about the token %s', async (token, states, type) => {
    const { github } = await against(world, token)
    const { info } = value(await github.checkToken(token))
    expect(info.scopes.map(({ state }) => state)).toEqual(states)
    expect(info).toMatchObject({ type, expiresAt: expect.any(Number) })
  })
})
