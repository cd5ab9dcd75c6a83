import { expect } from '@playwright/test'
import { SECURITY, sidebar, type Walker } from './walker.ts'

/** From the templates to the page of the new campaign. */

/** *Critical severity* has more alerts than a campaign may hold, unless the organization was made smaller. */
export async function meetTheBigQuestion({ page, camera }: Walker): Promise<void> {
  await sidebar(page).getByRole('button', { name: 'New campaign' }).click()
  await expect(page.getByRole('button', { name: /SQL injection/ })).toBeVisible()
  await camera.shoot(page, 'Templates')
  await page.getByRole('button', { name: /Critical severity/ }).click()
  const question = page.getByText('This looks like a big campaign')
  await expect(question.or(page.getByRole('textbox', { name: 'Campaign name' }))).toBeVisible()
  if (!(await question.isVisible())) {
    console.log('  Critical severity is no big campaign here')
    await page.keyboard.press('Escape')
    return
  }
  await camera.shoot(page, 'Big campaign question')
  await page.getByRole('button', { name: 'Back to filters' }).click()
  await expect(page.getByRole('combobox', { name: 'Filter alerts' })).toHaveValue(/severity:critical/)
  await camera.shoot(page, 'Back to filters')
}

export async function chooseTemplate({ page }: Walker): Promise<void> {
  await sidebar(page).getByRole('button', { name: 'New campaign' }).click()
  await page.getByRole('button', { name: /SQL injection \(CWE-89\)/ }).click()
  await expect(page.getByRole('dialog', { name: /^New campaign from SQL injection/ })).toBeVisible()
}

/** With real results the campaign is about the repositories that they came from. */
export async function chooseByFilter({ page, camera, repositories }: Walker): Promise<void> {
  const query = `is:open repo:${repositories.join(',')}`
  await page.goto(`${SECURITY}#muster/alerts?query=${encodeURIComponent(query)}`)
  await expect(page.getByRole('combobox', { name: 'Filter alerts' })).toHaveValue(query)
  await expect(page.getByRole('cell', { name: new RegExp(repositories.join('|')) }).first()).toBeVisible()
  await camera.shoot(page, 'Alerts of real scans')
  await page.getByRole('button', { name: 'Create campaign' }).first().click()
}

export async function createCampaign({ page, camera, repositories }: Walker): Promise<string> {
  const continued = page.getByRole('button', { name: 'Continue creating a campaign' })
  const name = page.getByRole('textbox', { name: 'Campaign name' })
  await expect(continued.or(name)).toBeVisible()
  if (await continued.isVisible()) await continued.click()
  const title = repositories.length > 0 ? 'Real findings' : 'No SQL injection by spring'
  await name.fill(title)
  await page
    .getByRole('textbox', { name: 'Short description' })
    .fill('Parameters instead of concatenated queries. See https://github.com/octo-org/handbook')
  const due = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10)
  await page.getByLabel('Campaign due date').fill(due)
  await page.getByLabel('Contact link').fill('https://github.com/octo-org/security/discussions/12')
  await camera.shoot(page, 'New campaign')
  await page.getByRole('dialog').getByRole('button', { name: 'Create campaign' }).click()
  await expect(page.getByRole('heading', { name: title })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Campaign progress' })).toBeVisible()
  await camera.shoot(page, 'Campaign')
  return title
}
