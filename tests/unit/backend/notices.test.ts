import { describe, expect, it } from 'vitest'
import { NOW, pulled, valueOf } from './backend'
import { campaignIn, noticing, type Noticing } from './notice-board'
import { ORGANIZATION, someAlerts, someRepositories } from './some-alerts'
import { fail, ok, type Failure } from '@/lib/failure'
import type { Repository } from '@/lib/alerts/organization'

const DAY = 86_400
const NEW = 'Security campaign: No more injections'
const TO_FIX = '1 campaign needs you: 1 has alerts in repositories you can write to · Muster'

/** The listing, with where Devon can write. */
const listing = (canPush: Record<number, boolean>) =>
  someRepositories().map((one): Repository => ({ ...one, canPush: canPush[one.id] ?? false }))
const [orders] = someRepositories()
const answered = (change: Partial<Repository> = {}) => {
  if (!orders) throw new Error('no repository')
  return Promise.resolve(ok({ ...orders, canPush: true, ...change }))
}

async function synced(canPush: Record<number, boolean> = { 1: true }): Promise<Noticing> {
  const backend = await noticing()
  await pulled(backend, someAlerts(), listing(canPush))
  return backend
}

describe('a new campaign', () => {
  it('is told once where I can write, and counted on the button as long as it needs me', async () => {
    const backend = await synced()
    const { id } = await campaignIn(backend)
    await backend.look()
    expect(backend.board.shown).toEqual([
      {
        id: `new https://github.com/octo-org/orders/security#muster/campaigns/${id}`,
        title: NEW,
        message: '3 alerts to fix in octo-org/orders by 24 December 2026.',
      },
    ])
    expect(backend.board.badge).toEqual({ text: '1', title: TO_FIX })
    await backend.look()
    backend.clock.now += 3 * DAY
    await backend.look()
    expect(backend.board.shown).toHaveLength(1)
    expect(backend.board.badge?.text).toBe('1')
    expect(backend.asked).toEqual([])
  })

  it('is told once when several look at the same time', async () => {
    const backend = await synced()
    await campaignIn(backend)
    await Promise.all([backend.look(), backend.look(['OCTO-ORG']), backend.look()])
    expect(backend.board.take()).toEqual([NEW])
  })

  it('is not told where I cannot write, nor counted', async () => {
    const backend = await synced({ 1: false, 2: true })
    await campaignIn(backend)
    await backend.look()
    expect(backend.board.take()).toEqual([])
    expect(backend.board.badge).toBeNull()
    expect(backend.asked).toEqual([])
  })

  it('is told when I may write at last', async () => {
    const backend = await synced({ 1: false })
    await campaignIn(backend)
    await backend.look()
    await pulled(backend, someAlerts(), listing({ 1: true }))
    await backend.look()
    expect(backend.board.take()).toEqual([NEW])
  })

  it('is not told, nor counted, when everything is done in my repositories', async () => {
    const backend = await synced()
    await campaignIn(backend, {
      alerts: [
        { repositoryId: 1, kind: 'code-scanning', numbers: [4] },
        { repositoryId: 2, kind: 'code-scanning', numbers: [1, 2] },
      ],
    })
    await backend.look()
    expect(backend.board.take()).toEqual([])
    expect(backend.board.badge).toBeNull()
  })

  it.each([
    ['draft', { state: 'draft' as const, publishedAt: null }],
    ['closed', { state: 'closed' as const, closedAt: NOW }],
    ['my own', { createdBy: 'Devon' }],
    ['overdue already', { dueDate: '2026-11-19' }],
  ])('is not told when it is %s', async (_, change) => {
    const backend = await synced()
    await campaignIn(backend, change)
    await backend.look()
    expect(backend.board.take()).toEqual([])
  })

  it('is told in one notification with all others that are new', async () => {
    const backend = await synced()
    for (let at = 1; at <= 20; at++) await campaignIn(backend, { name: `Campaign ${at}` })
    await backend.look()
    expect(backend.board.shown).toHaveLength(1)
    expect(backend.board.take()).toEqual(['20 security campaigns concern your repositories'])
    expect(backend.board.badge?.text).toBe('20')
    await campaignIn(backend)
    await backend.look()
    expect(backend.board.take()).toEqual([NEW])
  })

  it('is never told twice, although showing it failed', async () => {
    const refusing = { notify: () => Promise.reject(new Error('no room')) }
    const { board } = await noticing()
    const nothing = () => Promise.resolve()
    const backend = await noticing(undefined, {
      board: { ...refusing, badge: nothing, clear: nothing, isRefused: () => Promise.resolve(false) },
    })
    await pulled(backend, someAlerts(), listing({ 1: true }))
    await campaignIn(backend)
    await expect(backend.notice(null)).rejects.toThrow('no room')
    // The run after it is not held up by the one that broke.
    expect(await backend.notice(null)).toEqual(ok(null))
    expect(board.shown).toEqual([])
  })
})

