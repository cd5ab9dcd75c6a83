import { expect, type Page } from '@playwright/test'
import { openPanel, type RepositoryStage } from './repository.ts'
import { dialog, LONG } from './steps.ts'

/** What is done for alerts of a repository. */

const list = (page: Page) => page.getByRole('region', { name: 'Actions' })

const boxes = (page: Page) => page.getByRole('checkbox', { name: /^Select .+ #\d+$/ })

/** Selects so many of the alerts in sight, after leaving out some; gives the number of the first. */
async function select(page: Page, count: number, after = 0): Promise<number> {
  await expect(boxes(page).nth(after + count)).toBeVisible(LONG)
  for (let index = after; index < after + count; index++) await boxes(page).nth(index).check()
  const label = await boxes(page).nth(after).locator('..').textContent()
  return Number(/#(\d+)\s*$/.exec(label ?? '')?.[1])
}

async function ask(page: Page, action: string): Promise<void> {
  const button = page.getByRole('button', { name: action, exact: true })
  if (await button.isVisible()) await button.click()
  else {
    await page.getByRole('button', { name: 'More actions' }).click()
    await page.getByRole('menuitem', { name: action }).click()
  }
  await expect(dialog(page).locator('form').or(dialog(page).getByRole('alert'))).toBeVisible(LONG)
}

async function send(page: Page, button: string): Promise<void> {
  await dialog(page).locator('footer').getByRole('button', { name: button }).click()
  await expect(dialog(page)).toHaveCount(0)
}

export async function dialogs({ scene, fullName, main }: RepositoryStage): Promise<void> {
  const { page, studio } = scene
  await openPanel(page, fullName, main)
  await select(page, 4)
  await studio.shoot(page, 'Repository, panel, alerts selected', { narrow: true, whole: true })
  await page.getByRole('button', { name: 'More actions' }).click()
  await expect(page.getByRole('menu')).toBeVisible()
  await studio.shoot(page, 'Acting, more', { narrow: true })
  await page.keyboard.press('Escape')
  for (const action of [
    ...['Create branch', 'Commit autofix', 'Open pull request', 'Assign to Copilot'],
    ...['Assign people', 'Dismiss', 'Create issue'],
  ]) {
    await ask(page, action)
    await studio.shoot(page, `Acting, ${action.toLowerCase()}`, { narrow: true })
    await page.keyboard.press('Escape')
    await expect(dialog(page)).toHaveCount(0)
  }
}

/** Under way, ended well, and ended badly. */
export async function actions({ scene, github, fullName }: RepositoryStage): Promise<void> {
  const { page, studio } = scene
  await ask(page, 'Commit autofix')
  await send(page, 'Commit autofix')
  await expect(list(page)).toContainText('Running', LONG)
  await studio.shoot(page, 'Repository, panel, action under way', { narrow: true, whole: true })
  await expect(list(page)).not.toContainText('Running', LONG)
  const refused = { message: 'Validation Failed', errors: [{ message: 'Somebody was faster' }] }
  const takeBack = github.faults.add({
    ...{ method: 'PATCH', path: /code-scanning\/alerts/, nth: 2, status: 422, body: JSON.stringify(refused) },
  })
  const number = await select(page, 3, 5)
  await dismiss(page)
  takeBack()
  github.world.switchDelegatedDismissal(fullName, true)
  await select(page, 2, 9)
  await dismiss(page)
  await studio.shoot(page, 'Repository, panel, actions ended', { narrow: true, whole: true })
  await list(page)
    .getByRole('button', { name: /^Request dismissal/ })
    .first()
    .click()
  await expect(dialog(page).locator('form')).toBeVisible(LONG)
  await studio.shoot(page, 'Acting, request dismissal', { narrow: true })
  await page.keyboard.press('Escape')
  github.world.switchDelegatedDismissal(fullName, false)
  await page.goto(`https://github.com/${fullName}/security/code-scanning/${number}`)
  await expect(page.getByRole('region', { name: 'Campaigns of this alert' })).toBeVisible(LONG)
  await studio.shoot(page, 'Repository, alert, with an action', { narrow: true, whole: true })
}

async function dismiss(page: Page): Promise<void> {
  await ask(page, 'Dismiss')
  await dialog(page)
    .getByRole('radio', { name: /Used in tests/ })
    .check()
  await send(page, 'Dismiss')
  await expect(list(page)).toContainText('Running', LONG)
  await expect(list(page)).not.toContainText('Running', LONG)
}
