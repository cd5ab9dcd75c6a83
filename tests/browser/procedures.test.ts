import type { Page } from '@playwright/test'
import { expect, sidebar, test } from './fixtures.ts'

/** The numbered procedures of the documentation of security campaigns, step by step, with the names that it uses. */

const ORGANIZATION = 'octo-org'
const { step } = test

test.use({ options: { alerts: 12_000, repositories: 120, server: {}, colorScheme: 'light' } })

async function navigateToSecurity(page: Page): Promise<void> {
  await step('Navigate to the organization, and click Security', async () => {
    await page.goto(`https://github.com/${ORGANIZATION}`)
    await page
      .getByRole('link', { name: /^Security/ })
      .first()
      .click()
    await expect(sidebar(page)).toBeVisible()
  })
}

async function fillIn(page: Page, name: string): Promise<void> {
  await step('Edit the Campaign name and Short description', async () => {
    await page.getByRole('textbox', { name: 'Campaign name' }).fill(name)
    await page
      .getByRole('textbox', { name: 'Short description' })
      .fill('Read https://github.com/octo-org/handbook first.')
  })
  await step('Define a Campaign due date and select a Campaign manager', async () => {
    await page.getByLabel('Campaign due date').fill('2099-06-30')
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByRole('combobox', { name: 'Campaign manager' })).toBeVisible()
    await expect(dialog.getByRole('button', { name: 'Remove maya-manager' })).toBeVisible()
  })
  await step('Click Create campaign: the campaign overview page is displayed', async () => {
    await page.getByRole('dialog').getByRole('button', { name: 'Create campaign' }).click()
    await expect(page.getByRole('heading', { name })).toBeVisible()
    await expect(page.getByRole('region', { name: 'Campaign progress' })).toBeVisible()
    await expect(sidebar(page).getByRole('link', { name: new RegExp(name) })).toBeVisible()
  })
}

test('Creating a campaign from a template', async ({ muster }) => {
  await muster.saveToken()
  await muster.sync(ORGANIZATION)
  const page = await muster.context.newPage()
  await navigateToSecurity(page)
  await step('In the left sidebar, next to Campaigns, click + New campaign', () =>
    sidebar(page).getByRole('button', { name: 'New campaign' }).click(),
  )
  await step('Select one of the templates to open its dialog', async () => {
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Critical severity/ })
      .click()
    await expect(
      page.getByRole('dialog', { name: 'New campaign from Critical severity template' }),
    ).toBeVisible()
  })
  const filter = page.getByRole('combobox', { name: 'Filter alerts' })
  await step('This looks like a big campaign: Back to filters shows the template’s filter', async () => {
    await expect(page.getByText('This looks like a big campaign')).toBeVisible()
    await page.getByRole('button', { name: 'Back to filters' }).click()
    await expect(filter).toHaveValue('is:open autofilter:true autofix:supported severity:critical')
  })
  await step('Add further filters, for example by team or by custom property', async () => {
    const before = await page
      .getByText(/^[\d,]+ alerts in [\d,]+ repositories$/)
      .last()
      .innerText()
    await filter.press('End')
    await filter.pressSequentially(' team:')
    // The teams, with their counts; before them qualifiers were offered for what was typed so far.
    await expect(page.getByRole('option', { name: /\d alerts?$/ }).first()).toBeVisible()
    await filter.press('ArrowDown')
    await filter.press('Enter')
    await filter.press('Enter')
    await expect(filter).toHaveValue(/team:\S+/)
    await expect(page.getByText(before, { exact: true })).toHaveCount(0)
  })
  await step('With fewer alerts, Create campaign redisplays the New campaign dialog', async () => {
    await page.getByRole('button', { name: 'Create campaign' }).first().click()
    await expect(page.getByRole('dialog', { name: /^New campaign/ })).toBeVisible()
    await expect(page.getByText('This looks like a big campaign')).toHaveCount(0)
  })
  await fillIn(page, 'Critical by team')
})

test('Continue creating a big campaign keeps what fits', async ({ muster }) => {
  await muster.saveToken()
  await muster.sync(ORGANIZATION)
  const page = await muster.context.newPage()
  await navigateToSecurity(page)
  await sidebar(page).getByRole('button', { name: 'New campaign' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Critical severity/ })
    .click()
  await page.getByRole('button', { name: 'Continue creating a campaign' }).click()
  await fillIn(page, 'A thousand')
  await expect(page.getByRole('region', { name: 'Campaign progress' })).toContainText('of 1,000')
})

test('Creating a campaign using custom filters', async ({ muster }) => {
  await muster.saveToken()
  await muster.sync(ORGANIZATION)
  const page = await muster.context.newPage()
  await navigateToSecurity(page)
  await step('In the left sidebar click Code scanning to show the alerts view', async () => {
    await page
      .getByRole('link', { name: /^Code scanning/ })
      .first()
      .click()
    await expect(page).toHaveURL(/alerts\/code-scanning/)
  })
  await step('Add filters to select a subset of alerts', async () => {
    const native = page.getByRole('search').getByRole('textbox')
    await native.fill('is:open tag:external/cwe/cwe-117')
    await native.press('Enter')
    await expect(page).toHaveURL(/query=/)
  })
  await step('Above the table of alerts, click Create campaign', async () => {
    await page.getByRole('button', { name: 'Create campaign' }).click()
    await expect(page.getByRole('dialog', { name: 'New campaign' })).toContainText('tag:external/cwe/cwe-117')
  })
  await fillIn(page, 'Logs without surprises')
})

