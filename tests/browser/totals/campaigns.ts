import { expect, type Page } from '@playwright/test'
import { security } from '../fixtures.ts'
import { ORGANIZATION } from '../../../demo/organization/create-world.ts'
import { sharedFile, TOPIC, type Members, type Story } from './story.ts'

/** A campaign of the story, as it was created and shared. */
export interface Told {
  name: string
  id: string
  members: Members
}

/** One of many alerts, and a small one that has some of the same. */
export const NAMES = ['Critical and high', 'One service']

export async function createBoth(page: Page, story: Story): Promise<[many: Told, few: Told]> {
  const soon = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10)
  return [
    await create(page, story, { name: NAMES[0] ?? '', query: 'is:open severity:critical,high', due: soon }),
    await create(page, story, { name: NAMES[1] ?? '', query: `is:open topic:${TOPIC}`, due: '2099-06-30' }),
  ]
}

async function create(
  page: Page,
  { world }: Story,
  { name, query, due }: { name: string; query: string; due: string },
): Promise<Told> {
  await page.goto(security(ORGANIZATION, `#muster/alerts?query=${encodeURIComponent(query)}`))
  await page.getByRole('button', { name: 'Create campaign' }).click()
  await page.getByRole('textbox', { name: 'Campaign name' }).fill(name)
  await page.getByRole('textbox', { name: 'Short description' }).fill('Before the audit.')
  await page.getByLabel('Campaign due date').fill(due)
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('checkbox', { name: /Autofix/ }).uncheck()
  await expect(dialog.getByRole('checkbox', { name: /Share/ })).toBeChecked()
  await dialog.getByRole('button', { name: 'Create campaign' }).click()
  await expect(page.getByRole('heading', { name })).toBeVisible()
  await expect(page.getByText(/^Shared in /)).toBeVisible()
  return { name, ...sharedFile(world, name) }
}
