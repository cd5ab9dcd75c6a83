import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { sampleFiles } from '@/components/report/sample/sample'
import type { Snapshot } from '@/lib/snapshots/snapshot'
import { compareSnapshots } from '@/lib/snapshots/compare'
import { readSnapshot } from '@/lib/snapshots/read'

function files(): { name: string; text: string }[] {
  const made = sampleFiles()
  if (!made.ok) throw new Error(JSON.stringify(made.failure))
  return made.value
}

function snapshots(): Snapshot[] {
  return files().map(({ text }) => {
    const read = readSnapshot(text, text.length)
    if (!read.ok) throw new Error(JSON.stringify(read.failure))
    return read.value
  })
}

describe('the sample data', () => {
  it('are snapshots that the viewer’s own reader takes, of three months', () => {
    expect(snapshots().map(({ asOf }) => new Date(asOf * 1000).toISOString().slice(0, 7))).toEqual([
      '2026-09',
      '2026-10',
      '2026-11',
    ])
  })

  it('are the same bytes every time, and small', () => {
    expect(files()).toEqual(files())
    const bytes = files().reduce((sum, { text }) => sum + gzipSync(text).byteLength, 0)
    expect(bytes).toBeLessThan(60 * 1024)
  })

  it('show every kind of change, so that a look at them is a look at the comparison', () => {
    const [, older, newer] = snapshots()
    if (!older || !newer) throw new Error('Too few')
    const compared = compareSnapshots(older, newer)
    if (!compared.ok) throw new Error(JSON.stringify(compared.failure))
    const { counts } = compared.value.all
    for (const kind of ['fixed', 'dismissed', 'reopened', 'started', 'hidden', 'came'] as const)
      expect(counts[kind], kind).toBeGreaterThan(0)
  })

  it('name nobody and nothing that exists', () => {
    for (const { text } of files()) {
      expect(text).not.toMatch(/octocat|octo-org/)
      for (const [address] of text.matchAll(/https?:\/\/[^"\s]*/g))
        expect(address).toMatch(/^https:\/\/example\.com\//)
    }
  })
})
