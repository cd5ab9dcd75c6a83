import type { Page } from '@playwright/test'
import type { Standing } from './story.ts'
import { NONE, add, numberOf, rowsOf } from './totals.ts'

/** What a comparison says: what happened, and how many there were before and after. */
export interface Changes {
  happened: Record<string, number>
  /** By repository. */
  fixedIn: Record<string, number>
  before: Record<string, number>
  after: Record<string, number>
}

/** Compares the opened two in one campaign, or with null in all. */
export async function compared(page: Page, name: string | null): Promise<Changes> {
  await page.getByLabel('Campaign', { exact: true }).selectOption(name === null ? '' : { label: name })
  const items = await page
    .getByRole('list', { name: 'What happened' })
    .getByRole('listitem')
    .allTextContents()
  const happened = items.map((item): [string, number] => {
    const [, count, label = ''] = /^\s*([\d,]+)\s*(.+?)\s*$/.exec(item) ?? []
    return [label, numberOf(count)]
  })
  // What is asked for most is there even where it is none.
  const some = happened.filter(([, count]) => count > 0)
  const rows = await rowsOf(page.getByRole('table', { name: 'Before and after' }))
  const column = (title: string) =>
    // A line that has nothing on both sides is left out there.
    ({
      'Not visible': 0,
      ...Object.fromEntries(rows.map((row) => [row['Status'] ?? '', numberOf(row[title])])),
    })
  const places = await rowsOf(page.getByRole('table', { name: 'By repository' }))
  const fixed = places
    .filter(({ Repository = '', Fixed = '' }) => Repository.includes('/') && Fixed !== '0')
    .map(({ Repository = '', Fixed }): [string, number] => [Repository, numberOf(Fixed)])
  return {
    happened: Object.fromEntries(some),
    fixedIn: Object.fromEntries(fixed),
    before: column('Before'),
    after: column('After'),
  }
}

const CHANGES: Record<string, string> = {
  fixed: 'Fixed',
  dismissed: 'Dismissed',
  'Not visible': 'No longer visible',
}

function changeOf(from: string, to: string): string {
  if (from === 'Not visible') return 'Visible again'
  if (CHANGES[to]) return CHANGES[to]
  if (from === 'fixed' || from === 'dismissed') return 'Reopened'
  return to === 'In progress' ? 'Work begun' : 'Work ended'
}

/** Recounts, alert by alert, what a comparison has to say. */
export function changesBetween(before: Standing, after: Standing, nameOf: (id: string) => string): Changes {
  const happened: Record<string, number> = {}
  const fixedIn: Record<string, number> = {}
  for (const [key, to] of after) {
    const from = before.get(key) ?? ''
    if (from === to) continue
    const change = changeOf(from, to)
    happened[change] = (happened[change] ?? 0) + 1
    const place = nameOf(key.split(' ')[0] ?? '')
    if (change === 'Fixed') fixedIn[place] = (fixedIn[place] ?? 0) + 1
  }
  return { happened, fixedIn, before: column(before), after: column(after) }
}

function column(standing: Standing): Record<string, number> {
  const totals = { ...NONE }
  for (const status of standing.values()) add(totals, status)
  const { total, open, inProgress, fixed, dismissed, notVisible } = totals
  return {
    ...{ Open: open, 'In progress': inProgress, Fixed: fixed, Dismissed: dismissed },
    ...{ 'Not visible': notVisible, 'All alerts': total },
    ...{ Closed: fixed + dismissed, 'Left to do': open + inProgress },
  }
}
