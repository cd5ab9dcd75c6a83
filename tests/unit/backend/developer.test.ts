import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { beforeEach, describe, expect, it } from 'vitest'
import { ORGANIZATION, createWorld } from '../../../demo/organization/create-world.ts'
import { DEMO_TOKENS } from '../../../demo/organization/tokens.ts'
import { isDevons, nameOf, repositoryWith } from '../demo/subjects.ts'
import { fetchFrom } from '../local-github'
import { campaign } from '../storage/samples'
import { NOW, testBackend, valueOf } from './backend'
import { ok } from '@/lib/failure'
import { createGitHub } from '@/lib/github/client'
import { openStore } from '@/lib/storage/store'
import { createSync } from '@/lib/sync/sync'
import type { Repository } from '../../../demo/organization/model.ts'
import type { World } from '../../../demo/organization/world.ts'

let world: World
let own: Repository
let foreign: Repository

beforeEach(() => {
  world = createWorld({ now: NOW * 1000, alerts: 900, repositories: 48 })
  const organization = world.organization(ORGANIZATION)
  if (!organization) throw new Error('no organization')
  const many = (one: Repository) => one.alerts.length > 5 && one.visibility === 'private'
  own = repositoryWith(organization, (one) => isDevons(one) && many(one))
  foreign = repositoryWith(organization, (one) => !isDevons(one) && many(one))
})

/** Devon's Muster on the local GitHub, with a campaign that somebody shared. */
async function devons() {
  const store = valueOf(await openStore({ indexedDB: new IDBFactory(), IDBKeyRange }))
  const token = () => Promise.resolve(ok(DEMO_TOKENS.developer))
  const github = createGitHub({ token, fetch: fetchFrom(world), now: () => NOW })
  const told: Promise<unknown>[] = []
  const sync = createSync({
    github,
    store,
    login: () => Promise.resolve(ok('devon-developer')),
    locks: { request: (_, __, work) => work() },
    onStatus: () => undefined,
    onData: (organization) => told.push(backend.dataChanged(organization)),
  })
  const backend = await testBackend({ store, github, sync })
  valueOf(await store.organizations.add(ORGANIZATION))
  const shared = [own, foreign]
  const alerts = shared.map(({ id, alerts: all }) => ({
    repositoryId: id,
    kind: 'code-scanning' as const,
    numbers: all.map(({ number }) => number),
  }))
  const one = valueOf(await store.campaigns.add(campaign({ organization: ORGANIZATION, alerts })))
  const repositories = shared.map((repository) => ({ id: repository.id, fullName: nameOf(repository) }))
  valueOf(await store.publications.change(one.id, (now) => ({ ...now, origin: 'repository', repositories })))
  return {
    ...backend,
    id: one.id,
    async synced() {
      await sync.start(ORGANIZATION)
      await Promise.all(told)
    },
  }
}

const closedOf = ({ alerts }: Repository) => alerts.filter(({ state }) => state !== 'open').length

describe('a developer', () => {
  it('sees on the organization’s pages what can be seen, and that the rest cannot', async () => {
    const { handlers, synced } = await devons()
    await synced()
    const { campaigns, data } = valueOf(await handlers['campaigns.list']({ organization: ORGANIZATION }))
    const progress = campaigns[0]?.progress
    expect(progress).toMatchObject({
      total: own.alerts.length + foreign.alerts.length,
      notVisible: foreign.alerts.length,
    })
    expect((progress?.fixed ?? 0) + (progress?.dismissed ?? 0)).toBe(closedOf(own))
    expect(data).toMatchObject({
      state: 'present',
      alerts: own.alerts.length,
      completeness: { state: 'partial', missing: [{ name: nameOf(foreign) }, { name: null }] },
    })
    expect(valueOf(await handlers['organizations.status']({ organization: ORGANIZATION })).sync).toEqual({
      state: 'idle',
    })
  })

  it('sees on a repository’s pages what is left there, without a pull of the organization', async () => {
    const { handlers, concerns, id } = await devons()
    const repository = nameOf(own)
    expect(valueOf(await concerns(repository))).toBe(true)
    expect(valueOf(await handlers['repository.status']({ repository }))).toMatchObject({
      data: { state: 'never' },
      left: null,
      campaigns: [{ id, here: null, alerts: own.alerts.length }],
    })
    const seen = valueOf(await handlers['repository.refresh']({ repository, asked: false }))
    expect(seen).toMatchObject({ data: { state: 'present' }, canWrite: true, isArchived: false })
    expect(seen.left).toBe(own.alerts.length - closedOf(own))
    const page = { repository, id, query: 'is:open', offset: 0, limit: 100 }
    expect(valueOf(await handlers['repository.alerts'](page)).total).toBe(seen.left)
  })

  it('sees the campaign of a repository whose alerts he may not read, and why there are no counts', async () => {
    const { handlers } = await devons()
    const repository = nameOf(foreign)
    expect(valueOf(await handlers['repository.refresh']({ repository, asked: false }))).toMatchObject({
      repository,
      data: { state: 'failed', failure: { kind: 'no-permission', subject: 'repository-alerts' }, asOf: null },
      canWrite: false,
      left: null,
      campaigns: [{ here: null, due: null, alerts: foreign.alerts.length }],
    })
  })
})
