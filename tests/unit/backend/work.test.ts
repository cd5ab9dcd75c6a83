import { beforeEach, describe, expect, it } from 'vitest'
import { aCreation, failureOf } from './a-creation'
import { pulled, testBackend, valueOf, type TestBackend } from './backend'
import { ORGANIZATION, someAlerts, someRepositories } from './some-alerts'
import type { WorkRecord } from '@/lib/storage/records'
import { ok } from '@/lib/failure'
import type { AskedState } from '@/lib/tracking/autofix'

let backend: TestBackend
const page = { query: '', offset: 0, limit: 50 }
const create = async (change: Parameters<typeof aCreation>[0] = {}) =>
  valueOf(await backend.handlers['campaigns.create'](aCreation(change)))
const alertsOf = async (id: string) =>
  valueOf(await backend.handlers['campaigns.alerts']({ id, group: null, ...page })).rows
const progressOf = async (id: string) =>
  valueOf(await backend.handlers['campaigns.track']({ id })).campaign.progress
const labelsOf = async (id: string) =>
  valueOf(await backend.handlers['campaigns.groups']({ id, by: 'repository', ...page })).rows.map(
    ({ label, url }) => [label, url],
  )

/** Stores work in repository 1 as a sync would. */
async function working(
  change: Partial<Pick<WorkRecord, 'links'>> & Partial<{ pulls: WorkRecord['pulls']['known'] }>,
) {
  const record: WorkRecord = {
    organization: ORGANIZATION,
    repositoryId: 1,
    branches: { etag: null, known: [{ number: 1, name: 'alert-autofix-1' }] },
    pulls: { etag: null, changedAt: 0, anyOpen: true, known: change.pulls ?? [] },
    links: change.links ?? [],
  }
  valueOf(await backend.store.work.save([record]))
  valueOf(await backend.dataChanged(ORGANIZATION))
}

beforeEach(async () => {
  backend = await testBackend()
  await pulled(backend)
})

describe('work on the alerts of a campaign', () => {
  it('stands in their rows, with links that Muster builds', async () => {
    const { id } = await create()
    await working({
      pulls: [{ number: 41, state: 'draft', branch: 'fix/one', alerts: [] }],
      links: [{ number: 3, etag: null, lookedAt: 0, pulls: [41] }],
    })
    const rows = (await alertsOf(id)).filter(({ status }) => status === 'in-progress')
    expect(rows.map(({ repositoryId, number, work }) => [repositoryId, number, work])).toEqual([
      [
        1,
        3,
        [
          {
            kind: 'pull-request',
            number: 41,
            isDraft: true,
            url: 'https://github.com/octo-org/orders/pull/41',
          },
        ],
      ],
      [1, 2, [{ kind: 'copilot' }]],
      [
        1,
        1,
        [
          {
            kind: 'branch',
            name: 'alert-autofix-1',
            url: 'https://github.com/octo-org/orders/tree/alert-autofix-1',
          },
        ],
      ],
    ])
  })

  it('ends with its pull request and begins again when that is reopened', async () => {
    const { id } = await create()
    const pull = { number: 41, branch: 'alert-autofix-1', alerts: [1] }
    for (const [state, inProgress] of [
      ['open', 2],
      ['closed', 1],
      ['open', 2],
      ['merged', 1],
    ] as const) {
      await working({ pulls: [{ ...pull, state }] })
      expect((await progressOf(id)).inProgress).toBe(inProgress)
      const row = (await alertsOf(id)).find(({ repositoryId, number }) => repositoryId === 1 && number === 1)
      expect(row?.work).toHaveLength(inProgress - 1)
    }
  })
})

describe('Copilot Autofix in a campaign', () => {
  it('is told by alert and in sums, without a sync in between', async () => {
    const { id } = await create()
    const states = new Map<string, AskedState>([
      ['1/code-scanning/1', 'ready'],
      ['1/code-scanning/2', 'pending'],
      ['1/code-scanning/3', 'none'],
      // Fixed: it counts as supported, and no more among what remains.
      ['1/code-scanning/4', 'ready'],
      ['2/code-scanning/1', 'failed'],
    ])
    const none = { supported: 5, remaining: 5, pending: 0, ready: 0, none: 0, failed: 0 }
    expect(valueOf(await backend.handlers['campaigns.track']({ id })).autofix).toEqual(none)
    backend.store.outbox.autofixStates = () => Promise.resolve(ok(states))
    expect(valueOf(await backend.handlers['campaigns.track']({ id })).autofix).toEqual({
      ...none,
      pending: 1,
      ready: 1,
      none: 1,
      failed: 1,
    })
    const told = new Map(
      (await alertsOf(id)).map((row) => [`${row.repositoryId}/${row.number}`, row.autofix]),
    )
    expect(Object.fromEntries(told)).toEqual({
      '1/1': 'ready',
      '1/2': 'pending',
      '1/3': 'none',
      '2/1': 'failed',
      '2/2': 'supported',
    })
  })

  it('that cannot be read fails the answer, and is no zero', async () => {
    const { id } = await create()
    const damaged = { kind: 'storage-failed', detail: 'x' } as const
    backend.store.outbox.autofixStates = () => Promise.resolve({ ok: false, failure: damaged })
    expect(failureOf(await backend.handlers['campaigns.track']({ id }))).toEqual(damaged)
  })
})

