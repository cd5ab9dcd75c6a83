import { beforeEach, describe, expect, it } from 'vitest'
import { create, listed, look, seen } from './people'
import { NOW, ORGANIZATION, browser, fileIn, hub, messages, path, type Browser, type Hub } from './rig'
import { value } from '../storage/samples'
import { MOST_ATTEMPTS } from '@/lib/campaigns/shared/attempts'
import { DAY } from '@/lib/time'

let github: Hub
let manager: Browser

beforeEach(async () => {
  github = hub()
  manager = await browser(github, 'manager')
})

const plainly = (status: number) =>
  new Response(JSON.stringify({ message: 'No' }), {
    status,
    headers: { 'content-type': 'application/json' },
  })
/** GitHub answers every write so, without doing it. */
const refuseWrites = (status = 502) =>
  (github.network.before = (method) => (method === 'PUT' ? plainly(status) : null))
const shareOf = async (id: string) => (await seen(manager, id)).publication.share
const withdraw = (id: string, who = manager) => who.handlers['sharing.withdraw']({ id })
const later = async (seconds: number) => {
  github.clock.now += seconds
  value(await manager.sharing.look(ORGANIZATION))
}

describe('a campaign that waits to be shared', () => {
  it('is not tried again before its pause is over', async () => {
    refuseWrites()
    const { id } = await create(manager)
    github.take()
    await later(59)
    expect(github.take(/^PUT/)).toEqual([])
    await later(61)
    expect(github.take(/^PUT/)).toHaveLength(1)
    expect(await shareOf(id)).toMatchObject({ tries: 2, nextAt: NOW + 120 + 120 })
  })

  it('is left alone after so many attempts, says so, and begins anew when somebody asks', async () => {
    refuseWrites(422)
    const { id } = await create(manager)
    for (let times = 0; times < MOST_ATTEMPTS + 5; times += 1) await later(DAY)
    expect(github.take(/^PUT/)).toHaveLength(MOST_ATTEMPTS)
    expect(await shareOf(id)).toMatchObject({
      tries: MOST_ATTEMPTS,
      nextAt: null,
      failure: { kind: 'refused' },
    })
    const again = value(await manager.handlers['sharing.share']({ id }))
    expect(again.publication.share).toMatchObject({ state: 'waiting', tries: 1 })
    github.network.before = () => null
    await later(60)
    expect(await shareOf(id)).toMatchObject({ state: 'shared' })
    expect(messages(github)).toHaveLength(1)
  })

  it('is tried at once by whoever asks for a look', async () => {
    refuseWrites()
    const { id } = await create(manager)
    github.network.before = () => null
    await look(manager)
    expect(await shareOf(id)).toMatchObject({ state: 'shared' })
  })

  it('does not keep another one from being shared', async () => {
    let id = ''
    github.network.before = (method, at) => (method === 'PUT' && at.includes(id) ? plainly(422) : null)
    const first = await create(manager)
    id = first.id
    const second = await create(manager)
    expect(await shareOf(second.id)).toMatchObject({ state: 'shared' })
  })

  it('asks about the repository once, however many wait', async () => {
    github.world.deleteRepository('octo-org/security-campaigns')
    for (let count = 0; count < 3; count += 1) await create(manager)
    github.take()
    await look(manager)
    // Once to look at it, once for all that is to be written.
    expect(github.take(/security-campaigns$/)).toHaveLength(2)
    expect((await listed(manager)).map(({ publication }) => publication.share)).toEqual(
      [1, 2, 3].map(() => expect.objectContaining({ state: 'waiting', tries: 0 })),
    )
  })
})

