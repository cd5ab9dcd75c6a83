import { beforeEach, describe, expect, it, vi } from 'vitest'
import { silence, type Answer, type Asked } from '../github/wire'
import { campaign, value } from '../storage/samples'
import { ALERTS, NOW, changedAt, organization, wireAlert, type Organization } from './organization'
import { worker } from './worker'
import { DAY } from '@/lib/time'
import type { DatabaseOptions } from '@/lib/storage/database'

const kind = 'code-scanning' as const
const NOT_FOUND = { status: 404, json: { message: 'Not Found' } }
const FORBIDDEN = { status: 403, json: { message: 'You are not authorized to read code scanning alerts.' } }
const REFUSED = { kind: 'no-permission', subject: 'alerts', needs: null } as const
const ofRepository = (id: number) => `/repos/Octo/repo-${id}/code-scanning/alerts`

let github: Organization

/** A developer: the organization refuses its list, repository 3 its alerts. */
const developer = ({ path }: Asked): Answer | null =>
  path === ALERTS ? NOT_FOUND : path === ofRepository(3) ? FORBIDDEN : null

beforeEach(() => {
  // Alert n belongs to repository 1 + n % 3.
  github = organization(9)
  github.fault = developer
})

const everywhere = [1, 2, 3].map((repositoryId) => ({ repositoryId, kind, numbers: [2, 3, 4] }))

/** A worker with a campaign in all three repositories, unless told otherwise. */
async function withCampaign(alerts = everywhere, options?: DatabaseOptions) {
  const one = await worker(github, options)
  if (!options && alerts.length > 0) value(await one.store.campaigns.add(campaign({ alerts })))
  return { ...one, pulls: async () => value(await one.store.repositoryPulls.ofOrganization('octo')) }
}

const missing = (subject: string, name: string | null, why: object) => ({ subject, name, why })
const FOR_THREE = missing('alerts', 'Octo/repo-3', {
  kind: 'no-permission',
  subject: 'repository-alerts',
  needs: null,
})
const PARTIAL = { state: 'partial', missing: [FOR_THREE, missing('alerts', null, REFUSED)] }

