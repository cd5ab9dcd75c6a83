import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aYear, hostile, HOSTILE } from './samples'
import { csv } from '@/lib/exports/csv'
import { csvExport, csvTable, type CsvKind } from '@/lib/exports/csv-export'
import { EXPORTS } from '@/lib/exports/kinds'
import { numbers, words, type Cell } from '@/lib/exports/table'
import { sample } from '../snapshots/samples'

const KINDS = EXPORTS.filter((kind): kind is CsvKind => kind.startsWith('csv-'))
const write = (...rows: Cell[][]) =>
  csv({ caption: '', columns: [words('a'), numbers('b')], rows }, { bom: false })

/** Reads as RFC 4180 says; every reader of CSV does. */
function read(text: string): string[][] {
  const rows: string[][] = [['']]
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const row = rows.at(-1) ?? []
    const character = text[at]
    if (quoted && character === '"' && text[at + 1] === '"') row.push(`${row.pop() ?? ''}${text[at++]}`)
    else if (character === '"') quoted = !quoted
    else if (!quoted && character === ',') row.push('')
    else if (!quoted && character === '\r' && text[at + 1] === '\n') {
      rows.push([''])
      at++
    } else row.push(`${row.pop() ?? ''}${character}`)
  }
  expect(quoted).toBe(false)
  expect(rows.pop()).toEqual([''])
  return rows
}

/** What a spreadsheet would take for a formula; a number is none. */
const isFormula = (cell: string) => /^[\s"']*[=+\-@＝＋－＠]/u.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell)
const isGuarded = (cell: string) => /^[\s"]*'/u.test(cell)

describe('CSV', () => {
  it('is as RFC 4180 has it', () => {
    expect(write(['x', 1], ['y, "z"', null], ['two\nlines', -2.5])).toBe(
      'a,b\r\nx,1\r\n"y, ""z""",\r\n"two\nlines",-2.5\r\n',
    )
  })

  it('begins with a byte order mark where that is wanted', () => {
    const table = { caption: '', columns: [words('ä')], rows: [] }
    expect(csv(table, { bom: true })).toBe('\uFEFFä\r\n')
    expect(csv(table, { bom: false })).toBe('ä\r\n')
  })

  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', `"'\t'=1"`],
    ['\tx', `"'\tx"`],
    ['\rx', `"'\rx"`],
    ['＝1', "'＝1"],
    ['＠x', "'＠x"],
    ['  =1', `"  '=1"`],
    ['"=1', `"""'=1"`],
    ['a,=1', `"a,'=1"`],
    ['a; =1', `"a; '=1"`],
    ['a;""=1', `"a;""""'=1"`],
    ['a\n+1', `"a\n'+1"`],
    ['a|@x', `"a|'@x"`],
    ['\u200b=1', "\u200b'=1"],
    ['a\u0000b', 'a b'],
    ['is:open -repo:x', 'is:open -repo:x'],
    ['a-b=c', 'a-b=c'],
  ])('makes %j harmless and leaves the rest', (text, expected) => {
    expect(write([text, 1])).toBe(`a,b\r\n${expected},1\r\n`)
  })

  it('gives back every text, and is no formula however it is split', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc.string({ unit: fc.constantFrom(...'=+-@＝,;|\t\r\n" \'a1'), maxLength: 8 }),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, fc.integer()), { maxLength: 5 }), (rows) => {
        const text = write(...rows)
        const back = read(text).slice(1)
        expect(back).toHaveLength(rows.length)
        for (const [index, [typed, number]] of rows.entries()) {
          const [first = '', second = ''] = back[index] ?? []
          expect(second).toBe(String(number))
          const plain = (one: string) => one.replaceAll("'", '').replace(/(?![\t\r\n])\p{Cc}/gu, ' ')
          expect(plain(first)).toBe(plain(typed))
        }
        // Whatever separates cells in somebody's settings, and whatever their program makes of quotes.
        for (const piece of text.split(/[,;|\t\r\n]/))
          if (isFormula(piece)) expect(isGuarded(piece)).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})

