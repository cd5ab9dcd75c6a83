import { afterEach, describe, expect, it, vi } from 'vitest'
import { BOTH, NOW, refusal, rig } from './rig'
import { DEMO_TOKENS } from '../../../demo/organization/tokens.ts'
import { fail, ok } from '@/lib/failure'

/** Reads are tried again after seconds; here after milliseconds. */
function hurry(): void {
  const real = globalThis.setTimeout
  vi.stubGlobal('setTimeout', (run: () => void, milliseconds = 0) => real(run, milliseconds / 200))
}
afterEach(() => vi.unstubAllGlobals())

const posts = /^POST .*\/issues$/
const asks = /^POST .*\/autofix$/
const issuePath = (method: string, path: string) => method === 'POST' && path.endsWith('/issues')

describe('a repository that refuses', () => {
  it.each([
    ['is archived', 'archived'],
    ['has its issues off', 'issues-off'],
    ['is gone', 'no-permission'],
  ] as const)('because it %s fails for itself, with its reason; the others go on', async (_, kind) => {
    const { world, begin, worker, tasks, repositories } = await rig()
    const name = repositories[0]?.repository ?? ''
    if (kind === 'archived') world.archiveRepository(name)
    if (kind === 'issues-off') world.switchIssues(name, false)
    if (kind === 'no-permission') world.deleteRepository(name)
    await begin({ autofix: false, issues: true })
    await worker().drive()
    const failed = (await tasks()).filter(({ state }) => state === 'failed')
    expect(failed.map(({ repository, failure }) => [repository, failure?.kind])).toEqual([[name, kind]])
    expect(world.writes.done(posts)).toHaveLength(2)
    // Asked once: a refusal is not tried again by itself.
    expect(world.writes.all).toHaveLength(3)
  })

  it('is tried again by the next start, and only it', async () => {
    const { world, begin, worker, tasks, repositories } = await rig()
    const name = repositories[0]?.repository ?? ''
    world.archiveRepository(name)
    await begin()
    await worker().drive()
    const before = world.writes.all.length
    world.archiveRepository(name, false)
    await begin()
    await worker().drive()
    expect((await tasks()).filter(({ state }) => state === 'failed')).toEqual([])
    expect(world.writes.done(posts)).toHaveLength(3)
    expect(world.writes.done(asks)).toHaveLength(6)
    expect(world.writes.all.slice(before).every(({ path }) => path.includes(`/${name}/`))).toBe(true)
  })

  it('of which the name is not known fails without being asked', async () => {
    const { world, begin, worker, tasks, repositories } = await rig()
    for (const repository of repositories) repository.repository = null
    await begin({ autofix: false, issues: true })
    await worker().drive()
    expect(world.writes.all).toEqual([])
    expect((await tasks()).map(({ failure }) => failure?.kind)).toEqual([
      'not-found',
      'not-found',
      'not-found',
    ])
  })
})

describe('an answer that never came', () => {
  it.each([
    ['502 after it was done', () => refusal(502, 'Bad Gateway')],
    ['500 after it was done', () => refusal(500, 'Server Error')],
    ['a body that breaks off', () => new Response('{"numb', { status: 201 })],
    ['a body of another shape', () => new Response('[]', { status: 201 })],
  ])('(%s) is looked up before anything is sent again', async (_, answer) => {
    const { world, begin, worker, network, tasks } = await rig()
    let spoilt = 0
    network.after = (method, path) => (issuePath(method, path) && (spoilt += 1) <= 2 ? answer() : null)
    await begin()
    await worker().drive()
    expect(world.writes.done(posts)).toHaveLength(3)
    expect(world.writes.all).toHaveLength(9)
    expect((await tasks()).every(({ state }) => state === 'done')).toBe(true)
  })

  it('of something that was not done lets it be done', async () => {
    const { world, begin, worker, network, tasks } = await rig()
    let failing = 0
    network.before = (method, path) =>
      (issuePath(method, path) || path.endsWith('/autofix')) && method === 'POST' && (failing += 1) <= 4
        ? refusal(503, 'Unavailable')
        : null
    await begin()
    await worker().drive()
    expect(world.writes.done(posts)).toHaveLength(3)
    expect(world.writes.done(asks)).toHaveLength(6)
    expect((await tasks()).every(({ state }) => state === 'done')).toBe(true)
  })

  it('again and again is given up, and looked up first when a person starts again', async () => {
    hurry()
    const { world, begin, worker, network, tasks } = await rig(300, 12, { repositories: 1, alerts: 1 })
    network.after = (method, path) => (issuePath(method, path) ? refusal(500, 'Oops') : null)
    // The list does not show it for a long time.
    network.before = (method, path) =>
      method === 'GET' && path.includes('/issues?') ? refusal(500, 'Oops') : null
    await begin({ autofix: false, issues: true })
    await worker().drive()
    expect((await tasks()).map(({ state, failure }) => [state, failure])).toEqual([
      ['failed', { kind: 'server-error', status: 500 }],
    ])
    expect(world.writes.all).toHaveLength(1)
    network.after = network.before = () => null
    await begin({ autofix: false, issues: true })
    await worker().drive()
    expect(world.writes.all).toHaveLength(1)
    expect((await tasks()).map(({ state }) => state)).toEqual(['done'])
  })
})

