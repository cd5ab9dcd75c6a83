import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anySnapshot, campaignOf, NOW, sample, visibleAlert } from './samples'
import { canonical } from '@/lib/snapshots/canonical'
import { readSnapshot } from '@/lib/snapshots/read'
import { sumOf, writeSnapshot } from '@/lib/snapshots/write'
import type { Failure } from '@/lib/failure'
import type { Snapshot } from '@/lib/snapshots/snapshot'

function read(text: string) {
  return readSnapshot(text, new TextEncoder().encode(text).length)
}

describe('writing and reading a snapshot', () => {
  it('gives back what was written', () => {
    expect(read(writeSnapshot(sample()))).toEqual({ ok: true, value: sample() })
  })

  it('holds for every snapshot', () => {
    fc.assert(
      fc.property(anySnapshot, (snapshot) => {
        const text = writeSnapshot(snapshot)
        const again = read(text)
        expect(again).toEqual({ ok: true, value: canonical(snapshot) })
        if (again.ok) expect(writeSnapshot(again.value)).toBe(text)
      }),
      { numRuns: 200 },
    )
  })

  it('writes the same bytes whatever order the state came in', () => {
    const shuffled: Snapshot = {
      ...sample(),
      repositories: sample().repositories.map((repository) => ({
        ...repository,
        topics: [...repository.topics].reverse(),
      })),
      campaigns: sample().campaigns.map((campaign) => ({
        ...campaign,
        alerts: [...campaign.alerts].reverse(),
      })),
    }
    expect(writeSnapshot(shuffled)).toBe(writeSnapshot(sample()))
  })

  it('differs by the moment of the export and the sum alone when only that moment differs', () => {
    const one = writeSnapshot(sample()).split('\n')
    const other = writeSnapshot(sample({ exportedAt: NOW + 1 })).split('\n')
    const differing = one.filter((line, index) => line !== other[index])
    expect(differing).toHaveLength(2)
    expect(differing[0]).toMatch(/^"sha256":"[\da-f]{64}",$/)
    expect(differing[1]).toBe('"exportedAt":"2026-11-20T10:00:00Z",')
  })

  it('holds a sum that a shell can make again: of all lines but its own', () => {
    fc.assert(
      fc.property(anySnapshot, (snapshot) => {
        const lines = writeSnapshot(snapshot).split('\n')
        const others = lines.filter((line) => !line.startsWith('"sha256":'))
        expect(others).toHaveLength(lines.length - 1)
        const sum = createHash('sha256').update(others.join('\n')).digest('hex')
        expect(lines).toContain(`"sha256":"${sum}",`)
        expect(sumOf(snapshot)).toBe(sum)
      }),
      { numRuns: 50 },
    )
  })

  it('writes an empty organization', () => {
    const empty = sample({
      teams: [],
      repositories: [],
      campaigns: [campaignOf([], {}, { repositories: [], teams: [] })],
    })
    expect(read(writeSnapshot(empty))).toEqual({ ok: true, value: empty })
  })

  it('keeps hostile texts as texts', () => {
    const rule = { id: 'x', description: '</script><img src=x onerror=alert(1)>{{7*7}}', tags: [] }
    const hostile = sample({ campaigns: [campaignOf([visibleAlert({ rule })], { name: '__proto__' })] })
    expect(read(writeSnapshot(hostile))).toEqual({ ok: true, value: hostile })
  })

  it('can carry every failure as a reason for missing data', () => {
    const failures: Failure[] = [
      { kind: 'no-token' },
      { kind: 'token-locked' },
      { kind: 'token-rejected' },
      { kind: 'wrong-passphrase' },
      { kind: 'sso-required', organization: 'octo-org' },
      { kind: 'no-permission', subject: 'teams', needs: 'read:org' },
      { kind: 'not-enabled', subject: 'alerts' },
      { kind: 'not-found', subject: 'repositories', name: 'shop' },
      { kind: 'rate-limited', until: NOW },
      { kind: 'offline' },
      { kind: 'timeout' },
      { kind: 'server-error', status: 502 },
      { kind: 'unexpected-answer', subject: 'alerts', problems: ['[0].rule'] },
      { kind: 'cancelled' },
      { kind: 'storage-full' },
      { kind: 'storage-newer' },
      { kind: 'storage-failed', detail: 'x' },
      { kind: 'never-synced', organization: 'octo-org' },
      { kind: 'campaign-gone' },
      { kind: 'campaign-changed' },
      { kind: 'too-many-campaigns', limit: 10 },
      { kind: 'nothing-selected' },
      {
        kind: 'invalid-input',
        problems: [
          { field: 'a', problem: 'b' },
          { field: 'a', problem: 'b', values: { limit: 1 } },
        ],
      },
      { kind: 'not-a-snapshot' },
      { kind: 'snapshot-version', version: '2' },
      { kind: 'snapshot-damaged', problems: [] },
      { kind: 'file-too-large', limit: 64 },
      { kind: 'file-unreadable' },
      { kind: 'other-organization', name: 'octo-labs', expected: 'octo-org' },
      { kind: 'extension-gone' },
      { kind: 'internal', detail: 'x' },
    ]
    const missing = failures.map((why, index) => ({
      subject: 'teams' as const,
      name: String(index).padStart(2, '0'),
      why,
    }))
    const partial = sample({ completeness: { state: 'partial', missing } })
    expect(read(writeSnapshot(partial))).toEqual({ ok: true, value: partial })
  })
})
