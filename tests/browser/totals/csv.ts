import { NONE, add, numberOf, placeOf, type Account, type Said, type Totals } from './totals.ts'
import { dayOf, sum } from './campaign-page.ts'

/** What the CSV files say, each read as any program would. */

type Row = Record<string, string>

/** RFC 4180, with a byte order mark: rows by the titles of their columns. */
function parse(text: string): Row[] {
  if (!text.startsWith('\uFEFF')) throw new Error('The file has no byte order mark')
  const records = [...text.slice(1).matchAll(/(.*?(?:"(?:[^"]|"")*".*?)*)\r\n/gs)].map(([, line = '']) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,"]*))/g)].map(([, quoted, plain = '']) =>
      quoted === undefined ? plain : quoted.replaceAll('""', '"'),
    ),
  )
  const [head = [], ...rows] = records
  for (const row of rows)
    if (row.length !== head.length) throw new Error(`A row has ${row.length} cells of ${head.length}`)
  return rows.map((row) => Object.fromEntries(head.map((label, index) => [label, row[index] ?? ''])))
}

function byCampaign(text: string): Map<string, Row[]> {
  return Map.groupBy(parse(text), ({ Campaign = '' }) => Campaign)
}

/** Counts the rows by their status: nobody else's sums are used. */
export function alerts(text: string): Said {
  return of(text, (rows) => {
    const totals = { ...NONE }
    const groups: Record<string, Totals> = {}
    for (const { Status = '', Repository = '' } of rows) {
      add(totals, Status)
      add((groups[placeOf(Repository)] ??= { ...NONE }), Status)
    }
    return { totals, groups }
  })
}

/** The files of the charts together. */
export function charts(files: Record<'timeline' | 'weeks' | 'ages' | 'remediation', { text: string }>): Said {
  const [days, flow, ages, remediation] = [
    of(files.timeline.text, lastDay),
    of(files.weeks.text, weeksOf),
    of(files.ages.text, agesOf),
    of(files.remediation.text, remediationOf),
  ]
  return Object.fromEntries(
    Object.entries(days).map(([name, day]): [string, Partial<Account>] => {
      const course = { day, weeks: flow[name], ...ages[name], ...remediation[name] }
      return [name, { course: course as Account['course'] }]
    }),
  )
}

function lastDay(rows: Row[]): Account['course']['day'] {
  for (const row of rows)
    if (sum([row], 'Scope') !== sum([row], 'Fixed') + sum([row], 'Dismissed') + sum([row], 'Left'))
      throw new Error(`${row['Date (UTC)']} does not add up`)
  return dayOf(rows.at(-1) ?? {})
}

/** Fixed and dismissed alerts at the end of each day. */
export function history(text: string, campaign: string): Map<string, [fixed: number, dismissed: number]> {
  const rows = byCampaign(text).get(campaign) ?? []
  return new Map(
    rows.map((row) => [row['Date (UTC)'] ?? '', [numberOf(row['Fixed']), numberOf(row['Dismissed'])]]),
  )
}

function weeksOf(rows: Row[]): Account['course']['weeks'] {
  return { fixed: sum(rows, 'Fixed'), dismissed: sum(rows, 'Dismissed') }
}

/** A row for each severity and one for all of them, a column for each band. */
export function agesOf(rows: Row[]): Pick<Account['course'], 'ages'> {
  const bands = Object.keys(rows[0] ?? {}).filter((label) => label.endsWith(' days') && /\d/.test(label))
  const inBands = (some: Row[]) => bands.reduce((all, band) => all + sum(some, band), 0)
  const all = rows.filter(({ Severity }) => Severity === 'All')
  const severities = rows.filter(({ Severity }) => Severity !== 'All')
  if (inBands(all) !== sum(all, 'Alerts')) throw new Error('The ages of all do not add up')
  return { ages: { bands: inBands(severities), left: sum(all, 'Alerts') } }
}

/** The rows of all months and all severities, and those of each month and severity, which add up to it. */
export function remediationOf(rows: Row[]): Pick<Account['course'], 'remediated'> {
  const single = rows.filter(({ Month, Severity }) => Month !== 'All' && Severity !== 'All')
  const all = rows.filter(({ Month, Severity }) => Month === 'All' && Severity === 'All')
  if (sum(single, 'Alerts') !== sum(all, 'Alerts')) throw new Error('The months do not add up')
  return { remediated: sum(all, 'Alerts') }
}

function of<T>(text: string, read: (rows: Row[]) => T): Record<string, T> {
  return Object.fromEntries([...byCampaign(text)].map(([name, rows]) => [name, read(rows)]))
}
