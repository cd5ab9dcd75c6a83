import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NOW } from './samples'
import { snapshotFileName } from '@/lib/snapshots/file-name'

describe('the name of a snapshot file', () => {
  it.each([
    ['SQL injection', 'muster-octo-org-sql-injection-2026-11-20.json'],
    [null, 'muster-octo-org-campaigns-2026-11-20.json'],
    ['../../a:b*?"<>|', 'muster-octo-org-a-b-2026-11-20.json'],
    ['CON', 'muster-octo-org-con-2026-11-20.json'],
    ['...', 'muster-octo-org-2026-11-20.json'],
    ['a\u0000b\u202Egpj', 'muster-octo-org-a-b-gpj-2026-11-20.json'],
    ['脆弱性 対応', 'muster-octo-org-脆弱性-対応-2026-11-20.json'],
    ['e\u0301', 'muster-octo-org-é-2026-11-20.json'],
  ])('from %j', (campaign, expected) => {
    expect(snapshotFileName('octo-org', campaign, NOW)).toBe(expected)
  })

  it('is safe for every name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (campaign) => {
        const name = snapshotFileName('o'.repeat(39), campaign, NOW)
        expect(name).toMatch(/^muster-[\p{L}\p{N}-]+\.json$/u)
        expect(new TextEncoder().encode(name).length).toBeLessThan(255)
      }),
    )
  })
})
