import { expect, type Page } from '@playwright/test'
import { counts, named } from './pages.ts'
import {
  barIn,
  closedOf,
  leftOf,
  numberOf,
  placeOf,
  rowsOf,
  totalsOf,
  type Account,
  type Course,
} from './totals.ts'

/** One campaign with its regions, charts and groups: on GitHub's page, in the options and in the viewer alike. */
export async function campaign(page: Page): Promise<Account> {
  const region = page.getByRole('region', { name: 'Campaign progress' })
  const bar = await barIn(region)
  const text = await region.innerText()
  expect(text).toContain(`${bar.percent}% closed`)
  expect(await counts(region)).toEqual(named(bar.totals))
  await statusRegion(page, bar.totals)
  const groups = await repositories(page)
  expect(await standings(page)).toEqual(groups)
  return { ...bar, ...closedOf(text), groups, course: await course(page) }
}

/** The reason that stands there names what is left. */
async function statusRegion(page: Page, { open, inProgress }: Account['totals']): Promise<void> {
  const text = await page.getByRole('region', { name: 'Status', exact: true }).innerText()
  expect(leftOf(text), text).toBe(open + inProgress)
}

/** The rows of the repositories, each with its bar and how many of it are closed. */
async function repositories(page: Page): Promise<Account['groups']> {
  const rows = page.getByRole('region', { name: 'Repositories' }).getByRole('listitem')
  await expect(rows.first()).toBeVisible()
  const groups: Account['groups'] = {}
  for (const row of await rows.all()) {
    const name = placeOf(await row.getByRole('button').first().innerText())
    const { totals } = await barIn(row)
    expect(closedOf(await row.innerText()).closedOf).toEqual([totals.fixed + totals.dismissed, totals.total])
    expect(groups, `${name} stands there once`).not.toHaveProperty([name])
    groups[name] = totals
  }
  return groups
}

/** *View as table* of a chart; switched back afterwards, so that it can be read again. */
async function tableOf(page: Page, chart: string): Promise<Record<string, string>[]> {
  const button = page.getByRole('button', { name: `View as table: ${chart}` })
  if ((await button.getAttribute('aria-pressed')) !== 'true') await button.click()
  return rowsOf(page.getByRole('table', { name: chart }))
}

async function standings(page: Page): Promise<Account['groups']> {
  const rows = await tableOf(page, 'Progress by repository')
  return Object.fromEntries(rows.map(({ Repository = '', ...row }) => [placeOf(Repository), totalsOf(row)]))
}

/** What the tables of the charts come to. */
async function course(page: Page): Promise<Course> {
  const last = (await tableOf(page, 'Burn-up')).at(-1) ?? {}
  const weeks = await tableOf(page, 'Per week')
  const total = weeks.pop() ?? {}
  const flow = { fixed: sum(weeks, 'Fixed'), dismissed: sum(weeks, 'Dismissed') }
  expect([total['Fixed'], total['Dismissed']].map(numberOf)).toEqual([flow.fixed, flow.dismissed])
  const ages = await tableOf(page, 'Age of what is left')
  const remediated = (await tableOf(page, 'Time to remediate')).at(-1) ?? {}
  return {
    day: dayOf(last),
    weeks: flow,
    ages: agesOf(ages),
    remediated: numberOf(remediated['Alerts closed']),
  }
}

/** Numbers of a column added up. */
export function sum(rows: Record<string, string>[], column: string): number {
  return rows.reduce((all, row) => all + numberOf(row[column]), 0)
}

/** A row of the burn-up, whose parts are told in every table of it. */
export function dayOf(row: Record<string, string>): Course['day'] {
  const cell = (column: string) => numberOf(row[column])
  const [scope, fixed, dismissed] = [cell('Scope'), cell('Fixed'), cell('Dismissed')]
  return { scope, fixed, dismissed, inProgress: cell('In progress'), open: cell('Open') }
}

/** A row for each band, a column for each severity; sums, means and medians at the foot. */
function agesOf(rows: Record<string, string>[]): Course['ages'] {
  const severities = Object.keys(rows[0] ?? {}).slice(1, -1)
  const foot = rows.find((row) => Object.values(row)[0] === 'Total') ?? {}
  const bands = rows.slice(0, rows.indexOf(foot))
  expect(sum(bands, 'Total')).toBe(numberOf(foot['Total']))
  return { bands: severities.reduce((all, one) => all + sum(bands, one), 0), left: numberOf(foot['Total']) }
}