describe.each(KINDS)('the export %s', (kind) => {
  it.each(HOSTILE)('keeps %j a text', (text) => {
    const written = csvExport(hostile(text), kind)
    const rows = read(written.slice(1))
    const table = csvTable(hostile(text), kind)
    expect(rows).toHaveLength(table.rows.length + 1)
    for (const row of rows) {
      expect(row).toHaveLength(table.columns.length)
      for (const cell of row) if (isFormula(cell)) expect(isGuarded(cell)).toBe(true)
    }
  })

  it('says in each row as of when, with which filter and how complete', () => {
    const [head = [], ...rows] = read(csvExport(aYear(30), kind).slice(1))
    expect(rows.length).toBeGreaterThan(3)
    const at = (label: string) => head.indexOf(label)
    for (const row of rows) {
      expect(row[at('Campaign')]).toBe('SQL injection')
      expect(row[at('Organization')]).toBe('octo-org')
      expect(row[at('Data as of (UTC)')]).toBe('2026-11-20 09:59:00')
      expect(row[at('Filter')]).toBe('None: all alerts of the campaigns')
      expect(row[at('Completeness')]).toBe('Complete')
    }
  })

  it('is only its head where there is no campaign', () => {
    expect(read(csvExport(sample({ campaigns: [] }), kind).slice(1))).toHaveLength(1)
  })
})

describe('the numbers of the exports', () => {
  const snapshot = aYear()
  const [campaign] = snapshot.campaigns
  if (!campaign) throw new Error('the sample has a campaign')
  const { progress, metrics } = campaign
  const rowsOf = (kind: CsvKind) => {
    const [head = [], ...rows] = read(csvExport(snapshot, kind).slice(1))
    return rows.map((row) => Object.fromEntries(head.map((label, index) => [label, row[index] ?? ''])))
  }
  const sum = (rows: Record<string, string>[], label: string) =>
    rows.reduce((total, row) => total + Number(row[label]), 0)

  it('are those of the snapshot, alert by alert', () => {
    const rows = rowsOf('csv-alerts')
    const having = (status: string) => rows.filter((row) => row.Status === status).length
    expect(rows).toHaveLength(progress.total)
    expect(having('Fixed')).toBe(progress.fixed)
    expect(having('Dismissed')).toBe(progress.dismissed)
    expect(having('In progress')).toBe(progress.inProgress)
    expect(having('Open')).toBe(progress.open)
    expect(having('Not visible')).toBe(progress.notVisible)
    expect(rows[0]).toMatchObject({
      Repository: 'octo-org/service-1',
      Address: 'https://github.com/octo-org/service-1/security/code-scanning/1',
      Line: '12',
      Teams: 'payments',
    })
  })

  it('are those of the snapshot, day by day', () => {
    const rows = rowsOf('csv-timeline')
    expect(rows).toHaveLength(metrics.timeline.length)
    expect(rows.at(-1)).toMatchObject({
      Fixed: String(progress.fixed),
      Dismissed: String(progress.dismissed),
      Left: String(progress.open + progress.inProgress),
      'In progress': String(progress.inProgress),
    })
    // Nobody looked on the first day: that is no zero.
    expect(rows[0]?.['In progress']).toBe('')
  })

  it('are those of the snapshot, week by week', () => {
    const rows = rowsOf('csv-weeks')
    expect(sum(rows, 'Fixed') + sum(rows, 'Dismissed') + metrics.flow.closedBefore).toBe(
      progress.fixed + progress.dismissed,
    )
    expect(sum(rows, 'Closed')).toBe(metrics.flow.total.closed)
  })

  it('are those of the snapshot, by age', () => {
    const rows = rowsOf('csv-ages')
    const all = rows.filter((row) => row.Severity === 'All')
    expect(sum(all, 'Alerts')).toBe(progress.open + progress.inProgress)
    expect(sum(rows, 'Alerts')).toBe(2 * sum(all, 'Alerts'))
    expect(sum(all, 'Over 180 days')).toBe(metrics.age.total.bands[3])
  })

  it('are those of the snapshot, by the time it took', () => {
    const rows = rowsOf('csv-remediation')
    const months = rows.filter((row) => row.Month !== 'All' && row.Severity === 'All')
    expect(sum(months, 'Alerts')).toBe(metrics.remediation.total.alerts)
    const [whole] = rows.filter((row) => row.Month === 'All' && row.Severity === 'All')
    expect(whole?.Alerts).toBe(String(metrics.remediation.total.alerts))
  })

  it('leave out paths where these were withheld', () => {
    const { columns } = csvTable({ ...snapshot, withheld: { people: false, paths: true } }, 'csv-alerts')
    expect(columns.map(({ label }) => label)).not.toContain('Path')
    expect(columns.map(({ label }) => label)).not.toContain('Line')
  })
})
