import { expect } from '@playwright/test'
import { beginCampaign, choose, dialog, fillIn, finishCampaign, LONG, visit } from './steps.ts'
import type { Scene } from './studio.ts'
import { FILTERS } from './world.ts'

/** The fragments of the campaigns' pages. */
export interface Campaigns {
  one: string
  twelve: string
  many: string
}

export const NAMES = {
  one: 'One last alert',
  twelve: 'Twelve for the pilot',
  many: 'Nothing critical by the end of the quarter, at all',
  draft: 'Logs without surprises',
  closed: 'Redirects only to ourselves',
}

/** Every step of the form, and the campaigns that the other scenes show. */
export async function createCampaigns(scene: Scene): Promise<Campaigns> {
  const { page, studio } = scene
  await beginCampaign(page, FILTERS.one)
  await studio.shoot(page, 'New campaign of 1 alert', { narrow: true })
  await page.getByRole('button', { name: 'Remove maya-manager' }).click()
  await page.getByRole('textbox', { name: 'Campaign name' }).fill('x'.repeat(53))
  await page.getByLabel('Campaign due date').fill('2001-01-01')
  await page.getByLabel('Contact link').fill('http://example.com')
  await dialog(page).getByRole('button', { name: 'Create campaign' }).click()
  await expect(page.getByText('Name at least one campaign manager.')).toBeVisible()
  await studio.shoot(page, 'New campaign with mistakes', { narrow: true })
  await page.getByText('Open a tracking issue').scrollIntoViewIfNeeded()
  await studio.shoot(page, 'New campaign with mistakes, its end')
  await page.getByRole('combobox', { name: 'Campaign manager' }).fill('o')
  await expect(page.getByRole('option').first()).toBeVisible()
  await studio.shoot(page, 'New campaign, choosing managers', { narrow: true })
  await page.getByRole('option').first().click()
  await fillIn(page, NAMES.one, 30)
  await page.getByRole('checkbox', { name: /issue/ }).check()
  const one = await finishCampaign(page, NAMES.one)
  await studio.shoot(page, 'Campaign of 1, just created', { narrow: true, whole: true })

  await beginCampaign(page, FILTERS.twelve)
  await fillIn(page, NAMES.twelve, 30)
  await page.getByRole('checkbox', { name: /issue/ }).check()
  await page.getByRole('button', { name: 'Show repositories' }).click()
  await studio.shoot(page, 'New campaign of 12 alerts, filled in', { narrow: true })
  const twelve = await finishCampaign(page, NAMES.twelve)
  await expect(page.getByRole('region', { name: 'Launch' })).toContainText(/\d+ of \d+/)
  await studio.shoot(page, 'Campaign of 12, launch running', { narrow: true, whole: true })
  await expect(page.getByRole('region', { name: 'Launch' })).toContainText('Done', LONG)

  await beginCampaign(page, FILTERS.many)
  await fillIn(page, NAMES.many, 60)
  const many = await finishCampaign(page, NAMES.many)
  const launch = page.getByRole('region', { name: 'Launch' })
  await expect(launch).toContainText(/\d+ of \d+/)
  await launch.getByRole('button', { name: 'Show details' }).click()
  await studio.shoot(page, 'Campaign of 1000, launch running', { whole: true })
  await launch.getByRole('button', { name: 'Cancel launch' }).click()
  await expect(launch).toContainText('Cancelled')
  await studio.shoot(page, 'Campaign of 1000, launch cancelled')

  await beginCampaign(page, 'is:open tag:external/cwe/cwe-117 topic:tier-1')
  await fillIn(page, NAMES.draft, 90)
  await dialog(page).getByRole('button', { name: 'Save as draft' }).click()
  await expect(page.getByRole('heading', { name: NAMES.draft })).toBeVisible()
  await studio.shoot(page, 'Draft', { whole: true })

  await beginCampaign(page, 'is:open tag:external/cwe/cwe-601 topic:pci')
  await fillIn(page, NAMES.closed, 45)
  await page.getByRole('checkbox', { name: /Autofix/ }).uncheck()
  await finishCampaign(page, NAMES.closed)
  await choose(page, 'Close campaign')
  await studio.shoot(page, 'Close campaign', { narrow: true })
  await dialog(page).getByRole('button', { name: 'Close campaign' }).click()
  await expect(dialog(page)).toHaveCount(0)
  await studio.shoot(page, 'Closed campaign’s page', { whole: true })
  await choose(page, 'Reopen campaign')
  await studio.shoot(page, 'Reopen campaign')
  await page.keyboard.press('Escape')
  await visit(page, '#muster/closed')
  await expect(page.getByRole('link', { name: NAMES.closed })).toBeVisible()
  await studio.shoot(page, 'Closed campaigns', { narrow: true })
  return { one, twelve, many }
}
