import { expect } from '@playwright/test'
import { address, openPanel, strip, tab, type RepositoryStage } from './repository.ts'
import { call, LONG, own, saveToken } from './steps.ts'
import type { Scene } from './studio.ts'
import { ORGANIZATION } from '../organization/create-world.ts'
import { DEVON } from '../organization/people.ts'
import { DEMO_TOKENS } from '../organization/tokens.ts'

/** What cannot be read: refused at first, so that there are no counts, then with those of before. */
export async function troubles({ scene, github, fullName, main, numbers }: RepositoryStage): Promise<void> {
  const { page, studio } = scene
  const { faults } = github
  await openPanel(page, fullName, main)
  const offline = faults.add({ path: '/', drop: true })
  await page.getByRole('button', { name: 'Sync now' }).click()
  await expect(page.getByText('GitHub cannot be reached').first()).toBeVisible(LONG)
  await studio.shoot(page, 'Repository, panel, offline', { narrow: true, whole: true })
  offline()
  await forgetToken(scene)
  await expect(page.getByText('has no token').first()).toBeVisible(LONG)
  await studio.shoot(page, 'Repository, panel, no token any more', { narrow: true, whole: true })
  await deleteData(scene)
  const refused = { message: 'You are not authorized to read code scanning alerts.' }
  const takeBack = faults.add({
    ...{ path: /\/code-scanning\/alerts/, status: 403, body: JSON.stringify(refused) },
  })
  await saveToken(scene, { token: DEMO_TOKENS.developer, login: DEVON.login })
  await call(scene, 'sharing.look', { organization: ORGANIZATION })
  await openPanel(page, fullName, main)
  await expect(tab(page)).toBeVisible(LONG)
  await studio.shoot(page, 'Repository, panel, alerts not permitted', { narrow: true, whole: true })
  await page.goto(address(fullName))
  await expect(tab(page)).toBeVisible(LONG)
  await studio.shoot(page, 'Repository, code, without counts', { narrow: true })
  await page.goto(address(fullName, `/security/code-scanning/${numbers[0]}`))
  await expect(strip(page)).toBeVisible(LONG)
  await studio.shoot(page, 'Repository, alert, alerts not permitted')
  await page.goto(address(fullName, '/security#muster'))
  await expect(page.getByRole('heading', { name: 'Campaigns in this repository' })).toBeVisible()
  await studio.shoot(page, 'Repository, its campaigns without counts', { narrow: true })
  takeBack()
}

async function forgetToken(scene: Scene): Promise<void> {
  await own(scene, 'options.html#token', async (page) => {
    await page.getByRole('button', { name: 'Forget token' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Forget token' }).click()
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })
}

async function deleteData(scene: Scene): Promise<void> {
  await own(scene, 'options.html#data', async (page) => {
    await page.getByRole('button', { name: 'Delete all data' }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Delete/ })
      .click()
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })
}
