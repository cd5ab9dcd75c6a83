import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createLimiter } from '@/lib/github/limiter'
import type { Reply } from '@/lib/github/reply'

const START = 1_790_000_000

function reply(status: number, headers: Record<string, string> = {}, message = ''): Reply {
  return { status, headers, data: { message }, url: '' }
}

describe('limiter', () => {
  let local = START
  beforeEach(() => {
    local = START
  })
  afterEach(() => vi.useRealTimers())
  const create = (places = 6) => createLimiter(places, () => local)

  it('lets no more run at once than it has places', async () => {
    const limiter = create(2)
    let running = 0
    let most = 0
    const ends: Array<() => void> = []
    const all = Array.from({ length: 7 }, () =>
      limiter.run(async () => {
        most = Math.max(most, (running += 1))
        await new Promise<void>((resolve) => ends.push(resolve))
        running -= 1
      }),
    )
    for (let ended = 0; ended < 7; ended += 1) {
      await vi.waitUntil(() => ends.length > ended)
      ends[ended]?.()
    }
    const results = await Promise.all(all)
    expect(results.every(({ ok }) => ok)).toBe(true)
    expect(most).toBe(2)
  })

  it('gives the place back when the work throws', async () => {
    const limiter = create(1)
    await expect(limiter.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await limiter.run(() => Promise.resolve(3))).toEqual({ ok: true, value: 3 })
  })

  it('takes who aborts out of the queue without losing a place', async () => {
    const limiter = create(1)
    let end = () => {}
    const first = limiter.run(() => new Promise<void>((resolve) => (end = resolve)))
    const abort = new AbortController()
    const second = limiter.run(() => Promise.resolve('second'), abort.signal)
    const third = limiter.run(() => Promise.resolve('third'))
    abort.abort()
    expect(await second).toEqual({ ok: false, failure: { kind: 'cancelled' } })
    end()
    await first
    expect(await third).toEqual({ ok: true, value: 'third' })
    expect(await limiter.run(() => Promise.resolve('fourth'), abort.signal)).toMatchObject({ ok: false })
    expect(await limiter.run(() => Promise.resolve('fifth'))).toEqual({ ok: true, value: 'fifth' })
  })

  it('refuses everything until retry-after is over', async () => {
    const limiter = create()
    expect(limiter.hear(reply(429, { 'retry-after': '120' }))).toBe(START + 120)
    const work = vi.fn()
    expect(await limiter.run(work)).toEqual({
      ok: false,
      failure: { kind: 'rate-limited', until: START + 120 },
    })
    expect(work).not.toHaveBeenCalled()
    local = START + 120
    expect(await limiter.run(() => Promise.resolve(1))).toMatchObject({ ok: true })
  })

  it('refuses who already stood in the queue when the pause began', async () => {
    const limiter = create(1)
    let end = () => {}
    const first = limiter.run(() => new Promise<void>((resolve) => (end = resolve)))
    const second = limiter.run(() => Promise.resolve('asked'))
    limiter.hear(reply(403, { 'retry-after': '5' }))
    end()
    await first
    expect(await second).toMatchObject({ ok: false, failure: { kind: 'rate-limited' } })
  })

  it('waits for the reset of the primary limit', () => {
    const reset = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(START + 1000) }
    expect(create().hear(reply(403, reset))).toBe(START + 1001)
    expect(create().hear(reply(429, reset))).toBe(START + 1001)
  })

  it('pauses after the last request of the hour though it succeeded', () => {
    const limiter = create()
    const last = reply(200, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(START + 9) })
    expect(limiter.hear(last)).toBeNull()
    expect(limiter.limitedUntil()).toBe(START + 10)
  })

  it.each([-7200, -3, 7200])("goes by GitHub's clock when the local one is off by %i s", (off) => {
    const limiter = create()
    local = START + off
    const headers = {
      date: new Date(START * 1000).toUTCString(),
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': String(START + 60),
    }
    limiter.hear(reply(403, headers))
    expect(limiter.now()).toBe(START)
    local += 60
    expect(limiter.limitedUntil()).toBe(START + 61)
    local += 1
    expect(limiter.limitedUntil()).toBeNull()
  })

  it('waits a minute, then twice as long each time, where GitHub names no time', () => {
    const limiter = create()
    const secondary = reply(403, {}, 'You have exceeded a secondary rate limit. Please wait a few minutes.')
    const waits = Array.from({ length: 8 }, () => {
      const until = limiter.hear(secondary) ?? 0
      // The others that were under way are refused as well, and make it no longer.
      expect(limiter.hear(secondary)).toBe(until)
      const waited = until - local
      local = until
      return waited
    })
    expect(waits).toEqual([60, 120, 240, 480, 960, 1920, 1920, 1920])
    limiter.hear(reply(200))
    expect(limiter.hear(secondary)).toBe(local + 60)
  })

  it('takes a blank retry-after for none', () => {
    expect(create().hear(reply(429, { 'retry-after': '' }))).toBe(START + 60)
  })

  it.each([
    reply(
      403,
      { 'x-ratelimit-remaining': '4999', 'x-ratelimit-reset': String(START + 9) },
      'Must have admin rights',
    ),
    reply(404),
    reply(502, { 'retry-after': '30' }),
    reply(200, { 'x-ratelimit-remaining': '12', 'x-ratelimit-reset': String(START + 9) }),
  ])('takes no other reply for a limit: %o', (other) => {
    const limiter = create()
    expect(limiter.hear(other)).toBeNull()
    expect(limiter.limitedUntil()).toBeNull()
  })
})
