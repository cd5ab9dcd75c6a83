import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NOW } from './samples'
import { fileNameOf } from '@/lib/snapshots/file-name'

const of = (...names: string[]) => ({
  organization: 'octo-org',
  asOf: NOW,
  campaigns: names.map((name) => ({ name })),
})

describe('the name of a file', () => {
  it.each([
    [['SQL injection'], 'muster-octo-org-sql-injection-2026-11-20.json'],
    [['SQL injection', 'XSS'], 'muster-octo-org-campaigns-2026-11-20.json'],
    [[], 'muster-octo-org-campaigns-2026-11-20.json'],
    [['../../a:b*?"<>|'], 'muster-octo-org-a-b-2026-11-20.json'],
    [['CON'], 'muster-octo-org-con-2026-11-20.json'],
    [['...'], 'muster-octo-org-2026-11-20.json'],
    [['a\u0000b\u202Egpj'], 'muster-octo-org-a-b-gpj-2026-11-20.json'],
    [['脆弱性 対応'], 'muster-octo-org-脆弱性-対応-2026-11-20.json'],
    [['e\u0301'], 'muster-octo-org-é-2026-11-20.json'],
  ])('from %j', (names, expected) => {
    expect(fileNameOf(of(...names), null, 'json')).toBe(expected)
  })

  it('says which of the files it is', () => {
    expect(fileNameOf(of('SQL injection'), 'weeks', 'csv')).toBe(
      'muster-octo-org-sql-injection-weeks-2026-11-20.csv',
    )
    expect(fileNameOf(of(), null, 'html')).toBe('muster-octo-org-campaigns-2026-11-20.html')
  })

  it('is safe for every name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (campaign) => {
        const name = fileNameOf({ ...of(campaign), organization: 'o'.repeat(39) }, 'remediation', 'html')
        expect(name).toMatch(/^muster-[\p{L}\p{N}-]+\.html$/u)
        expect(new TextEncoder().encode(name).length).toBeLessThan(255)
      }),
    )
  })
})