describe('an organization that refuses its list of alerts', () => {
  it('is read by the repositories of its open campaigns, and is partial', async () => {
    const { start, record, alerts, pulls, heard, data, asked, statuses, store } = await withCampaign()
    expect(await start()).toEqual({ state: 'idle' })
    expect(await alerts()).toEqual(['1:open', '3:open', '4:open', '6:open', '7:open', '9:open'])
    expect(await record()).toMatchObject({
      alerts: 6,
      repositories: 3,
      syncedAt: NOW,
      watermark: null,
      completeness: PARTIAL,
      lastFailure: null,
    })
    expect(
      (await pulls()).map((pull) => [pull.repositoryId, pull.alerts?.count, pull.failure?.why.kind]),
    ).toEqual([
      [1, 3, undefined],
      [2, 3, undefined],
      [3, undefined, 'no-permission'],
    ])
    // What goes on for the alerts is looked for as always, and everybody hears.
    expect((await data()).work.map(({ repositoryId }) => repositoryId)).toEqual([1, 2])
    expect(heard.length).toBeGreaterThan(0)
    expect(statuses).toContainEqual({
      state: 'running',
      step: 'alerts',
      done: 1,
      total: 3,
      alerts: 3,
    })
    // The listing has told what they are.
    expect(asked.map(({ path }) => path)).not.toContain('/repos/Octo/repo-1')
    expect(value(await store.pulls.jobs())).toEqual([])
  })

  it('without an open campaign says that it may not be read, as ever', async () => {
    const { start, record, store } = await withCampaign([])
    value(await store.campaigns.add(campaign({ alerts: everywhere, state: 'closed' })))
    expect(await start()).toEqual({ state: 'failed', failure: REFUSED, at: NOW })
    expect(await record()).toMatchObject({ syncedAt: null, lastFailure: { failure: REFUSED } })
    expect(value(await store.pulls.jobs())).toEqual([])
  })

  it('says so too where not one of the repositories can be read: nothing is no zero', async () => {
    github.fault = (asked) => (asked.path.endsWith('/alerts') ? FORBIDDEN : null)
    const { start, record, store, pulls } = await withCampaign()
    const why = { kind: 'no-permission', subject: 'alerts', needs: null }
    expect(await start()).toEqual({ state: 'failed', failure: why, at: NOW })
    expect(await record()).toMatchObject({ syncedAt: null })
    expect(value(await store.pulls.jobs())).toEqual([])
    expect((await pulls()).map(({ failure }) => failure?.why.kind)).toEqual(Array(3).fill('no-permission'))
  })

  it('where code scanning is off altogether is not asked repository by repository', async () => {
    const off = { status: 403, json: { message: 'Code scanning is not enabled for this organization.' } }
    github.fault = ({ path }) => (path === ALERTS ? off : null)
    const { start, times } = await withCampaign()
    expect(await start()).toMatchObject({
      state: 'failed',
      failure: { kind: 'not-enabled', subject: 'alerts' },
    })
    expect(times(ofRepository(1))).toBe(0)
  })

  it('is read again for nothing when nothing changed, and people are asked for as seldom as ever', async () => {
    const { start, asked, answered, record } = await withCampaign()
    await start()
    asked.length = 0
    answered.length = 0
    github.now = NOW + 3600
    expect(await start()).toEqual({ state: 'idle' })
    const paths = asked.map(({ path }) => path)
    expect(paths.filter((path) => path.startsWith('/orgs/'))).toEqual([ALERTS])
    // Refused are the organization's list, and that of repository 3.
    expect(answered.toSorted()).toEqual([304, 304, 304, 304, 304, 304, 403, 404])
    expect(await record()).toMatchObject({ syncedAt: NOW + 3600, alerts: 6, completeness: PARTIAL })

    github.now = NOW + DAY
    await start()
    expect(asked.map(({ path }) => path)).toContain('/orgs/octo/repos')
  })

  it('tells what changes', async () => {
    const { start, alerts, record } = await withCampaign()
    await start()
    Object.assign(github.alerts[2] ?? {}, changedAt(NOW + 5))
    github.fault = ({ path }) => (path === ALERTS ? NOT_FOUND : null)
    github.now = NOW + 60
    await start()
    expect(await alerts()).toContain('3:fixed')
    expect(await alerts()).toHaveLength(9)
    expect(await record()).toMatchObject({
      alerts: 9,
      completeness: { state: 'partial', missing: [missing('alerts', null, REFUSED)] },
    })
  })

  it('is read whole as soon as its list is shown', async () => {
    const { start, alerts, record } = await withCampaign()
    await start()
    github.fault = () => null
    github.now = NOW + 60
    expect(await start()).toEqual({ state: 'idle' })
    expect(await alerts()).toHaveLength(9)
    expect(await record()).toMatchObject({
      alerts: 9,
      completeness: { state: 'complete' },
      watermark: expect.any(Number),
    })
  })

  it('that showed it before keeps only what can still be read', async () => {
    github.fault = () => null
    github.alerts.push(wireAlert(30, { repository: { id: 8 } }))
    github.repositories.push({ id: 8, name: 'repo-8', full_name: 'Octo/repo-8' })
    const { start, alerts, record } = await withCampaign()
    await start()
    expect(await alerts()).toHaveLength(10)
    github.fault = developer
    github.now = NOW + 60
    expect(await start()).toEqual({ state: 'idle' })
    // Neither those of repository 3, nor those of repository 8, which is in no campaign.
    expect(await alerts()).toEqual(['1:open', '3:open', '4:open', '6:open', '7:open', '9:open'])
    expect(await record()).toMatchObject({ alerts: 6, completeness: PARTIAL })
  })

  it('keeps what a repository told before an error that passes', async () => {
    const { start, alerts, record } = await withCampaign()
    await start()
    const broken = { json: { message: 'hello' } }
    github.fault = (asked) => (asked.path === ofRepository(1) ? broken : developer(asked))
    github.now = NOW + 60
    expect(await start()).toEqual({ state: 'idle' })
    expect(await alerts()).toHaveLength(6)
    const names = (await record())?.completeness
    expect(names).toMatchObject({
      missing: expect.arrayContaining([
        expect.objectContaining({
          name: 'Octo/repo-1',
          why: expect.objectContaining({ kind: 'unexpected-answer' }),
        }),
      ]),
    })
    // Once it is refused, what was known of it is gone like that of the others.
    github.fault = (asked) => (asked.path === ofRepository(1) ? FORBIDDEN : developer(asked))
    github.now = NOW + 120
    await start()
    expect(await alerts()).toEqual(['1:open', '4:open', '7:open'])
    expect(await record()).toMatchObject({ alerts: 3 })
  })

  it('names an alert that is damaged, and uses the others', async () => {
    Object.assign(github.alerts[2] ?? {}, { rule: 'hello' })
    const { start, alerts, record } = await withCampaign()
    await start()
    expect(await alerts()).toEqual(['1:open', '4:open', '6:open', '7:open', '9:open'])
    expect((await record())?.completeness).toMatchObject({
      missing: expect.arrayContaining([
        expect.objectContaining({ subject: 'alerts', name: 'Octo/repo-1, page 1, item 3' }),
      ]),
    })
  })
})