describe('where nobody knows whether I can write', () => {
  const names = [{ id: 1, fullName: 'octo-org/orders' }]

  it('GitHub is asked once a day, and the campaign told with what is known', async () => {
    const backend = await noticing(() => answered())
    await campaignIn(backend, {}, names)
    await backend.look()
    expect(backend.board.shown[0]?.message).toBe('4 alerts to fix in octo-org/orders by 24 December 2026.')
    expect(backend.board.badge?.text).toBe('1')
    await backend.look()
    expect(backend.asked).toEqual(['octo-org/orders'])
    backend.clock.now += DAY + 1
    await backend.look()
    expect(backend.asked).toHaveLength(2)
  })

  it.each<[string, () => ReturnType<typeof answered>]>([
    ['may only read', () => answered({ canPush: false })],
    ['find it archived', () => answered({ archived: true })],
    ['find another repository under its name', () => answered({ id: 77 })],
  ])('nothing is told when I %s', async (_, repository) => {
    const backend = await noticing(repository)
    await campaignIn(backend, {}, names)
    await backend.look()
    await backend.look()
    expect(backend.board.take()).toEqual([])
    expect(backend.board.badge).toBeNull()
    expect(backend.asked).toHaveLength(1)
  })

  it.each<[Failure, number]>([
    [{ kind: 'not-found', subject: 'repositories', name: 'octo-org/orders' }, 1],
    [{ kind: 'offline' }, 2],
    [{ kind: 'rate-limited', until: NOW + 60 }, 2],
  ])('%j is an answer or asked again the next time', async (failure, times) => {
    const backend = await noticing(() => Promise.resolve(fail(failure)))
    await campaignIn(backend, {}, names)
    await backend.look()
    await backend.look()
    expect(backend.asked).toHaveLength(times)
    expect(backend.board.badge).toBeNull()
  })

  it('asks about ten repositories in one run, one of each campaign after the other, and no more after a failure', async () => {
    const many = (from: number) => Array.from({ length: 8 }, (_, at) => from + at)
    const name = (id: number) => ({ id, fullName: `octo-org/repo-${id}` })
    const place = (repositoryId: number) => ({ repositoryId, kind: 'code-scanning' as const, numbers: [1] })
    let online = true
    const backend = await noticing(({ fullName }) =>
      online
        ? Promise.resolve(fail({ kind: 'not-found', subject: 'repositories', name: fullName }))
        : Promise.resolve(fail({ kind: 'offline' })),
    )
    for (const from of [100, 200])
      await campaignIn(backend, { alerts: many(from).map(place) }, many(from).map(name))
    await backend.look()
    expect(backend.asked).toHaveLength(10)
    expect(backend.asked.slice(0, 4).sort()).toEqual(
      [100, 200, 101, 201].map((id) => `octo-org/repo-${id}`).sort(),
    )
    online = false
    await backend.look()
    expect(backend.asked).toHaveLength(11)
    online = true
    await backend.look()
    await backend.look()
    expect(new Set(backend.asked).size).toBe(16)
    expect(backend.asked).toHaveLength(17)
  })

  it('asks nothing on account of what I make and manage myself', async () => {
    const backend = await noticing()
    await campaignIn(backend, { createdBy: 'devon', managers: ['devon'] }, names)
    await backend.look()
    expect(backend.asked).toEqual([])
  })
})