describe('in the middle of a campaign', () => {
  const orders = (alerts = someAlerts()) => alerts.filter(({ repositoryId }) => repositoryId === 1)

  it('an alert that vanished is not visible, and comes back as it is when GitHub shows it again', async () => {
    const { id } = await create()
    const before = await progressOf(id)
    await pulled(
      backend,
      someAlerts().filter(({ repositoryId, number }) => repositoryId !== 1 || number !== 3),
    )
    expect(await progressOf(id)).toEqual({ ...before, open: before.open - 1, notVisible: 1 })
    expect(await alertsOf(id)).toHaveLength(4)
    await pulled(backend)
    expect(await progressOf(id)).toEqual(before)
  })

  it('a repository that was renamed keeps its alerts and is shown by its present name', async () => {
    const { id } = await create()
    const before = await progressOf(id)
    const renamed = someRepositories().map((one) =>
      one.id === 1 ? { ...one, name: 'orders-2', fullName: 'octo-org/orders-2' } : one,
    )
    await pulled(backend, someAlerts(), renamed)
    expect(await progressOf(id)).toEqual(before)
    expect(await labelsOf(id)).toContainEqual(['octo-org/orders-2', 'https://github.com/octo-org/orders-2'])
    const rows = (await alertsOf(id)).filter(({ repositoryId }) => repositoryId === 1)
    expect(
      rows.every(({ repository, url }) => repository === 'octo-org/orders-2' && url.includes('/orders-2/')),
    ).toBe(true)
  })

  it('a repository whose name another one took does not take over its alerts', async () => {
    const { id } = await create()
    const [first, second] = someRepositories()
    if (!first || !second) throw new Error('there are two')
    const swapped = [
      { ...first, name: 'shop', fullName: 'octo-org/shop' },
      { ...second, name: 'orders', fullName: 'octo-org/orders' },
    ]
    await pulled(backend, someAlerts(), swapped)
    const { rows } = valueOf(await backend.handlers['campaigns.groups']({ id, by: 'repository', ...page }))
    expect(rows.map(({ key, label, progress }) => [key, label, progress.total])).toEqual([
      ['1', 'octo-org/shop', 3],
      ['2', 'octo-org/orders', 2],
    ])
  })

  it('a repository that was archived keeps its alerts', async () => {
    const { id } = await create()
    const before = await progressOf(id)
    await pulled(
      backend,
      someAlerts(),
      someRepositories().map((one) => ({ ...one, archived: one.id === 1 })),
    )
    expect(await progressOf(id)).toEqual(before)
    const archived = { id, by: 'repository', ...page, query: 'archived:true' } as const
    expect(valueOf(await backend.handlers['campaigns.groups'](archived)).rows).toMatchObject([
      { isArchived: true },
    ])
    const others = valueOf(
      await backend.handlers['campaigns.groups']({ ...archived, query: 'archived:false' }),
    ).rows
    expect(others).not.toHaveLength(0)
    for (const group of others) expect(group).not.toHaveProperty('isArchived')
  })

  it.each(['deleted', 'transferred to another owner'])(
    'a repository that was %s leaves alerts that are not visible',
    async () => {
      const { id } = await create()
      await pulled(
        backend,
        orders(),
        someRepositories().filter(({ id }) => id === 1),
      )
      expect(await progressOf(id)).toEqual({
        total: 5,
        open: 2,
        inProgress: 1,
        fixed: 0,
        dismissed: 0,
        notVisible: 2,
      })
      expect(await labelsOf(id)).toEqual([
        ['octo-org/orders', 'https://github.com/octo-org/orders'],
        [null, null],
      ])
      // Nothing is lost of the campaign itself: it can still be changed and deleted.
      valueOf(await backend.handlers['campaigns.close']({ id }))
      expect(valueOf(await backend.handlers['campaigns.delete']({ id }))).toBeNull()
    },
  )

  it('everything may vanish: that is said, and is not “complete”', async () => {
    const { id } = await create()
    await pulled(backend, [], [])
    const { campaign } = valueOf(await backend.handlers['campaigns.track']({ id }))
    expect(campaign).toMatchObject({ due: { state: 'not-visible' }, progress: { total: 5, notVisible: 5 } })
  })
})

describe('drafts', () => {
  const as = (login: string | null) =>
    testBackend({
      vault: {
        ...backend.vault,
        state: () =>
          Promise.resolve(
            ok(
              login === null
                ? ({ state: 'none' } as const)
                : ({
                    state: 'present',
                    login,
                    type: 'classic',
                    scopes: [],
                    expiresAt: null,
                    kept: 'session',
                  } as const),
            ),
          ),
      },
      store: backend.store,
    })

  it('keep what is to be done at their launch', async () => {
    const launch = { autofix: true, issues: true }
    const draft = await create({ as: 'draft', launch })
    expect(draft).toMatchObject({ state: 'draft', launch })
    const published = valueOf(await backend.handlers['campaigns.publish']({ id: draft.id }))
    expect(published).toMatchObject({ state: 'open', launch })
  })

  it.each([
    ['their author', 'MAYA-manager', ['A draft', 'Open']],
    ['others', 'olga-owner', ['Open']],
    ['nobody without a token', null, ['Open']],
  ])('are listed for %s', async (_, login, names) => {
    const { details } = aCreation()
    await create({ as: 'draft', details: { ...details, name: 'A draft' } })
    await create({ details: { ...details, name: 'Open' } })
    const other = await as(login)
    const list = valueOf(await other.handlers['campaigns.list']({ organization: ORGANIZATION }))
    expect(list.campaigns.map(({ name }) => name).sort()).toEqual(names)
    // Nor does the filter know their names.
    const search = { organization: ORGANIZATION, ...page, query: 'campaign:"A draft"' }
    const found = valueOf(await other.handlers['alerts.search'](search))
    expect(found.total > 0).toBe(names.includes('A draft'))
  })
})