describe('taking back the wish to share', () => {
  it('leaves the campaign here alone, and nothing is written any more', async () => {
    refuseWrites(422)
    const { id } = await create(manager)
    github.network.before = () => null
    github.take()
    const after = value(await withdraw(id))
    expect(after.publication.share).toEqual({ state: 'none' })
    // GitHub has said no: there is nothing to look up.
    expect(github.take()).toEqual([])
    await later(DAY)
    await look(manager)
    expect(github.take(/^PUT/)).toEqual([])
    expect(await shareOf(id)).toEqual({ state: 'none' })
    const again = value(await manager.handlers['sharing.share']({ id }))
    expect(again.publication.share.state).toBe('shared')
  })

  it('of a draft asks nobody', async () => {
    const { id } = await create(manager, { as: 'draft' })
    github.take()
    expect(value(await withdraw(id)).publication.share).toEqual({ state: 'none' })
    expect(github.take()).toEqual([])
    value(await manager.handlers['campaigns.publish']({ id }))
    value(await manager.sharing.shareWaiting(ORGANIZATION))
    expect(fileIn(github, path(id))).toBeNull()
  })

  it('of a shared one, or one that nobody wants to share, changes nothing', async () => {
    const shared = await create(manager)
    const own = await create(manager, { publishing: { share: false, native: false } })
    for (const { id, publication } of [await seen(manager, shared.id), own])
      expect(value(await withdraw(id)).publication).toEqual(publication)
    expect(fileIn(github, path(shared.id))).toMatchObject({ state: 'open' })
  })

  it('that was written although nobody heard of it finds it shared', async () => {
    // The answer is lost, and so is that of the look which would tell.
    github.network.after = (method) => (method === 'PUT' ? plainly(504) : null)
    github.network.before = (method, at) =>
      method === 'GET' && at.includes('/contents/') ? plainly(400) : null
    const { id } = await create(manager)
    expect(await shareOf(id)).toMatchObject({ state: 'waiting', failure: { kind: 'server-error' } })
    const unknown = await withdraw(id)
    expect(unknown).toMatchObject({ ok: false, failure: { kind: 'unexpected-answer' } })
    expect(await shareOf(id)).toMatchObject({ state: 'waiting' })
    Object.assign(github.network, { before: () => null, after: () => null })
    expect(value(await withdraw(id)).publication).toMatchObject({
      origin: 'here',
      share: { state: 'shared' },
    })
    expect(messages(github)).toHaveLength(1)
  })

  it('that an ended worker may have written is looked up as well', async () => {
    const done = new Promise<void>((resolve) => {
      github.network.after = (method) => {
        if (method === 'PUT') {
          manager.kill()
          resolve()
        }
        return null
      }
    })
    void create(manager)
    await done
    github.network.after = () => null
    const next = await browser(github, 'manager', { options: manager.disk, knows: false })
    const [campaign] = await listed(next)
    const id = campaign?.id ?? ''
    expect(value(await withdraw(id, next)).publication.share.state).toBe('shared')
  })

  it('of a write that was looked up and not done, or whose repository is gone, needs no answer', async () => {
    refuseWrites()
    const first = await create(manager)
    github.take()
    expect(value(await withdraw(first.id)).publication.share).toEqual({ state: 'none' })
    expect(github.take()).toEqual([])
    github.network.before = (method, at) => {
      if (method === 'PUT') return plainly(502)
      return at.includes('/contents/campaigns/') ? plainly(400) : null
    }
    const second = await create(manager)
    github.world.deleteRepository('octo-org/security-campaigns')
    expect(value(await withdraw(second.id)).publication.share).toEqual({ state: 'none' })
  })

  it('comes after a write that is under way', async () => {
    const { promise, resolve } = Promise.withResolvers<Response | null>()
    const { promise: began, resolve: begins } = Promise.withResolvers<null>()
    const open = await create(manager, { publishing: { share: false, native: false } })
    github.network.before = (method) => {
      if (method !== 'PUT') return null
      begins(null)
      return promise.then((answer) => answer ?? plainly(500))
    }
    const sharing = manager.handlers['sharing.share']({ id: open.id })
    await began
    const withdrawn = withdraw(open.id)
    resolve(plainly(422))
    expect(value(await withdrawn).publication.share).toEqual({ state: 'none' })
    await sharing
    expect(await shareOf(open.id)).toEqual({ state: 'none' })
  })
})
