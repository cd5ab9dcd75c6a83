import { expect } from '@playwright/test'
import { LONG, progress, sidebar, type Numbers, type Walker } from './walker.ts'

/** What happens to a campaign, and how Muster sees it. */

/** The first open alert of the campaign gets fixed in the local GitHub, as if a pull request had been merged. */
export async function fixOneAlert({ page, github, camera }: Walker): Promise<void> {
  await page.getByRole('combobox', { name: 'Group by' }).selectOption({ label: 'None' })
  const link = page
    .getByRole('region', { name: 'Alerts' })
    .locator('a[href*="/security/code-scanning/"]')
    .first()
  const href = (await link.getAttribute('href')) ?? ''
  const [, repository, number] =
    /github\.com\/([^/]+\/[^/]+)\/security\/code-scanning\/(\d+)/.exec(href) ?? []
  if (!repository) throw new Error(`The alert links to “${href}”`)
  await camera.shoot(page, 'Alerts of the campaign')
  github.world.fixAlert(decodeURIComponent(repository), Number(number))
}

export async function syncCampaign({ page, camera }: Walker, before: Numbers): Promise<void> {
  await sidebar(page).getByRole('link', { name: 'All campaigns' }).click()
  await page.getByRole('button', { name: 'Sync now' }).first().click()
  await sidebar(page)
    .getByRole('link', { name: /^No SQL injection|^Real findings/ })
    .click()
  await expect(async () => expect((await progress({ page })).closed).toBe(before.closed + 1)).toPass(LONG)
  await camera.shoot(page, 'Progress moved')
}
