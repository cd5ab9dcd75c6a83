import { expect, type Page } from '@playwright/test'
import { security, sidebar, type Muster } from '../fixtures.ts'
import { ORGANIZATION } from '../../../demo/organization/create-world.ts'
import {
  SUM,
  barIn,
  closedOf,
  leftOf,
  numberOf,
  rowsOf,
  totalsOf,
  type Account,
  type Said,
} from './totals.ts'

/** What the pages that show many campaigns say of each. */

/** A list in the popup, whether the campaign needs the person or not. */
export async function popup(muster: Muster, names: string[]): Promise<Said> {
  const page = await muster.own('popup.html')
  const said: Said = {}
  for (const name of names) {
    const item = page.getByRole('listitem').filter({ has: page.getByRole('link', { name, exact: true }) })
    const bar = await barIn(item)
    const text = await item.innerText()
    // One that needs the person tells how many are left instead.
    const left = leftOf(text)
    if (left !== null) expect(left, text).toBe(bar.totals.open + bar.totals.inProgress)
    said[name] = left === null ? { ...bar, ...closedOf(text) } : bar
  }
  await page.close()
  return said
}

/** The overview of the options, and of the viewer: a table with a column for each status and the sum. */
export async function openCampaigns(page: Page): Promise<Said> {
  const table = page.getByRole('table', { name: 'Open campaigns' })
  const rows = await rowsOf(table)
  const bars = await table
    .getByRole('progressbar')
    .evaluateAll((all) => all.map((bar) => bar.getAttribute('aria-label') ?? ''))
  expect(bars).toHaveLength(rows.length)
  return Object.fromEntries(
    rows.map(({ Campaign = '', Progress = '', ...row }): [string, Partial<Account>] => [
      Campaign,
      { totals: totalsOf(row), percent: numberOf(Progress.replace('%', '')) },
    ]),
  )
}

export async function options(muster: Muster): Promise<Said> {
  const page = await muster.own('options.html#tracking')
  const said = await openCampaigns(page)
  await page.close()
  return said
}

/** All campaigns on the organization's page: the sum above, each below. */
export async function overview(page: Page, names: string[]): Promise<Said> {
  await page.goto(security(ORGANIZATION, '#muster'))
  const card = page.getByRole('region', { name: 'All open campaigns' })
  const sum = await barIn(card)
  const headline = await card.getByText(/^\d+ campaigns · /).innerText()
  expect(numberOf(/· ([\d,]+) alerts/.exec(headline)?.[1])).toBe(sum.totals.total)
  expect(await counts(card)).toMatchObject(named(sum.totals))
  const said: Said = { [SUM]: sum }
  for (const name of names) {
    const row = page.getByRole('table', { name: 'Open campaigns' }).getByRole('row').filter({ hasText: name })
    said[name] = { ...(await barIn(row)), ...closedOf(await row.innerText()) }
    const cell = await row.getByRole('cell').nth(1).innerText()
    expect(numberOf(/^([\d,]+) alerts/.exec(cell)?.[1])).toBe(said[name].totals?.total)
  }
  return said
}

/** The bars beside the names in GitHub's own sidebar. */
export async function inSidebar(page: Page, names: string[]): Promise<Said> {
  const said: Said = {}
  for (const name of names)
    said[name] = await barIn(sidebar(page).getByRole('listitem').filter({ hasText: name }))
  return said
}

/** A campaign on the Security page of one of its repositories, where it tells of that repository alone. */
export async function inRepository(page: Page, repository: string, id: string): Promise<Partial<Account>> {
  await page.goto(`https://github.com/${repository}/security#muster/campaigns/${id}`)
  const region = page.getByRole('region', { name: 'Progress here' })
  const bar = await barIn(region)
  expect(await counts(region)).toEqual(named(bar.totals))
  return { ...bar, ...closedOf(await region.innerText()) }
}

/** A list of statuses with their numbers. */
export async function counts(place: ReturnType<Page['getByRole']>): Promise<Record<string, number>> {
  const terms = await place.getByRole('term').allInnerTexts()
  const values = await place.getByRole('definition').allInnerTexts()
  return Object.fromEntries(terms.map((term, index) => [term.trim(), numberOf(values[index])]))
}

/** The totals as `counts` reads them. */
export function named(totals: Account['totals']): Record<string, number> {
  const { open, inProgress, fixed, dismissed, notVisible } = totals
  const always = { Open: open, 'In progress': inProgress, Fixed: fixed, Dismissed: dismissed }
  return notVisible > 0 ? { ...always, 'Not visible': notVisible } : always
}