describe('a repository that the listing does not have', () => {
  const shared = (fullName: string) => ({ issues: [], repositories: [{ id: 3, fullName }] })

  it('is read by the name under which it was shared, and named everywhere', async () => {
    const [hidden] = github.repositories.splice(2, 1)
    github.fault = ({ path }) =>
      path === ALERTS ? NOT_FOUND : path === '/repos/Octo/repo-3' ? { json: hidden } : null
    const { start, store, data, record, alerts } = await withCampaign()
    // Its alerts are found by the scripted listing only where it is known.
    const three = github.alerts.filter(({ repository }) => repository.id === 3)
    github.fault = (asked) =>
      asked.path === ALERTS
        ? NOT_FOUND
        : asked.path === '/repos/Octo/repo-3'
          ? { json: hidden }
          : asked.path === ofRepository(3)
            ? { json: three.map(({ repository: _, ...rest }) => rest) }
            : null
    const { id } = campaign()
    value(await store.publications.change(id, (now) => ({ ...now, ...shared('Octo/repo-3') })))
    expect(await start()).toEqual({ state: 'idle' })
    expect(await alerts()).toHaveLength(9)
    expect((await data()).repositories.find((one) => one.id === 3)?.fullName).toBe('Octo/repo-3')
    expect(await record()).toMatchObject({
      completeness: { state: 'partial', missing: [missing('alerts', null, REFUSED)] },
    })
  })

  it.each([
    ['is not there', NOT_FOUND],
    ['is another one by now', { json: { id: 99, name: 'repo-3', full_name: 'Octo/repo-3' } }],
  ])('and that %s is missing by its name', async (_, answer) => {
    github.repositories.splice(2, 1)
    github.fault = ({ path }) => (path === ALERTS ? NOT_FOUND : path === '/repos/Octo/repo-3' ? answer : null)
    const { start, store, record, alerts } = await withCampaign()
    value(await store.publications.change(campaign().id, (now) => ({ ...now, ...shared('Octo/repo-3') })))
    await start()
    expect(await alerts()).toHaveLength(6)
    const why = { kind: 'not-found', subject: 'repositories', name: 'Octo/repo-3' }
    expect((await record())?.completeness).toMatchObject({
      missing: [missing('alerts', 'Octo/repo-3', why), missing('alerts', null, REFUSED)],
    })
  })

  it('and of which nobody knows the name is left to those who see it', async () => {
    github.repositories.splice(2, 1)
    const { start, record } = await withCampaign()
    expect(await start()).toEqual({ state: 'idle' })
    expect((await record())?.completeness).toEqual({
      state: 'partial',
      missing: [missing('alerts', null, REFUSED)],
    })
  })
})

describe('a worker that is killed between two repositories', () => {
  it('has a successor that asks only for the others', async () => {
    github = organization(60)
    github.repositories = Array.from({ length: 20 }, (_, index) => ({
      id: index + 1,
      name: `repo-${index + 1}`,
      full_name: `Octo/repo-${index + 1}`,
      custom_properties: {},
    }))
    github.alerts.forEach((alert, index) => (alert.repository = { id: 1 + (index % 20) }))
    const all = github.repositories.map(({ id }) => ({ repositoryId: id, kind, numbers: [id] }))
    let answered = 0
    github.fault = ({ path }) => {
      if (path === ALERTS) return NOT_FOUND
      return path.endsWith('/code-scanning/alerts') && (answered += 1) > 8 ? silence() : null
    }
    const first = await withCampaign(all)
    void first.start()
    const done = async () => value(await first.store.pulls.job('octo'))?.byRepository?.done ?? []
    await vi.waitUntil(async () => (await done()).length === 8)
    const known = new Set(await done())
    first.store.close()

    github.fault = ({ path }) => (path === ALERTS ? NOT_FOUND : null)
    const second = await withCampaign(all, first.options)
    expect(await second.sync.resumeAll()).toMatchObject({ ok: true })
    const lists = second.asked.filter(({ path }) => path.endsWith('/code-scanning/alerts'))
    expect(lists).toHaveLength(12)
    for (const id of known) expect(lists.map(({ path }) => path)).not.toContain(ofRepository(id))
    expect(second.times(ALERTS)).toBe(0)
    expect(second.times('/orgs/octo/repos')).toBe(0)
    expect(await second.alerts()).toHaveLength(60)
    expect(await second.record()).toMatchObject({
      alerts: 60,
      completeness: { state: 'partial', missing: [missing('alerts', null, REFUSED)] },
    })
    expect(value(await second.store.pulls.jobs())).toEqual([])
  })

  it('and one that GitHub told to wait goes on there as well', async () => {
    let limited = true
    github.fault = (asked) =>
      limited && asked.path === ofRepository(2)
        ? { status: 429, headers: { 'retry-after': '60' }, json: { message: 'secondary rate limit' } }
        : developer(asked)
    const { start, alerts, record } = await withCampaign()
    expect(await start()).toMatchObject({ state: 'waiting', step: 'alerts' })
    expect(await record()).toMatchObject({ syncedAt: null })
    limited = false
    github.now += 120
    expect(await start()).toEqual({ state: 'idle' })
    expect(await alerts()).toHaveLength(6)
    expect(await record()).toMatchObject({ completeness: PARTIAL })
  })
})