describe('waiting', () => {
  it('for the token: nothing is lost, and it goes on when the token is back', async () => {
    const { world, begin, worker, network, token } = await rig()
    const present = token.outcome
    network.after = () => {
      if (world.writes.all.length === 4) token.outcome = fail({ kind: 'token-locked' })
      return null
    }
    await begin()
    await worker().drive()
    expect(world.writes.all).toHaveLength(4)
    expect(worker().writer.state()).toEqual({
      running: false,
      blocked: { why: { kind: 'token-locked' }, until: null },
    })
    network.after = () => null
    token.outcome = present
    await worker().drive()
    expect(world.writes.all).toHaveLength(9)
    expect(worker().writer.state().blocked).toBeNull()
  })

  it('for another token when GitHub rejects this one', async () => {
    const { world, begin, worker, token } = await rig()
    token.outcome = ok(DEMO_TOKENS.expired)
    await begin()
    await worker().drive()
    expect(worker().writer.state().blocked?.why).toEqual({ kind: 'token-rejected' })
    token.outcome = ok(DEMO_TOKENS.manager)
    await worker().drive()
    expect(world.writes.done(posts)).toHaveLength(3)
    expect(world.writes.done(asks)).toHaveLength(6)
  })

  it('for GitHub’s secondary limit, as long as it asks', async () => {
    const { world, begin, worker, limits, tasks } = await rig()
    limits.secondary.writesPerMinute = 3
    limits.secondary.retryAfter = 300
    await begin()
    await worker().drive()
    const refused = world.writes.all.filter(({ status }) => status === 403)
    expect(refused.length).toBeGreaterThan(0)
    for (const { time } of refused) {
      const next = world.writes.all.find((write) => write.time > time)
      if (next) expect(next.time - time).toBeGreaterThanOrEqual(300_000)
    }
    expect(world.writes.done(posts)).toHaveLength(3)
    expect(world.writes.done(asks)).toHaveLength(6)
    expect((await tasks()).every(({ state }) => state === 'done')).toBe(true)
  })

  it('for Autofix’s own limit holds up nothing else', async () => {
    const { world, begin, worker, limits } = await rig()
    limits.autofixLimit = 2
    await begin({ autofix: true, issues: false })
    await worker().drive(NOW + 1)
    expect(world.writes.done(asks)).toHaveLength(2)
    expect(worker().writer.state().blocked?.why.kind).toBe('rate-limited')
    await begin(BOTH)
    await worker().drive(NOW + 1)
    expect(world.writes.done(posts)).toHaveLength(3)
    expect(world.writes.done(asks)).toHaveLength(2)
    await worker().drive()
    expect(world.writes.done(asks)).toHaveLength(6)
    expect(world.writes.all.filter(({ status }) => status >= 400)).toEqual([])
  })

  it('for the network', async () => {
    hurry()
    const { world, begin, worker, network, tasks } = await rig()
    let asked = 0
    network.before = () => {
      if ((asked += 1) > 3 && asked < 15) throw new TypeError('Failed to fetch')
      return null
    }
    await begin()
    await worker().drive()
    expect(world.writes.done(posts)).toHaveLength(3)
    expect(world.writes.done(asks)).toHaveLength(6)
    expect(world.writes.all).toHaveLength(9)
    expect((await tasks()).every(({ state }) => state === 'done')).toBe(true)
  })
})

describe('a pending Autofix', () => {
  it('is looked at seldomer and seldomer, in few rounds, with its ETag, and given up after a day', async () => {
    const { world, begin, worker, network, tasks, clock } = await rig()
    world.autofixes.seconds = 10 * 86_400
    const looks: number[] = []
    network.before = (method, path) => {
      if (method === 'GET' && path.endsWith('/autofix')) looks.push(clock.now)
      return null
    }
    await begin({ autofix: true, issues: false })
    await worker().drive()
    const answers = (await tasks()).map((task) => [
      task.kind === 'autofix' && task.answer,
      task.failure?.kind,
    ])
    expect(answers).toEqual(Array.from({ length: 6 }, () => ['failed', 'timeout']))
    const rounds = new Set(looks)
    expect(looks.length).toBeLessThan(6 * 40)
    expect(rounds.size).toBeLessThan(45)
    expect((looks[0] ?? 0) - NOW).toBeGreaterThanOrEqual(30)
    expect((looks.at(-1) ?? 0) - NOW).toBeGreaterThanOrEqual(86_400)
  })

  it.each([
    ['success', 'ready'],
    ['outdated', 'ready'],
    ['error', 'failed'],
  ] as const)('that ends with %s is %s', async (status, answer) => {
    const { world, begin, worker, tasks, repositories } = await rig(300, 12, { repositories: 1, alerts: 1 })
    world.autofixes.seconds = 10 * 86_400
    await begin({ autofix: true, issues: false })
    await worker().drive(NOW + 120)
    world.setAutofix(repositories[0]?.repository ?? '', repositories[0]?.alerts[0]?.number ?? 0, status)
    await worker().drive()
    expect((await tasks()).map((task) => task.kind === 'autofix' && task.answer)).toEqual([answer])
  })

  it.each([400, 404, 422])('that GitHub refuses with %i is one for which there is no fix', async (status) => {
    const { begin, worker, network, tasks } = await rig(300, 12, { repositories: 1, alerts: 1 })
    network.before = (method, path) =>
      method === 'POST' && path.endsWith('/autofix') ? refusal(status, 'No') : null
    await begin({ autofix: true, issues: false })
    await worker().drive()
    expect((await tasks()).map((task) => [task.state, task.kind === 'autofix' && task.answer])).toEqual([
      ['done', 'none'],
    ])
  })
})
