import { flushPromises } from '@vue/test-utils'
import { describe, expect, test } from 'vitest'
import type { AlertPage } from '@/lib/backend/views'
import { fail, ok, type Outcome } from '@/lib/failure'
import { longList } from '@/stores/long-list'
import { alertRow } from '../fixtures'

/** A list of `total` alerts, numbered by their place, that answers when told. */
function alertsOf(total: number) {
  const asked: number[] = []
  const waiting: (() => void)[] = []
  const source = { total, title: 'first', failing: new Set<number>(), isHeld: false }
  const answer = (offset: number, limit: number, title: string): Outcome<AlertPage> =>
    source.failing.has(offset)
      ? fail({ kind: 'offline' })
      : ok({
          problems: [],
          total: source.total,
          repositories: 1,
          rows: Array.from({ length: Math.max(0, Math.min(limit, source.total - offset)) }, (_, place) =>
            alertRow({ number: offset + place, title }),
          ),
          offset,
        })
  const list = longList(async (offset, limit) => {
    asked.push(offset)
    const { title } = source
    if (source.isHeld) await new Promise<void>((done) => waiting.push(done))
    return answer(offset, limit, title)
  })
  const release = async () => {
    for (const done of waiting.splice(0)) done()
    await flushPromises()
  }
  return { list, asked, source, release }
}

describe('a long list', () => {
  test('asks for its first page, and for others as they come into sight', async () => {
    const { list, asked } = alertsOf(1000)
    await list.load(false)
    expect(asked).toEqual([0])
    expect(list.rowAt(99)?.number).toBe(99)
    expect(list.rowAt(100)).toBeNull()
    list.need(80, 130)
    await flushPromises()
    expect(asked).toEqual([0, 100])
    expect(list.rowAt(100)?.number).toBe(100)
    list.need(90, 140)
    list.need(950, 999)
    await flushPromises()
    expect(asked).toEqual([0, 100, 900])
  })

  test('leaves out pages that were scrolled past before their turn', async () => {
    const { list, asked, source, release } = alertsOf(100_000)
    await list.load(false)
    source.isHeld = true
    for (let row = 0; row < 90_000; row += 500) list.need(row, row + 30)
    expect(asked).toEqual([0, 500, 1000])
    await release()
    await release()
    expect(asked).toEqual([0, 500, 1000, 89_500])
    expect(list.rowAt(89_510)?.number).toBe(89_510)
  })

  test('never asks beyond the end', async () => {
    const { list, asked } = alertsOf(150)
    await list.load(false)
    list.need(0, 5000)
    await flushPromises()
    expect(asked).toEqual([0, 100])
    expect(list.rowAt(149)?.number).toBe(149)
    expect(list.rowAt(150)).toBeNull()
  })

  test('asked again for the same, rows in sight stay until the new ones are there; the others are asked for when seen', async () => {
    const { list, asked, source, release } = alertsOf(1000)
    await list.load(false)
    list.need(100, 120)
    await flushPromises()
    list.need(500, 520)
    await flushPromises()
    source.title = 'second'
    source.isHeld = true
    const loading = list.load(true)
    expect(list.head).toMatchObject({ state: 'loading', previous: { total: 1000 } })
    expect(list.rowAt(510)?.title).toBe('first')
    await release()
    await loading
    expect(list.rowAt(510)?.title).toBe('first')
    expect(list.rowAt(110)).toBeNull()
    await release()
    expect(list.rowAt(510)?.title).toBe('second')
    expect(asked.slice(-2)).toEqual([0, 500])
  })

  test('asked for something else, nothing of before is left among the new', async () => {
    const { list, source } = alertsOf(1000)
    await list.load(false)
    list.need(500, 520)
    await flushPromises()
    source.title = 'second'
    list.need(0, 20)
    await list.load(false)
    expect(list.rowAt(510)).toBeNull()
    expect(list.rowAt(0)?.title).toBe('second')
  })

  test('rows beyond a shorter end are gone', async () => {
    const { list, source } = alertsOf(300)
    await list.load(false)
    list.need(200, 290)
    await flushPromises()
    source.total = 120
    await list.load(true)
    expect(list.rowAt(250)).toBeNull()
    expect(list.head).toMatchObject({ state: 'loaded', value: { total: 120 } })
  })

  test('late answers to earlier questions are dropped', async () => {
    const { list, source, release } = alertsOf(300)
    await list.load(false)
    source.isHeld = true
    source.title = 'late'
    list.need(100, 120)
    source.title = 'new'
    const loading = list.load(false)
    await release()
    await loading
    await release()
    expect(list.rowAt(0)?.title).toBe('new')
    expect(list.rowAt(110)?.title).toBe('new')
  })

  test('a page that fails is told, not asked again by itself, and can be tried again', async () => {
    const { list, asked, source } = alertsOf(300)
    await list.load(false)
    source.failing.add(100)
    list.need(100, 120)
    await flushPromises()
    expect(list.failure).toEqual({ kind: 'offline' })
    list.need(101, 121)
    await flushPromises()
    expect(asked).toEqual([0, 100])
    source.failing.clear()
    list.retry()
    await flushPromises()
    expect(list.failure).toBeNull()
    expect(list.rowAt(100)?.number).toBe(100)
  })

  test('when the first page fails, what was there stays to be seen', async () => {
    const { list, source } = alertsOf(30)
    await list.load(false)
    source.failing.add(0)
    await list.load(true)
    expect(list.head).toMatchObject({ state: 'failed', previous: { total: 30 } })
    expect(list.rowAt(0)?.number).toBe(0)
    list.clear()
    expect(list.head).toEqual({ state: 'idle' })
    expect(list.rowAt(0)).toBeNull()
  })
})
