import { beforeEach, describe, expect, it } from 'vitest'
import { NOW, pulled, testBackend, valueOf, type TestBackend } from './backend'
import { ORGANIZATION } from './some-alerts'
import { ok } from '@/lib/failure'
import type { Input } from '@/lib/backend/contract'
import type { LaunchView } from '@/lib/backend/views'
import type { LaunchOptions } from '@/lib/campaigns/campaign'
import type { OutboxState } from '@/lib/outbox/outbox'

let backend: TestBackend
let resumed = 0
let state: OutboxState
const failureOf = (outcome: { ok: boolean }) => ('failure' in outcome ? outcome.failure : null)
const BOTH: LaunchOptions = { autofix: true, issues: true }

const input = (change: Partial<Input<'campaigns.create'>> = {}): Input<'campaigns.create'> => ({
  organization: ORGANIZATION,
  query: 'is:open',
  template: null,
  details: {
    name: 'All',
    description: 'All of them',
    dueDate: '2026-12-24',
    managers: ['maya-manager'],
    contactLink: null,
  },
  timeZone: 'Europe/Berlin',
  launch: BOTH,
  publishing: { share: false, native: false },
  as: 'open',
  ...change,
})
const create = async (change: Partial<Input<'campaigns.create'>> = {}) =>
  valueOf(await backend.handlers['campaigns.create'](input(change)))
const status = async (id: string): Promise<LaunchView> =>
  valueOf(await backend.handlers['launch.status']({ id }))

/** The first task of a kind that waits is done or failed, as the outbox would. */
async function settle(id: string, kind: 'issue' | 'autofix', done: boolean) {
  const task = valueOf(await backend.store.outbox.tasks(id)).find(
    (one) => one.kind === kind && one.state === 'waiting',
  )
  if (!task) throw new Error('nothing waits')
  const failure = { kind: 'archived', name: 'octo-org/orders' } as const
  valueOf(
    await backend.store.outbox.settle(
      new Map([
        [
          task.id,
          (one) => {
            if (!done) return { ...one, state: 'failed', failure }
            if (one.kind === 'issue') return { ...one, state: 'done', number: 12 }
            return one.kind === 'autofix' ? { ...one, state: 'done', answer: 'pending' } : one
          },
        ],
      ]),
    ),
  )
}

beforeEach(async () => {
  resumed = 0
  state = { running: false, blocked: null }
  backend = await testBackend({
    outbox: {
      resume: () => {
        resumed += 1
        return Promise.resolve(ok(null))
      },
      state: () => state,
      stop: () => Promise.resolve(),
    },
  })
  await pulled(backend)
})

describe('a launch', () => {
  it('begins when the campaign is created open: an issue for each repository, Autofix for each alert it supports', async () => {
    const { id } = await create()
    expect(await status(id)).toEqual({
      state: 'running',
      options: BOTH,
      waiting: null,
      writes: { total: 7, done: 0, failed: 0 },
      secondsLeft: 7,
      repositories: [
        {
          repositoryId: 1,
          repository: 'octo-org/orders',
          autofix: { total: 3, waiting: 3, pending: 0, ready: 0, none: 0, failed: 0 },
          issue: { state: 'waiting' },
          failure: null,
        },
        {
          repositoryId: 2,
          repository: 'octo-org/shop',
          autofix: { total: 2, waiting: 2, pending: 0, ready: 0, none: 0, failed: 0 },
          issue: { state: 'waiting' },
          failure: null,
        },
      ],
    })
    expect(resumed).toBeGreaterThan(0)
    expect(backend.changes).toContainEqual({ topic: 'launch', organization: ORGANIZATION })
  })

  it.each([
    [{ autofix: true, issues: false }, 5],
    [{ autofix: false, issues: true }, 2],
    [{ autofix: false, issues: false }, 0],
  ])('does what was ticked: %j', async (launch, total) => {
    const { id } = await create({ launch })
    const view = await status(id)
    expect(view.writes.total).toBe(total)
    expect(view.state).toBe(total === 0 ? 'none' : 'running')
    expect(view.options).toEqual(launch)
  })

  it('of a draft begins when it is published', async () => {
    const { id } = await create({ as: 'draft' })
    expect((await status(id)).state).toBe('none')
    expect(failureOf(await backend.handlers['launch.start']({ id, options: BOTH }))).toMatchObject({
      kind: 'invalid-input',
      problems: [{ field: 'launch', problem: 'fields.launch.notOpen' }],
    })
    valueOf(await backend.handlers['campaigns.publish']({ id }))
    expect((await status(id)).state).toBe('running')
  })

  it('tells row by row what is done and what failed', async () => {
    const { id } = await create()
    await settle(id, 'issue', true)
    await settle(id, 'issue', false)
    await settle(id, 'autofix', true)
    await settle(id, 'autofix', false)
    const view = await status(id)
    expect(view.writes).toEqual({ total: 7, done: 2, failed: 2 })
    expect(view.repositories[0]).toMatchObject({
      autofix: { total: 3, waiting: 1, pending: 1, failed: 1 },
      issue: { state: 'open', number: 12, url: 'https://github.com/octo-org/orders/issues/12' },
      failure: { kind: 'archived' },
    })
    expect(view.repositories[1]).toMatchObject({
      issue: { state: 'failed', failure: { kind: 'archived' } },
      failure: null,
    })
  })

  it('says why it waits, and until when', async () => {
    const { id } = await create()
    const blocked = { why: { kind: 'token-locked' } as const, until: null }
    state = { running: false, blocked }
    expect(await status(id)).toMatchObject({ state: 'waiting', waiting: blocked })
  })

  it('is cancelled, goes on, and is done', async () => {
    const { id } = await create({ launch: { autofix: false, issues: true } })
    await settle(id, 'issue', true)
    expect(valueOf(await backend.handlers['launch.cancel']({ id }))).toMatchObject({
      state: 'cancelled',
      writes: { done: 1 },
      secondsLeft: null,
    })
    expect(
      valueOf(await backend.handlers['launch.start']({ id, options: { autofix: false, issues: true } }))
        .state,
    ).toBe('running')
    await settle(id, 'issue', true)
    expect(await status(id)).toMatchObject({
      state: 'done',
      secondsLeft: null,
      writes: { total: 2, done: 2 },
    })
  })

  it('of nobody’s campaign is no launch', async () => {
    for (const operation of ['launch.status', 'launch.cancel'] as const)
      expect(failureOf(await backend.handlers[operation]({ id: 'nobody' }))).toEqual({
        kind: 'campaign-gone',
      })
  })
})

