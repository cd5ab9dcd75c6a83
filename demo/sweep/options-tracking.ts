import { expect } from '@playwright/test'
import { LONG, own } from './steps.ts'
import type { Scene } from './studio.ts'
import { PAST } from './past-world.ts'
import { ORGANIZATION } from '../organization/create-world.ts'

/** *Tracking* in the options: all campaigns, what narrows them down, and what may be missing. */

export async function nothingYet(scene: Scene): Promise<void> {
  await own(scene, 'options.html#tracking', (page) =>
    scene.studio.shoot(page, 'Options, tracking, nothing yet', { narrow: true }),
  )
}

export async function overview(scene: Scene): Promise<void> {
  const { studio } = scene
  await own(scene, 'options.html#tracking', async (page) => {
    await expect(page.getByRole('link', { name: PAST.many })).toBeVisible()
    await studio.shoot(page, 'Options, tracking, all', { whole: true, narrow: true })
    await page.goto(`${page.url().split('#')[0]}#tracking?state=open&due=overdue&sort=-alerts`)
    await expect(page.getByRole('link', { name: PAST.many })).toHaveCount(0)
    await studio.shoot(page, 'Options, tracking, filtered', { whole: true, narrow: true })
    await page.goto(`${page.url().split('#')[0]}#tracking?text=nobody`)
    await expect(page.getByText(/0 of \d+/)).toBeVisible()
    await studio.shoot(page, 'Options, tracking, filtered away', { narrow: true })
  })
}

/** Without campaigns, closed to the token, and, as a developer sees it, read in part. */
export async function otherOrganizations(scene: Scene): Promise<void> {
  const { studio } = scene
  await own(scene, 'options.html#organizations', async (page) => {
    for (const name of ['empty-org', 'secret-org']) {
      await page.getByLabel('Organization').first().fill(name)
      await page.getByRole('button', { name: /^Add/ }).click()
      await expect(page.getByRole('article').filter({ hasText: name })).toBeVisible()
    }
    const card = page.getByRole('article').filter({ hasText: ORGANIZATION })
    await expect(card.getByText(/missing/i).first()).toBeVisible(LONG)
    await studio.shoot(page, 'Options, organizations, in every state', { whole: true, narrow: true })
  })
  await own(scene, 'options.html#tracking', async (page) => {
    await expect(page.getByRole('link', { name: PAST.many })).toBeVisible()
    await studio.shoot(page, 'Options, tracking, several organizations', { whole: true, narrow: true })
    await page.locator('.m-data-note summary').first().click()
    await studio.shoot(page, 'Options, tracking, what is missing', { narrow: true })
    await page.getByRole('combobox', { name: 'Organization' }).selectOption('empty-org')
    await studio.shoot(page, 'Options, tracking, organization without campaigns', { narrow: true })
  })
}
