import { expect, type Page } from '@playwright/test'
import { fileOf, SHARED, type SharedWorld } from './shared-world.ts'
import { beginCampaign, call, choose, dialog, fillIn, finishCampaign, LONG, visit } from './steps.ts'
import type { Scene } from './studio.ts'
import { ORGANIZATION } from '../organization/create-world.ts'
import { NOOR } from '../organization/people.ts'
import type { LocalGitHub } from '../server.ts'

/** The campaign repository: its settings, the lines on a campaign's page, and two versions of one campaign. */

const line = (page: Page) => page.getByRole('group', { name: 'Sharing' })
/** From the ticks of the form to the campaign that is shared; gives its fragment. */
export async function lines(scene: Scene, { world, faults }: LocalGitHub): Promise<string> {
  const { page, studio } = scene
  const name = 'Nothing high by the end of the quarter'
  await beginCampaign(page, 'is:open severity:high')
  await fillIn(page, name, 60)
  await page.getByRole('checkbox', { name: /issue/ }).check()
  await expect(page.getByRole('checkbox', { name: /^Share/ })).toBeChecked()
  await page.getByRole('checkbox', { name: 'Publish as GitHub campaign' }).scrollIntoViewIfNeeded()
  await studio.shoot(page, 'New campaign, to be shared and published', { narrow: true })
  await page.getByRole('checkbox', { name: /issue/ }).uncheck()
  await page.getByRole('checkbox', { name: /^Share/ }).uncheck()
  await page.getByRole('checkbox', { name: /Autofix/ }).uncheck()
  const fragment = await finishCampaign(page, name)
  await expect(line(page)).toContainText('Only in this browser')
  await studio.shoot(page, 'Campaign, only in this browser', { narrow: true, whole: true })
  const takeBack = faults.add({ method: 'PUT', path: `/repos/${SHARED}/contents`, status: 500 })
  await line(page).getByRole('button', { name: 'Share campaign' }).click()
  await expect(line(page)).toContainText('Not shared yet', LONG)
  await studio.shoot(page, 'Campaign, not shared yet', { narrow: true })
  takeBack()
  await line(page).getByRole('button', { name: 'Try again' }).click()
  await expect(line(page)).toContainText('Shared in', LONG)
  await studio.shoot(page, 'Campaign, shared', { narrow: true })
  const path = `campaigns/${fragment.split('/').at(-1)}.json`
  const content = world.file(SHARED, path) ?? ''
  world.removeFile(SHARED, path)
  await call(scene, 'sharing.look', { organization: ORGANIZATION })
  await expect(line(page)).toContainText('Its file is gone', LONG)
  await studio.shoot(page, 'Campaign, its file lost', { narrow: true })
  world.setFile(SHARED, path, content)
  await call(scene, 'sharing.look', { organization: ORGANIZATION })
  return fragment
}

export async function ofSomebodyElse({ page, studio }: Scene, id: string): Promise<void> {
  await visit(page, `#muster/campaigns/${id}`)
  await expect(line(page)).toContainText('Shared by')
  await studio.shoot(page, 'Campaign, shared by somebody', { narrow: true, whole: true })
  await choose(page, 'Close campaign')
  await studio.shoot(page, 'Close a shared campaign')
  await page.keyboard.press('Escape')
  await choose(page, 'Delete campaign')
  await studio.shoot(page, 'Delete a shared campaign')
  await page.keyboard.press('Escape')
}

/** Somebody saves while the dialog is open: another field is taken over, the same one asks. */
export async function conflict(
  { page, studio }: Scene,
  { world, place, numbers }: SharedWorld,
  id: string,
): Promise<void> {
  await choose(page, 'Edit campaign')
  await dialog(page).getByRole('textbox', { name: 'Short description' }).fill('Prepared statements only.')
  await dialog(page).getByLabel('Contact link').fill('mailto:security@octo.example')
  const theirs = {
    ...{ name: 'Injections in billing', description: 'Placeholders, wherever a query is built.' },
    ...{ places: [{ place, numbers }], by: NOOR, days: 45 },
  }
  world.setFile(SHARED, `campaigns/${id}.json`, JSON.stringify(fileOf(id, theirs), null, 2))
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(dialog(page)).toContainText('Two versions', LONG)
  await studio.shoot(page, 'Edit campaign, two versions', { narrow: true })
  await dialog(page)
    .getByRole('button', { name: /^Use theirs/ })
    .first()
    .click()
  await studio.shoot(page, 'Edit campaign, theirs taken')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(dialog(page)).toHaveCount(0, LONG)
}
