import type { Page } from '@playwright/test'
import { findings } from './axe.ts'
import { expect, security, sidebar, test, type Muster } from './fixtures.ts'

const ORGANIZATION = 'octo-org'

async function createCampaign(page: Page): Promise<void> {
  await sidebar(page).getByRole('button', { name: 'New campaign' }).click()
  await page.getByRole('button', { name: /Cross-site scripting \(CWE-79\)/ }).click()
  await page.getByRole('textbox', { name: 'Campaign name' }).fill('Less scripting')
  await page.getByRole('textbox', { name: 'Short description' }).fill('Escape what users wrote.')
  await page.getByLabel('Campaign due date').fill('2099-01-31')
  await page.getByRole('dialog').getByRole('button', { name: 'Create campaign' }).click()
  await expect(page.getByRole('heading', { name: 'Less scripting' })).toBeVisible()
}

async function everySight(muster: Muster): Promise<void> {
  const page = await muster.context.newPage()
  const clean = async (what: string, own = false, of = page) => {
    expect(await findings(of, own), what).toEqual([])
  }
  await page.goto(security(ORGANIZATION, '#muster'))
  await expect(sidebar(page)).toBeVisible()
  await clean('without a token')
  await muster.saveToken()
  await page.reload()
  await expect(page.getByRole('button', { name: 'Sync now' }).first()).toBeVisible()
  await clean('never synced')
  await muster.sync(ORGANIZATION)
  await page.reload()
  await expect(page.getByRole('button', { name: 'New campaign' }).first()).toBeVisible()
  await clean('no campaigns')

  await sidebar(page).getByRole('button', { name: 'New campaign' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await clean('templates')
  await page.keyboard.press('Escape')
  await createCampaign(page)
  await clean('a campaign')
  await page.getByRole('combobox', { name: 'Group by' }).selectOption({ label: 'None' })
  await expect(page.getByRole('region', { name: 'Alerts' }).getByRole('link').first()).toBeVisible()
  await clean('its alerts')
  await page.getByRole('button', { name: 'Campaign options' }).click()
  await clean('its menu')
  await page.getByRole('menuitem', { name: 'Edit campaign' }).click()
  await expect(page.getByRole('dialog', { name: 'Edit campaign' })).toBeVisible()
  await clean('edit dialog')
  await page.goto(security(ORGANIZATION, '#muster/alerts?query=is:open severity:hgih'))
  await page.reload()
  await expect(page.getByText(/hgih/).first()).toBeVisible()
  await clean('a filter with a problem')

  for (const path of [
    'options.html#token',
    'options.html#organizations',
    'options.html#tracking',
    'options.html#data',
    'popup.html',
    'report.html',
  ]) {
    const ownPage = await muster.own(path)
    await expect(ownPage.getByRole('heading').first()).toBeVisible()
    await ownPage.waitForTimeout(500)
    await clean(path, true, ownPage)
    await ownPage.close()
  }
}

test('axe finds nothing serious in any view, light', async ({ muster }) => {
  await everySight(muster)
})

test.describe('dark', () => {
  test.use({ options: { alerts: 1500, repositories: 30, server: {}, colorScheme: 'dark' } })
  test('axe finds nothing serious in any view, dark', async ({ muster }) => {
    await everySight(muster)
  })
})

test('a campaign can be created with the keyboard alone, and focus comes back', async ({ muster }) => {
  await muster.saveToken()
  await muster.sync(ORGANIZATION)
  const page = await muster.context.newPage()
  await page.goto(security(ORGANIZATION, '#muster'))
  const plus = sidebar(page).getByRole('button', { name: 'New campaign' })
  await plus.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: /^New campaign/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(plus).toBeFocused()

  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /SQL injection \(CWE-89\)/ }).press('Enter')
  await page.getByRole('textbox', { name: 'Campaign name' }).press('ControlOrMeta+a')
  await page.keyboard.type('By keyboard')
  await page.getByRole('textbox', { name: 'Short description' }).focus()
  await page.keyboard.type('Typed s, g s and / without leaving the field')
  await page.getByLabel('Campaign due date').fill('2099-01-31')
  await page.getByRole('dialog').getByRole('button', { name: 'Create campaign' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'By keyboard' })).toBeVisible()
})
