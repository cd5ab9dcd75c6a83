import type { Page } from '@playwright/test'
import { expect, security, sidebar, test } from './fixtures.ts'

const ORGANIZATION = 'octo-org'

test.use({ options: { alerts: 12_000, repositories: 120, server: {}, colorScheme: 'light' } })

async function create(page: Page, template: RegExp, name: string): Promise<void> {
  await sidebar(page).getByRole('button', { name: 'New campaign' }).click()
  await page.getByRole('dialog').getByRole('button', { name: template }).click()
  await page.getByRole('textbox', { name: 'Campaign name' }).fill(name)
  await page.getByRole('textbox', { name: 'Short description' }).fill('Together.')
  await page.getByLabel('Campaign due date').fill('2099-06-30')
  await page.getByRole('checkbox', { name: /Autofix/ }).uncheck()
  await page.getByRole('dialog').getByRole('button', { name: 'Create campaign' }).click()
  await expect(page.getByRole('heading', { name })).toBeVisible()
}

async function edit(page: Page, description: string): Promise<void> {
  await page.getByRole('button', { name: 'Campaign options' }).click()
  await page.getByRole('menuitem', { name: 'Edit campaign' }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'Short description' }).fill(description)
}

test('two windows that edit the same campaign never overwrite each other silently', async ({ muster }) => {
  await muster.saveToken()
  await muster.sync(ORGANIZATION)
  const first = await muster.context.newPage()
  await first.goto(security(ORGANIZATION, '#muster'))
  await create(first, /SQL injection/, 'Shared work')
  const second = await muster.context.newPage()
  await second.goto(first.url())
  await expect(second.getByRole('heading', { name: 'Shared work' })).toBeVisible()

  await edit(first, 'Mine')
  await edit(second, 'Theirs')
  await second.getByRole('button', { name: 'Save changes' }).click()
  await expect(second.getByRole('dialog')).toHaveCount(0)
  await first.getByRole('button', { name: 'Save changes' }).click()
  const dialog = first.getByRole('dialog')
  await expect(dialog).toContainText('Somebody changed this campaign')
  await expect(dialog).toContainText('Theirs')
  await expect(dialog.getByRole('textbox', { name: 'Short description' })).toHaveValue('Mine')
  await first.getByRole('button', { name: 'Save changes' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(second.getByText('Mine', { exact: true })).toBeVisible()
})

test('a setting raises the limits, and the big question goes by them', async ({ muster }) => {
  await muster.saveToken()
  await muster.sync(ORGANIZATION)
  const options = await muster.own('options.html#limits')
  await options.getByLabel('Alerts in a campaign').fill('999')
  await options.getByRole('button', { name: 'Save' }).click()
  await expect(options.getByText(/1,000/).first()).toBeVisible()
  await options.getByLabel('Alerts in a campaign').fill('5000')
  await options.getByLabel('Repositories in a campaign').fill('500')
  await options.getByRole('button', { name: 'Save' }).click()
  await expect(options.getByText('The limits are saved.')).toBeVisible()

  const page = await muster.context.newPage()
  await page.goto(security(ORGANIZATION, '#muster'))
  await create(page, /Critical severity/, 'More than a thousand')
  const region = page.getByRole('region', { name: 'Campaign progress' })
  await expect(region).toContainText(/of 1,[1-9]\d\d/)
})

test('every grouping shows the campaign’s alerts, and the list of all of them reaches its end by key', async ({
  muster,
}) => {
  await muster.saveToken()
  await muster.sync(ORGANIZATION)
  const page = await muster.context.newPage()
  await page.goto(security(ORGANIZATION, '#muster'))
  await create(page, /SQL injection/, 'Grouped')
  for (const [label, region] of [
    ['Team', 'Teams'],
    ['Rule', 'Rules'],
    ['Severity', 'Severities'],
    ['Assignee', 'Assignees'],
  ] as const) {
    await page.getByRole('combobox', { name: 'Group by' }).selectOption({ label })
    const groups = page.getByRole('region', { name: region })
    await groups.getByRole('button', { expanded: false }).first().click()
    await expect(groups.locator('a[href*="/security/code-scanning/"]').first()).toBeVisible()
  }
  await page.getByRole('combobox', { name: 'Group by' }).selectOption({ label: 'None' })
  const table = page.getByRole('region', { name: 'Alerts' }).getByRole('table')
  const count = Number(await table.getAttribute('aria-rowcount'))
  expect(count).toBeGreaterThan(400)
  expect(await table.getByRole('row').count()).toBeLessThan(100)
  await table.getByRole('link').first().focus()
  await page.keyboard.press('End')
  await expect(table.locator(`[aria-rowindex="${count}"]`)).toBeVisible()
})