describe('as time goes by', () => {
  it('what a killed worker left unwritten is written: a launch, an edit, a due date', async () => {
    const { id } = await create({ launch: { autofix: false, issues: false } })
    const stored = valueOf(await backend.store.campaigns.get(id))
    // As if the worker had died right after it stored the campaign.
    valueOf(
      await backend.store.campaigns.replace(
        { ...stored, launch: { autofix: false, issues: true } },
        stored.revision,
      ),
    )
    valueOf(await backend.keepTime())
    expect((await status(id)).writes.total).toBe(2)
    await settle(id, 'issue', true)
    await settle(id, 'issue', true)
    backend.clock.now = NOW + 60 * 86_400
    valueOf(await backend.keepTime())
    valueOf(await backend.keepTime())
    const tasks = valueOf(await backend.store.outbox.tasks(id))
    expect(tasks.filter((task) => task.kind === 'comment').map((task) => task.occasion)).toEqual([
      'due',
      'due',
    ])
  })

  it('everything can be done at once on a computer whose clock is hours behind GitHub’s', async () => {
    const local = () => backend.clock.now - 3 * 3600
    backend = await testBackend({ localNow: local })
    await pulled(backend)
    const { id } = await create({ launch: { autofix: false, issues: true } })
    const dues = async () => {
      const tasks = valueOf(await backend.store.outbox.tasks(id)).filter(({ state }) => state === 'waiting')
      return tasks.map(({ kind, due }) => [kind, due - local()])
    }
    expect(await dues()).toEqual([
      ['issue', 0],
      ['issue', 0],
    ])
    expect((await status(id)).secondsLeft).toBe(2)
    await settle(id, 'issue', true)
    await settle(id, 'issue', true)
    backend.clock.now = NOW + 60 * 86_400
    valueOf(await backend.keepTime())
    const comments = [
      ['comment', 0],
      ['comment', 0],
    ]
    expect(await dues()).toEqual(comments)
    valueOf(await backend.handlers['campaigns.close']({ id }))
    // The due date was not told yet, and is not told of a campaign that is closed.
    expect(await dues()).toEqual(comments)
    valueOf(await backend.handlers['campaigns.delete']({ id }))
    expect(await dues()).toEqual(comments)
  })

  it('an organization of which nothing was pulled keeps the others from nothing', async () => {
    const { id } = await create()
    const campaign = valueOf(await backend.store.campaigns.get(id))
    valueOf(await backend.store.organizations.add('a-first'))
    valueOf(await backend.store.campaigns.add({ ...campaign, id: 'other', organization: 'a-first' }))
    valueOf(await backend.keepTime())
    expect((await status('other')).state).toBe('none')
  })

  it('a token that comes back lets the outbox go on', async () => {
    const before = resumed
    valueOf(await backend.handlers['token.forget']({}))
    expect(resumed).toBe(before + 1)
  })

  it('a deleted campaign leaves farewells only where issues are open, and then nothing', async () => {
    const { id } = await create()
    await settle(id, 'issue', true)
    valueOf(await backend.handlers['campaigns.delete']({ id }))
    const left = valueOf(await backend.store.outbox.tasks(id))
    expect(left.map((task) => [task.kind, task.kind === 'comment' && task.occasion])).toEqual([
      ['comment', 'deleted'],
    ])
    expect(valueOf(await backend.store.outbox.launch(id))).toBeNull()
  })

  it('renamed repositories are asked by their new names', async () => {
    const { id } = await create()
    valueOf(await backend.store.outbox.rename(ORGANIZATION, new Map([[1, 'octo-org/old']])))
    expect((await status(id)).repositories.map(({ repository }) => repository)).toContain('octo-org/old')
    valueOf(await backend.dataChanged(ORGANIZATION))
    expect((await status(id)).repositories.map(({ repository }) => repository)).toEqual([
      'octo-org/orders',
      'octo-org/shop',
    ])
  })
})
