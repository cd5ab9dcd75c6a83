import { describe, expect, it } from 'vitest'
import { ORGANIZATION } from '../../../demo/organization/create-world.ts'
import { autofixFails } from '../../../demo/organization/autofixes.ts'
import { BOTH, ID, NOW, rig } from './rig'
import { value } from '../storage/samples'
import { issueMarker } from '@/lib/campaigns/issue-text'
import { startLaunch } from '@/lib/outbox/start'

const posts = /^POST .*\/issues$/
const asks = /^POST .*\/autofix$/

describe('a launch', () => {
  it('opens an issue in each repository and asks Autofix for each alert, then follows what comes of it', async () => {
    const { world, begin, worker, tasks, store, repositories } = await rig()
    await begin()
    await worker().drive()
    expect(world.writes.done(posts)).toHaveLength(3)
    expect(world.writes.done(asks)).toHaveLength(6)
    for (const { repository, alerts } of repositories) {
      const [owner = '', name = ''] = repository?.split('/') ?? []
      const issues = world
        .repository(owner, name)
        ?.issues.filter(({ body }) => body?.includes(issueMarker(ID)))
      expect(issues).toHaveLength(1)
      expect(issues?.[0]?.title).toBe('Security campaign: SQL injection')
      expect(issues?.[0]?.body).toContain('@maya-manager')
      for (const { url } of alerts) expect(issues?.[0]?.body).toContain(url)
    }
    expect((await tasks()).map(({ state }) => state)).toEqual(Array.from({ length: 9 }, () => 'done'))
    const states = value(await store.outbox.autofixStates(ORGANIZATION))
    for (const { repositoryId, repository, alerts } of repositories)
      for (const { number } of alerts) {
        const expected = autofixFails(world.alert(repository ?? '', number)) ? 'failed' : 'ready'
        expect(states.get(`${repositoryId}/code-scanning/${number}`)).toBe(expected)
      }
  })

  it('takes a second for each write, and tells so beforehand', async () => {
    const { world, begin, worker, clock } = await rig()
    await begin()
    await worker().drive(NOW)
    const times = world.writes.all.map(({ time }) => time / 1000)
    for (const [index, time] of times.entries())
      if (index > 0) expect(time - (times[index - 1] ?? 0)).toBeGreaterThanOrEqual(1)
    expect(times.at(-1)).toBe(NOW + 8)
    expect(clock.now).toBeGreaterThanOrEqual(NOW + 8)
  })

  it('does nothing a second time when it is started again', async () => {
    const { world, begin, worker } = await rig()
    await begin()
    await worker().drive()
    const writes = world.writes.all.length
    await begin({ autofix: false, issues: true })
    await worker().drive()
    expect(world.writes.all).toHaveLength(writes)
  })

  it('adds what was not wanted at first', async () => {
    const { world, begin, worker } = await rig()
    await begin({ autofix: false, issues: true })
    await worker().drive()
    expect([world.writes.done(posts).length, world.writes.done(asks).length]).toEqual([3, 0])
    await begin(BOTH)
    await worker().drive()
    expect([world.writes.done(posts).length, world.writes.done(asks).length]).toEqual([3, 6])
  })

  it('that is cancelled keeps what is done, and goes on when it is started again', async () => {
    const { world, begin, cancel, worker, tasks, network } = await rig()
    await begin()
    let writes = 0
    // In the middle of the fifth write: it is under way, and so is still done.
    let cancelling: Promise<void> | null = null
    network.before = (method) => {
      if (method !== 'GET' && (writes += 1) === 5) cancelling = cancel()
      return null
    }
    await worker().drive()
    await cancelling
    expect(world.writes.all.length).toBeLessThanOrEqual(6)
    expect((await tasks()).filter(({ state }) => state === 'held').length).toBeGreaterThanOrEqual(3)
    expect((await tasks()).filter(({ state }) => state === 'waiting')).toEqual([])
    await begin()
    await worker().drive()
    expect([world.writes.done(posts).length, world.writes.done(asks).length]).toEqual([3, 6])
    expect(world.writes.all).toHaveLength(9)
  })

  it('of a second campaign with the same alerts asks Autofix for none of them again', async () => {
    const { world, begin, worker, store, campaign, repositories, clock } = await rig()
    world.autofixes.seconds = 4000
    await begin({ autofix: true, issues: false })
    await worker().drive(NOW + 60)
    const second = { ...campaign, id: '00000000-0000-4000-8000-000000000002' }
    value(await store.campaigns.add(second))
    const states = value(await store.outbox.autofixStates(ORGANIZATION))
    expect([...states.values()]).toEqual(Array.from({ length: 6 }, () => 'pending'))
    const plan = { campaign: second, options: BOTH, repositories, states, now: clock.now }
    value(await store.outbox.revise(second.id, (launch, tasks) => startLaunch(plan, launch, tasks)))
    await worker().drive()
    expect(world.writes.done(asks)).toHaveLength(6)
    expect(world.writes.done(posts)).toHaveLength(3)
    const answers = value(await store.outbox.tasks(second.id)).flatMap((task) =>
      task.kind === 'autofix' ? [task.answer] : [],
    )
    expect(answers).toHaveLength(6)
    expect(answers).not.toContain('pending')
  })

  it('is announced, but not for every step', async () => {
    const { begin, worker, changes } = await rig()
    await begin()
    await worker().drive()
    expect(changes.length).toBeGreaterThan(0)
    expect(changes.length).toBeLessThan(40)
    expect(new Set(changes)).toEqual(new Set([ORGANIZATION]))
  })
})
