import { expect } from '@playwright/test'
import { LONG, SECURITY, sidebar, type Walker } from './walker.ts'
import { DEMO_TOKENS } from '../organization/tokens.ts'

/** From the first look at the Security page to an organization that is pulled. */

export async function arriveWithoutToken({ page, camera }: Walker): Promise<void> {
  await page.goto(SECURITY)
  await expect(sidebar(page)).toBeVisible()
  await sidebar(page).getByRole('link', { name: 'All campaigns' }).click()
  await camera.shoot(page, 'Security page without a token')
}

export async function saveToken({ context, extensionId, camera }: Walker): Promise<void> {
  const options = await context.newPage()
  await options.goto(`chrome-extension://${extensionId}/options.html#token`)
  await options.getByLabel('Personal access token').fill(DEMO_TOKENS.manager)
  await options.getByRole('button', { name: 'Check and save' }).click()
  await expect(options.getByText('maya-manager').first()).toBeVisible()
  await camera.shoot(options, 'Token checked')
  await options.close()
}

export async function syncOrganization({ page, camera }: Walker): Promise<void> {
  await page.bringToFront()
  await page.getByRole('button', { name: 'Sync now' }).first().click()
  await expect(page.getByRole('progressbar').first()).toBeVisible()
  await camera.shoot(page, 'First sync under way')
  await expect(page.getByRole('button', { name: 'New campaign' }).first()).toBeVisible(LONG)
  await expect(page.getByText(/^as of /i).first()).toBeVisible(LONG)
  await camera.shoot(page, 'Everything pulled')
}
