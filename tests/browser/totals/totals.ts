import { expect, type Locator } from '@playwright/test'

/** How the alerts of a campaign, or of a part of it, stand. */
export interface Totals {
  total: number
  open: number
  inProgress: number
  fixed: number
  dismissed: number
  notVisible: number
}

/** What the charts of a campaign come to. */
export interface Course {
  /** The last day of the burn-up. */
  day: { scope: number; fixed: number; dismissed: number; inProgress: number; open: number }
  /** What all weeks add up to. */
  weeks: { fixed: number; dismissed: number }
  /** Ages of what is left: all bands of all severities added up, and what the last line says. */
  ages: { bands: number; left: number }
  /** Alerts on which the mean time to remediate rests. */
  remediated: number
}

/** Everything that a surface may say of a campaign. Each surface says a part of it. */
export interface Account {
  totals: Totals
  /** Share that is closed, rounded down. */
  percent: number
  /** *12 of 80 closed*. */
  closedOf: [closed: number, total: number]
  /** By the repository's name. */
  groups: Record<string, Totals>
  course: Course
}

/** What one surface says, by the name of the campaign. */
export type Said = Record<string, Partial<Account>>

/** The sum over several campaigns, in the words of the pages. */
export const SUM = 'All of them'

/** The one repository that is deleted. What is left of it is called otherwise by every surface. */
export const GONE = 'gone'

const LABELS: Record<string, keyof Totals> = {
  open: 'open',
  'in progress': 'inProgress',
  fixed: 'fixed',
  dismissed: 'dismissed',
  'not visible': 'notVisible',
  alerts: 'total',
}
export const NONE: Totals = { total: 0, open: 0, inProgress: 0, fixed: 0, dismissed: 0, notVisible: 0 }

/** A number as people write it; what is none is a fault. */
export function numberOf(text: string | undefined): number {
  if (!/^\d[\d,]*$/.test(text?.trim() ?? '')) throw new Error(`“${text}” is no number`)
  return Number(text?.replaceAll(',', ''))
}

/** Adds an alert with a status in the words of the product. */
export function add(totals: Totals, status: string): void {
  const part = LABELS[status.toLowerCase()]
  if (!part || part === 'total') throw new Error(`There is no status “${status}”`)
  totals[part] += 1
  totals.total += 1
}

/** A row whose columns are called after the parts. Parts that have no column there are none. */
export function totalsOf(row: Record<string, string>): Totals {
  const totals = { ...NONE }
  for (const [label, text] of Object.entries(row)) {
    const part = LABELS[label.toLowerCase()]
    if (part) totals[part] = numberOf(text)
  }
  return totals
}

/** *21% closed: 60 open, 3 in progress, 15 fixed, 1 dismissed*: what a bar says of itself. Parts that are none are not named. */
export function ofBar(text: string): Pick<Account, 'totals' | 'percent'> {
  const [, percent, named] = /^(\d+)% closed: (.+)$/.exec(text) ?? []
  if (named === undefined) throw new Error(`The bar says “${text}”`)
  const totals = { ...NONE }
  for (const part of named.split(', ')) {
    const [, count, label = ''] = /^([\d,]+) (.+)$/.exec(part) ?? []
    const key = LABELS[label]
    if (!key) throw new Error(`The bar says “${part}”`)
    totals[key] = numberOf(count)
    totals.total += totals[key]
  }
  return { totals, percent: numberOf(percent) }
}

/** *15 of 80 closed*, *15 of 80 alerts closed*. */
export function closedOf(text: string): Pick<Account, 'closedOf'> {
  const [, closed, total] = /([\d,]+) of ([\d,]+) (?:alerts? )?closed/.exec(text) ?? []
  return { closedOf: [numberOf(closed), numberOf(total)] }
}

/** What the reason for a campaign's status says is left to be closed; null where no number is told. */
export function leftOf(text: string): number | null {
  const found = /to close ([\d,]+) alerts?|([\d,]+) alerts? (?:left|still to be closed)/.exec(text)
  return found && numberOf(found[1] ?? found[2])
}

/** What the one bar inside of `place` says. */
export async function barIn(place: Locator): Promise<Pick<Account, 'totals' | 'percent'>> {
  const bar = place.getByRole('progressbar')
  await expect(bar).toHaveAccessibleName(/closed/)
  return ofBar((await bar.getAttribute('aria-label')) ?? '')
}

/** The rows of a table by the titles of its columns, those at the foot among them. */
export async function rowsOf(table: Locator): Promise<Record<string, string>[]> {
  await expect(table).toBeVisible()
  const cells = await table.evaluate((element: HTMLTableElement) =>
    [...element.rows].map((row) => [...row.cells].map((cell) => (cell.textContent ?? '').trim())),
  )
  const [head = [], ...rows] = cells
  return rows.map((row) => Object.fromEntries(head.map((label, index) => [label, row[index] ?? ''])))
}

/** A repository's name as all surfaces write it, or `GONE`. */
export function placeOf(name: string): string {
  return /^[\w-]+\/[\w.-]+$/.test(name) ? name : GONE
}

/** Totals with what follows from them: the share that is closed is rounded down, so that 100% means all. */
export function sharesOf(totals: Totals): Pick<Account, 'totals' | 'percent' | 'closedOf'> {
  const closed = totals.fixed + totals.dismissed
  return { totals, percent: Math.floor((closed * 100) / totals.total), closedOf: [closed, totals.total] }
}

/** Several campaigns together: an alert that is in two of them counts in both. */
export function sumOf(accounts: Account[]): Partial<Account> {
  const totals = { ...NONE }
  for (const account of accounts)
    for (const part of Object.keys(NONE) as (keyof Totals)[]) totals[part] += account.totals[part]
  return sharesOf(totals)
}
