import { describe, expect, it } from 'vitest'
import { create } from './people'
import { NOW, ORGANIZATION, browser, fileIn, hub, path } from './rig'
import { value } from '../storage/samples'
import { PACE } from '@/lib/campaigns/pace'
import { takePace } from '@/lib/sharing/in-pace'

const { signal } = new AbortController()
const writesOf = async ({ store }: Awaited<ReturnType<typeof browser>>) =>
  value(await store.outbox.waiting()).pace

describe('a write to the campaign repository', () => {
  it('is counted where the launch’s writes are', async () => {
    const manager = await browser(hub(), 'manager')
    await create(manager)
    expect(await writesOf(manager)).toEqual({ writes: [NOW], content: [] })
    await create(manager)
    expect(manager.waits).toEqual([PACE.between])
    expect((await writesOf(manager)).writes).toEqual([NOW, NOW + PACE.between])
  })

  it('waits for its second after what a launch has just written, also in the next worker', async () => {
    const github = hub()
    const manager = await browser(github, 'manager')
    value(await manager.store.pace.take(NOW - 0.25, true))
    await create(manager)
    expect(manager.waits).toEqual([0.75])
    const next = await browser(github, 'manager', { options: manager.disk, knows: false })
    github.clock.now += 1
    await create(next)
    expect(next.waits).toEqual([0.75])
  })

  it('waits for the minute, and not for the hour of what makes content', async () => {
    const { store } = await browser(hub(), 'manager')
    for (let number = 0; number < PACE.contentPerHour; number += 1)
      value(await store.pace.take(NOW - PACE.contentPerHour + number, true))
    expect(value(await store.pace.take(NOW, true))).toBe(NOW - PACE.contentPerHour + 3600)
    let now = NOW
    const clocks = {
      store,
      clock: () => now,
      wait(seconds: number) {
        now += seconds
        return Promise.resolve(true)
      },
    }
    expect(await takePace(clocks, signal)).toEqual({ ok: true, value: null })
    expect(now).toBe(NOW)
  })

  it('tries again where somebody else took the moment for which it waited', async () => {
    const { store } = await browser(hub(), 'manager')
    value(await store.pace.take(NOW, false))
    let now = NOW
    let others = 2
    const clocks = {
      store,
      clock: () => now,
      async wait(seconds: number) {
        now += seconds
        if (others-- > 0) value(await store.pace.take(now, false))
        return true
      },
    }
    value(await takePace(clocks, signal))
    expect(now).toBe(NOW + 3)
    expect(value(await store.outbox.waiting()).pace.writes).toEqual([0, 1, 2, 3].map((after) => NOW + after))
  })

  it('is given up with the wait for it', async () => {
    const github = hub()
    const manager = await browser(github, 'manager')
    value(await manager.store.pace.take(NOW, false))
    const clocks = { store: manager.store, clock: () => NOW, wait: () => Promise.resolve(false) }
    expect(await takePace(clocks, signal)).toMatchObject({ failure: { kind: 'cancelled' } })
    expect((await writesOf(manager)).writes).toEqual([NOW])
  })

  it('leaves when it may: the file is there', async () => {
    const github = hub()
    const manager = await browser(github, 'manager')
    value(await manager.store.pace.take(NOW, false))
    const { id, organization } = await create(manager)
    expect(organization).toBe(ORGANIZATION)
    expect(fileIn(github, path(id))).not.toBeNull()
  })
})
