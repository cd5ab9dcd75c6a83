import { expect, type Page } from '@playwright/test'
import { beginCampaign, choose, dialog, fillIn, finishCampaign, LONG, sidebar, visit } from './steps.ts'
import type { Scene } from './studio.ts'
import { ORGANIZATION } from '../organization/create-world.ts'
import type { LocalGitHub } from '../server.ts'

/** GitHub's own campaigns, beside ours and as ours. */

const CAMPAIGNS = `/orgs/${ORGANIZATION}/campaigns`
const line = (page: Page) => page.getByRole('region', { name: 'Publication on GitHub' })

export async function beforeOurs({ page, studio }: Scene): Promise<void> {
  await studio.shoot(page, 'Overview, only GitHub’s campaigns', { narrow: true, whole: true })
}

/** One of ours becomes one of GitHub's. */
export async function published(
  { page, studio }: Scene,
  { faults }: LocalGitHub,
  fragment: string,
): Promise<void> {
  await visit(page, fragment)
  await choose(page, 'Publish as GitHub campaign')
  await studio.shoot(page, 'Publish as GitHub campaign', { narrow: true })
  await dialog(page).getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(line(page)).toContainText('Also on GitHub', LONG)
  await studio.shoot(page, 'Campaign, shared and on GitHub', { narrow: true })
  const refused = { message: 'Validation Failed', errors: [{ field: 'name', code: 'invalid' }] }
  const takeBack = faults.add({
    ...{ method: 'PATCH', path: CAMPAIGNS, status: 422, body: JSON.stringify(refused) },
  })
  await choose(page, 'Edit campaign')
  await dialog(page).getByRole('textbox', { name: 'Campaign name' }).fill('Nothing high by summer')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(line(page)).toContainText('out of step', LONG)
  await studio.shoot(page, 'Campaign, GitHub’s out of step', { narrow: true })
  takeBack()
  await line(page).getByRole('button', { name: 'Try again' }).click()
  await expect(line(page)).not.toContainText('out of step', LONG)
}

export async function views({ page, studio }: Scene): Promise<void> {
  await visit(page, '#muster')
  await expect(
    page.getByRole('region', { name: 'GitHub’s campaigns' }).getByRole('link').first(),
  ).toBeVisible()
  await studio.shoot(page, 'Overview, ours and GitHub’s campaigns', { narrow: true, whole: true })
  await sidebar(page)
    .getByRole('link', { name: /Cross-site/ })
    .click()
  await expect(page.getByRole('region', { name: 'Campaign progress' })).toBeVisible()
  await studio.shoot(page, 'GitHub’s campaign', { narrow: true, whole: true })
  await choose(page, 'Edit campaign')
  await studio.shoot(page, 'Edit GitHub’s campaign', { narrow: true })
  await page.keyboard.press('Escape')
  await choose(page, 'Close campaign')
  await studio.shoot(page, 'Close GitHub’s campaign')
  await page.keyboard.press('Escape')
  await visit(page, '#muster/closed')
  await expect(page.getByRole('region', { name: 'Closed on GitHub' })).toBeVisible()
  await studio.shoot(page, 'Closed campaigns, GitHub’s too', { narrow: true })
}

/** With ten open ones at GitHub. */
export async function refused({ page, studio }: Scene): Promise<void> {
  await beginCampaign(page, 'is:open severity:medium')
  await fillIn(page, 'One too many', 30)
  await page.getByRole('checkbox', { name: /Autofix/ }).uncheck()
  await page.getByRole('checkbox', { name: 'Publish as GitHub campaign' }).check()
  await finishCampaign(page, 'One too many')
  await expect(line(page)).toContainText('Not on GitHub yet', LONG)
  await studio.shoot(page, 'Campaign, GitHub has ten', { narrow: true })
  await line(page).getByRole('button', { name: 'Do not publish' }).click()
  await expect(line(page)).toHaveCount(0)
  await choose(page, 'Publish as GitHub campaign')
  await dialog(page).getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(dialog(page).getByRole('alert')).toBeVisible()
  await studio.shoot(page, 'Publish as GitHub campaign, refused', { narrow: true })
  await page.keyboard.press('Escape')
}