describe('a manager', () => {
  const managed = { managers: ['Devon'], createdBy: 'devon' }

  it('is reminded a week and a day before and on the day after, each once', async () => {
    const backend = await synced({})
    await campaignIn(backend, managed)
    const titles: Record<string, string[]> = {}
    for (let day = 20; day <= 60; day++) {
      backend.clock.now = Date.UTC(2026, 10, day, 9) / 1000
      await backend.look()
      const told = backend.board.take()
      if (told.length > 0) titles[new Date(backend.clock.now * 1000).toISOString().slice(0, 10)] = told
      await backend.look()
      expect(backend.board.take()).toEqual([])
    }
    expect(titles).toEqual({
      '2026-12-17': ['No more injections is due in 7 days'],
      '2026-12-23': ['No more injections is due tomorrow'],
      '2026-12-25': ['No more injections is overdue'],
    })
  })

  it('is told the latest only of what was missed, and nothing of the past when the clock is put back', async () => {
    const backend = await synced({})
    await campaignIn(backend, managed)
    backend.clock.now = Date.UTC(2026, 11, 26, 9) / 1000
    await backend.look()
    expect(backend.board.take()).toEqual(['No more injections is overdue'])
    backend.clock.now = Date.UTC(2026, 11, 18, 9) / 1000
    await backend.look()
    expect(backend.board.take()).toEqual([])
  })

  it('is reminded anew of another due date', async () => {
    const backend = await synced({})
    const campaign = await campaignIn(backend, managed)
    backend.clock.now = Date.UTC(2026, 11, 24, 9) / 1000
    await backend.look()
    const moved = { ...campaign, dueDate: '2026-12-31', revision: 1 }
    valueOf(await backend.store.campaigns.replace(moved, 0))
    await backend.look()
    expect(backend.board.take()).toEqual([
      'No more injections is due today',
      'No more injections is due in 7 days',
    ])
  })

  it('is not reminded without data, nor when all is done', async () => {
    const never = await noticing()
    await campaignIn(never, managed)
    never.clock.now = Date.UTC(2026, 11, 23, 9) / 1000
    await never.look()
    expect(never.board.take()).toEqual([])
    const done = await synced({})
    await campaignIn(done, {
      ...managed,
      alerts: [{ repositoryId: 1, kind: 'code-scanning', numbers: [4] }],
    })
    await campaignIn(done, {
      ...managed,
      alerts: [{ repositoryId: 99, kind: 'code-scanning', numbers: [1] }],
    })
    done.clock.now = Date.UTC(2026, 11, 23, 9) / 1000
    await done.look()
    expect(done.board.take()).toEqual([])
  })

  it('sees on the button what is overdue or at risk, and nothing of what is on track', async () => {
    const backend = await synced({ 1: true })
    await campaignIn(backend, { ...managed, dueDate: '2026-11-18' })
    await campaignIn(backend, { ...managed, dueDate: '2026-12-24' })
    await campaignIn(backend, {
      ...managed,
      alerts: [{ repositoryId: 1, kind: 'code-scanning', numbers: [4] }],
    })
    await backend.look()
    expect(backend.board.badge).toEqual({
      text: '2',
      title: '2 campaigns need you: 1 you manage is overdue, 1 you manage is at risk · Muster',
    })
  })
})

describe('the switches', () => {
  it('are both on, and say when the browser shows nothing', async () => {
    const backend = await noticing()
    const read = async () => valueOf(await backend.handlers['notices.read']({}))
    expect(await read()).toEqual({ newCampaigns: true, reminders: true, isRefused: false })
    backend.board.refused = true
    expect((await read()).isRefused).toBe(true)
  })

  it('turn each kind off; what came meanwhile is not made up for', async () => {
    const backend = await synced()
    const save = async (newCampaigns: boolean, reminders: boolean) =>
      valueOf(await backend.handlers['notices.save']({ newCampaigns, reminders }))
    expect(await save(false, false)).toEqual({ newCampaigns: false, reminders: false, isRefused: false })
    expect(backend.changes).toContainEqual({ topic: 'notices', organization: null })
    await campaignIn(backend)
    await campaignIn(backend, { managers: ['devon'], dueDate: '2026-11-21' })
    await backend.look()
    expect(backend.board.take()).toEqual([])
    expect(backend.board.badge?.text).toBe('2')
    await save(true, true)
    await backend.look()
    expect(backend.board.take()).toEqual([])
    await save(false, true)
    backend.clock.now += 2 * DAY
    await campaignIn(backend, { name: 'Another' })
    await backend.look()
    expect(backend.board.take()).toEqual(['No more injections is overdue'])
  })
})

describe('the button', () => {
  it('is empty without a token, and back with it', async () => {
    const backend = await synced()
    await campaignIn(backend)
    await backend.look()
    backend.me.login = null
    await backend.look()
    expect(backend.board.badge).toBeNull()
    backend.me.login = 'devon'
    await backend.look([])
    expect(backend.board.badge?.text).toBe('1')
    expect(backend.board.take()).toEqual([NEW])
  })

  it('counts for whose token it is', async () => {
    const backend = await synced()
    await campaignIn(backend, { managers: ['ruth'], dueDate: '2026-11-18' })
    await backend.look()
    expect(backend.board.badge?.title).toBe(TO_FIX)
    backend.me.login = 'ruth'
    await backend.look([])
    expect(backend.board.badge?.title).toBe('1 campaign needs you: 1 you manage is overdue · Muster')
  })

  it('looks only where something changed, and forgets an organization that is gone', async () => {
    const backend = await synced()
    valueOf(await backend.store.organizations.add('other-org'))
    await campaignIn(backend)
    await backend.look()
    await campaignIn(backend, { name: 'Another' })
    await backend.look(['other-org'])
    expect(backend.board.badge?.text).toBe('1')
    await backend.look(['Octo-Org'])
    expect(backend.board.badge?.text).toBe('2')
    valueOf(await backend.store.organizations.remove(ORGANIZATION))
    await backend.look(['octo-org'])
    expect(backend.board.badge).toBeNull()
  })

  it('and the notifications are cleared with all data', async () => {
    const backend = await synced()
    await campaignIn(backend)
    await backend.look()
    valueOf(await backend.handlers['data.delete']({}))
    expect(backend.board.shown).toEqual([])
    await backend.look()
    expect(backend.board.badge).toBeNull()
  })
})
