import { createPinia } from 'pinia'
import { describe, expect, it, vi } from 'vitest'
import { createApp } from 'vue'
import { NOW, sample } from '../../unit/snapshots/samples'
import { writeSnapshot } from '@/lib/snapshots/write'
import { snapshotDoor, snapshotDoorKey } from '@/stores/snapshot-door'
import { MOST_BYTES, MOST_FILES, useSnapshots } from '@/stores/snapshots'

const DAY = 86_400
const textOf = (day: number) =>
  writeSnapshot(sample({ asOf: NOW + day * DAY, exportedAt: NOW + day * DAY + 60 }))
const fileOf = (day: number, name = `${day}.json`) => new File([textOf(day)], name)
const withSize = (file: File, value: number) => Object.defineProperty(file, 'size', { value })

function store() {
  const app = createApp({}).provide(snapshotDoorKey, snapshotDoor()).use(createPinia())
  return app.runWithContext(() => useSnapshots())
}

async function full() {
  const snapshots = store()
  await snapshots.open(Array.from({ length: MOST_FILES }, (_, day) => fileOf(day)))
  expect(snapshots.opened).toHaveLength(MOST_FILES)
  return snapshots
}

describe('as many snapshots as can be open', () => {
  it('leave the next one out, by its name', async () => {
    const snapshots = await full()
    await snapshots.open([fileOf(MOST_FILES)])
    expect(snapshots.opened).toHaveLength(MOST_FILES)
    expect(snapshots.leftOut).toEqual({ why: 'full', names: [`${MOST_FILES}.json`] })
    expect(snapshots.refused).toEqual([])
  }, 30_000)

  it('take one of them again, under another name', async () => {
    const snapshots = await full()
    const [added] = await snapshots.open([fileOf(7, 'again.json')])
    expect(added?.fileName).toBe('again.json')
    expect(snapshots.leftOut).toBeNull()
    expect(snapshots.opened).toHaveLength(MOST_FILES)
    expect(snapshots.opened[7]?.fileName).toBe('again.json')
  }, 30_000)

  it('take another one when one was closed', async () => {
    const snapshots = await full()
    snapshots.close(snapshots.opened[0]?.key ?? '')
    await snapshots.open([fileOf(MOST_FILES), fileOf(MOST_FILES + 1)])
    expect(snapshots.opened.at(-1)?.fileName).toBe(`${MOST_FILES}.json`)
    expect(snapshots.leftOut?.names).toEqual([`${MOST_FILES + 1}.json`])
  }, 30_000)
})

describe('as much as can be open', () => {
  it('counts what was opened twice once', async () => {
    const snapshots = store()
    const fifth = MOST_BYTES / 5
    for (const name of ['one', 'two', 'three', 'four', 'five', 'six'])
      await snapshots.open([withSize(fileOf(0, name), fifth)])
    expect(snapshots.leftOut).toBeNull()
    expect(snapshots.opened.map(({ fileName }) => fileName)).toEqual(['six'])
  })

  it('reads nothing for which there is no room', async () => {
    const snapshots = store()
    const fifth = MOST_BYTES / 5
    await snapshots.open([0, 1, 2, 3, 4].map((day) => withSize(fileOf(day), fifth)))
    const next = withSize(fileOf(5), fifth - 1)
    const text = vi.spyOn(next, 'text')
    await snapshots.open([next])
    expect(text).not.toHaveBeenCalled()
    expect(snapshots.leftOut).toEqual({ why: 'full', names: ['5.json'] })
  })
})

describe('somebody who stops', () => {
  it('keeps what was opened before and is told what was not', async () => {
    const snapshots = store()
    const files = [0, 1, 2, 3].map((day) => fileOf(day))
    const second = files[1]
    if (second)
      vi.spyOn(second, 'text').mockImplementation(() => (snapshots.stop(), Promise.resolve(textOf(1))))
    await snapshots.open(files)
    expect(snapshots.opened.map(({ fileName }) => fileName)).toEqual(['0.json', '1.json'])
    expect(snapshots.leftOut).toEqual({ why: 'stopped', names: ['2.json', '3.json'] })
    expect(snapshots.progress).toBeNull()
  })
})

describe('what cannot be read', () => {
  it('is refused as that, and what was open stays', async () => {
    const snapshots = store()
    await snapshots.open([fileOf(0)])
    const folder = fileOf(1, 'a folder')
    folder.text = () => Promise.reject(new DOMException('gone', 'NotFoundError'))
    await snapshots.open([folder])
    expect(snapshots.refused.map(({ fileName, failure }) => [fileName, failure])).toEqual([
      ['a folder', { kind: 'file-unreadable' }],
    ])
    expect(snapshots.opened).toHaveLength(1)
  })
})
