import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fail, ok, type Outcome } from '@/lib/failure'
import { value } from '../storage/samples'
import { silence } from '../github/wire'
import { ALERTS, NOW, changedAt, organization } from './organization'
import { worker } from './worker'
import type { Organization } from './organization'

const HOUR = 60 * 60

let user: Outcome<string>
const who = () => user
const workerOf = (github: Organization, options?: Awaited<ReturnType<typeof worker>>['options']) =>
  worker(github, options, undefined, undefined, who)
type Worker = Awaited<ReturnType<typeof worker>>

beforeEach(() => {
  user = ok('mona')
})

/** Runs a pull whose worker is killed when three of its pages are stored. */
async function killed(github: Organization): Promise<Worker> {
  const one = await workerOf(github)
  let answered = 0
  github.fault = ({ path }) => (path === ALERTS && (answered += 1) > 3 ? silence() : null)
  void one.start()
  await vi.waitUntil(async () => value(await one.store.pulls.job('octo'))?.pages.done.length === 3)
  github.fault = () => null
  one.store.close()
  return one
}

const withoutOf = (github: Organization, repository: number) => {
  github.alerts = github.alerts.filter((alert) => alert.repository.id !== repository)
  github.repositories = github.repositories.filter(({ id }) => id !== repository)
}
const repositoriesOf = async (one: Worker) =>
  (await one.data()).repositories.map(({ id }) => id).sort((a, b) => a - b)

describe('a pull that another user began', () => {
  it('is begun anew: of what only the first could see nothing stays', async () => {
    const github = organization(900)
    const first = await killed(github)
    withoutOf(github, 2)
    user = ok('nadia')
    const second = await workerOf(github, first.options)
    expect(await second.sync.resumeAll()).toMatchObject({ ok: true })
    expect(second.times(ALERTS)).toBe(6)
    expect(second.times('/orgs/octo/repos')).toBe(1)
    expect(await second.alerts()).toEqual(github.alerts.map(({ number, state }) => `${number}:${state}`))
    expect(await repositoriesOf(second)).toEqual([1, 3])
    expect(await second.record()).toMatchObject({ pulledBy: 'nadia', alerts: 600, repositories: 2 })
  })

  it('waits for its user while the token is locked', async () => {
    const github = organization(900)
    const first = await killed(github)
    user = fail({ kind: 'token-locked' })
    const second = await workerOf(github, first.options)
    expect(await second.start()).toMatchObject({ state: 'failed', failure: { kind: 'token-locked' } })
    expect(second.asked).toEqual([])
    user = ok('mona')
    expect(await second.start()).toEqual({ state: 'idle' })
    expect(second.times(ALERTS)).toBe(9 - 3)
    expect(await second.alerts()).toHaveLength(900)
  })

  it('is begun anew where it was written down before users were', async () => {
    const github = organization(900)
    const first = await killed(github)
    const second = await workerOf(github, first.options)
    const stored = value(await second.store.pulls.job('octo'))
    if (!stored) throw new Error('no job')
    value(await second.store.pulls.stage({ ...stored, user: null }, [], []))
    expect(await second.start()).toEqual({ state: 'idle' })
    expect(second.times(ALERTS)).toBe(9)
    expect(await second.record()).toMatchObject({ pulledBy: 'mona', alerts: 900 })
  })

  it('is begun anew where the token was exchanged while it ran', async () => {
    const github = organization(900)
    const one = await workerOf(github)
    let answered = 0
    github.fault = ({ path }) => {
      if (path === ALERTS && (answered += 1) === 4) {
        user = ok('nadia')
        withoutOf(github, 2)
      }
      return null
    }
    expect(await one.start()).toEqual({ state: 'idle' })
    expect(await one.alerts()).toHaveLength(600)
    expect(one.heard).toEqual(['octo'])
    expect(await one.record()).toMatchObject({ pulledBy: 'nadia', completeness: { state: 'complete' } })
  })
})

describe('data that another user pulled', () => {
  it('are replaced by everything that the new one may see', async () => {
    const github = organization(600)
    const one = await workerOf(github)
    await one.start()
    withoutOf(github, 2)
    github.now += HOUR
    github.alerts = github.alerts.map((one) => (one.number === 3 ? { ...one, ...changedAt(NOW + 10) } : one))
    user = ok('nadia')
    expect(await one.start()).toEqual({ state: 'idle' })
    expect(await one.alerts()).toHaveLength(400)
    expect(await one.alerts()).toContain('3:fixed')
    expect(await repositoriesOf(one)).toEqual([1, 3])
    expect(await one.record()).toMatchObject({ pulledBy: 'nadia', fullSyncAt: NOW + HOUR })
  })

  it('stay visible until then, and the same user asks for changes only', async () => {
    const github = organization(600)
    const one = await workerOf(github)
    await one.start()
    user = ok('nadia')
    github.fault = ({ path }) => (path === ALERTS ? { status: 404, json: { message: 'Not Found' } } : null)
    expect(await one.start()).toMatchObject({ state: 'failed' })
    expect(await one.alerts()).toHaveLength(600)
    expect(await one.record()).toMatchObject({ pulledBy: 'mona' })
    github.fault = () => null
    user = ok('mona')
    const before = one.times(ALERTS)
    expect(await one.start()).toEqual({ state: 'idle' })
    expect(one.times(ALERTS) - before).toBe(1)
  })

  it('leave neither teams nor members nor unread alerts with one who may not read them', async () => {
    const github = organization(600)
    const one = await workerOf(github)
    await one.start()
    expect((await one.data()).teams).toHaveLength(1)
    user = ok('nadia')
    const refused = { status: 403, json: { message: 'Must have admin rights' } }
    github.fault = ({ path, query }) => {
      if (path === '/orgs/octo/teams' || path === '/orgs/octo/members') return refused
      return path === ALERTS && query.get('page') === '3' ? { json: { no: 'list' } } : null
    }
    expect(await one.start()).toEqual({ state: 'idle' })
    const { teams, members } = await one.data()
    expect(teams).toEqual([])
    expect(members.logins).toEqual([])
    expect(await one.alerts()).toHaveLength(500)
    expect(await one.record()).toMatchObject({ pulledBy: 'nadia', completeness: { state: 'partial' } })
  })
})
