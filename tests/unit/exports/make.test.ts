import { describe, expect, it } from 'vitest'
import { aYear, hostile, HOSTILE } from './samples'
import { EXPORTS } from '@/lib/exports/kinds'
import { exportOf } from '@/lib/exports/make'

describe('an export', () => {
  it.each([
    ['csv-alerts', 'muster-octo-org-sql-injection-alerts-2026-11-20.csv', 'text/csv;charset=utf-8'],
    ['csv-timeline', 'muster-octo-org-sql-injection-timeline-2026-11-20.csv', 'text/csv;charset=utf-8'],
    ['csv-weeks', 'muster-octo-org-sql-injection-weeks-2026-11-20.csv', 'text/csv;charset=utf-8'],
    ['csv-ages', 'muster-octo-org-sql-injection-ages-2026-11-20.csv', 'text/csv;charset=utf-8'],
    ['csv-remediation', 'muster-octo-org-sql-injection-remediation-2026-11-20.csv', 'text/csv;charset=utf-8'],
    ['markdown', 'muster-octo-org-sql-injection-2026-11-20.md', 'text/markdown;charset=utf-8'],
    ['html', 'muster-octo-org-sql-injection-2026-11-20.html', 'text/html;charset=utf-8'],
  ] as const)('%s is called %s', (kind, fileName, mimeType) => {
    const file = exportOf(aYear(20), kind)
    expect(file).toMatchObject({ fileName, mimeType })
    expect(file.text.length).toBeGreaterThan(100)
  })

  it.each(EXPORTS)('%s is the same whenever it is made', (kind) => {
    expect(exportOf(aYear(30), kind)).toEqual(exportOf(aYear(30), kind))
  })

  it.each(EXPORTS)('%s has a safe name whatever the campaign is called', (kind) => {
    for (const text of HOSTILE)
      expect(exportOf(hostile(text), kind).fileName).toMatch(/^muster-[\p{L}\p{N}-]+\.(csv|md|html)$/u)
  })
})