test('Editing, closing, reopening and deleting a campaign', async ({ muster }) => {
  await muster.saveToken()
  await muster.sync(ORGANIZATION)
  const page = await muster.context.newPage()
  await navigateToSecurity(page)
  await sidebar(page).getByRole('button', { name: 'New campaign' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /SQL injection/ })
    .click()
  await fillIn(page, 'To be edited')
  const option = async (name: string) => {
    await page.getByRole('button', { name: 'Campaign options' }).first().click()
    await page.getByRole('menuitem', { name }).click()
  }

  await step('In the sidebar, click the name of the campaign', async () => {
    await sidebar(page).getByRole('link', { name: 'All campaigns' }).click()
    await sidebar(page)
      .getByRole('link', { name: /To be edited/ })
      .click()
  })
  await step('Campaign options, Edit campaign, Save changes: made immediately', async () => {
    await option('Edit campaign')
    const dialog = page.getByRole('dialog', { name: 'Edit campaign' })
    await dialog.getByRole('textbox', { name: 'Campaign name' }).fill('Edited')
    await dialog.getByRole('button', { name: 'Save changes' }).click()
    await expect(page.getByRole('heading', { name: 'Edited' })).toBeVisible()
    await expect(sidebar(page).getByRole('link', { name: /Edited/ })).toBeVisible()
  })
  await step(
    'Close campaign: off the active list, on the Closed campaigns view, still trackable',
    async () => {
      await option('Close campaign')
      await page
        .getByRole('dialog', { name: 'Close campaign' })
        .getByRole('button', { name: /^Close/ })
        .last()
        .click()
      await expect(sidebar(page).getByRole('link', { name: /Edited/ })).toHaveCount(0)
      await sidebar(page).getByRole('link', { name: 'Closed campaigns' }).click()
      await page.getByRole('link', { name: 'Edited' }).click()
      await expect(page.getByRole('region', { name: 'Campaign progress' })).toBeVisible()
    },
  )
  await step('Reopen campaign from there', async () => {
    await option('Reopen campaign')
    await page
      .getByRole('dialog', { name: 'Reopen campaign' })
      .getByRole('button', { name: /^Reopen/ })
      .click()
    await expect(sidebar(page).getByRole('link', { name: /Edited/ })).toBeVisible()
  })
  await step('Delete campaign: the dialog names it, Delete removes it entirely', async () => {
    await option('Delete campaign')
    const dialog = page.getByRole('dialog', { name: 'Delete campaign' })
    await expect(dialog).toContainText('Edited')
    await dialog.getByRole('button', { name: 'Delete', exact: true }).click()
    await expect(sidebar(page).getByRole('link', { name: /Edited/ })).toHaveCount(0)
  })
})

test('Tracking campaigns across the organization, and a single one', async ({ muster }) => {
  await muster.saveToken()
  await muster.sync(ORGANIZATION)
  const page = await muster.context.newPage()
  await navigateToSecurity(page)
  await sidebar(page).getByRole('button', { name: 'New campaign' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /SQL injection/ })
    .click()
  await fillIn(page, 'Tracked')

  await step('Click Campaigns in the sidebar: open and closed, each broken down', async () => {
    await sidebar(page).getByRole('link', { name: 'All campaigns' }).click()
    for (const name of ['Open', 'In progress', 'Fixed', 'Dismissed'])
      await expect(page.getByText(name, { exact: true }).first()).toBeVisible()
  })
  await step('Select the campaign: progress, status, Copilot Autofix', async () => {
    await sidebar(page)
      .getByRole('link', { name: /Tracked/ })
      .click()
    for (const name of ['Campaign progress', 'Status', 'Copilot Autofix', 'Repositories'])
      await expect(page.getByRole('region', { name })).toBeVisible()
  })
  await step('Expand any repository to show its progress and its alerts', async () => {
    await page
      .getByRole('region', { name: 'Repositories' })
      .getByRole('button', { expanded: false })
      .first()
      .click()
    await expect(page.locator('a[href*="/security/code-scanning/"]').first()).toBeVisible()
  })
  await step('Group by None lists all alerts, those in progress first', async () => {
    await page.getByRole('combobox', { name: 'Group by' }).selectOption({ label: 'None' })
    const statuses = page
      .getByRole('region', { name: 'Alerts' })
      .getByText(/^(In progress|Open|Fixed|Dismissed)$/)
    await expect(statuses.first()).toHaveText('In progress')
  })
  await step('Filter both views', async () => {
    const filter = page.getByRole('combobox', { name: 'Filter alerts' })
    await filter.fill('severity:critical')
    await filter.press('Enter')
    await expect(page.getByRole('region', { name: 'Alerts' }).getByText('High', { exact: true })).toHaveCount(
      0,
    )
    await page.getByRole('combobox', { name: 'Group by' }).selectOption({ label: 'Repository' })
    await expect(page.getByRole('region', { name: 'Repositories' })).toBeVisible()
  })
})
