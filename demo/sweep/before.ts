import { expect } from '@playwright/test'
import { dialog, filter, LONG, own, saveToken, sidebar, visit, visitAlerts } from './steps.ts'
import type { Scene } from './studio.ts'
import { FILTERS } from './world.ts'
import { ORGANIZATION } from '../organization/create-world.ts'
import type { LocalGitHub } from '../server.ts'

/** What people see before there is a campaign. */

export async function withoutToken(scene: Scene): Promise<void> {
  const { page, studio } = scene
  await visit(page)
  await studio.shoot(page, 'GitHub’s page with the sidebar, no token')
  await visit(page, '#muster')
  await studio.shoot(page, 'Overview, no token', { narrow: true })
  await visit(page, '#muster/alerts')
  await studio.shoot(page, 'Alerts, no token')
  await own(scene, 'popup.html', (popup) => studio.shoot(popup, 'Popup, no token', { narrow: true }))
  await own(scene, 'options.html#token', async (options) => {
    await studio.shoot(options, 'Options, token, none', { whole: true, narrow: true })
    await options.getByRole('button', { name: 'Check and save' }).click()
    await options.getByLabel(/^Remember it/).check()
    await studio.shoot(options, 'Options, token, missing, to be remembered', { narrow: true })
  })
  await saveToken(scene)
}

export async function firstSync(scene: Scene, { faults }: LocalGitHub): Promise<void> {
  const { page, studio } = scene
  await visit(page, '#muster')
  await studio.shoot(page, 'Overview, nothing pulled')
  await own(scene, 'popup.html', (popup) => studio.shoot(popup, 'Popup, no organization', { narrow: true }))
  faults.latency = 1500
  await page.getByRole('button', { name: 'Sync now' }).first().click()
  await expect(page.getByText('Reading alerts').first()).toBeVisible(LONG)
  await studio.shoot(page, 'Overview, first sync')
  await own(scene, 'popup.html', (popup) => studio.shoot(popup, 'Popup, first sync', { narrow: true }))
  faults.latency = 0
  await expect(page.getByText(/^as of /i).first()).toBeVisible(LONG)
}

export async function noCampaigns(scene: Scene): Promise<void> {
  const { page, studio } = scene
  await visit(page, '#muster')
  await expect(page.getByText('No campaigns yet')).toBeVisible()
  await studio.shoot(page, 'Overview, no campaigns', { narrow: true })
  await visit(page, '#muster/closed')
  await studio.shoot(page, 'Closed campaigns, none')
  await own(scene, 'popup.html', (popup) => studio.shoot(popup, 'Popup, no campaigns', { narrow: true }))
  await own(scene, 'options.html#tracking', (options) => studio.shoot(options, 'Options, tracking, none'))
  await visit(page, '#muster/nowhere')
  await studio.shoot(page, 'No such page')
  await visit(page, '#muster/campaigns/00000000-0000-4000-8000-000000000000')
  await expect(page.getByText('does not exist')).toBeVisible()
  await studio.shoot(page, 'No such campaign')
}

export async function alertsView({ page, studio }: Scene): Promise<void> {
  await visitAlerts(page, FILTERS.many)
  await studio.shoot(page, 'Alerts, thousands', { narrow: true })
  await visitAlerts(page, FILTERS.twelve)
  await studio.shoot(page, 'Alerts, 12', { whole: true })
  await visitAlerts(page, FILTERS.one)
  await studio.shoot(page, 'Alerts, 1')
  await visitAlerts(page, FILTERS.none)
  await studio.shoot(page, 'Alerts, 0')
  await page.getByRole('button', { name: 'Create campaign' }).first().click()
  await expect(dialog(page)).toContainText('No open alert matches')
  await studio.shoot(page, 'New campaign of 0 alerts', { narrow: true })
  await page.keyboard.press('Escape')
  await visitAlerts(page, 'is:open severity:hgih rule:sql age:>x')
  await expect(page.getByRole('alert').first()).toBeVisible()
  await studio.shoot(page, 'Alerts, filter with problems', { narrow: true })
  await visitAlerts(page, 'is:open')
  await filter(page).focus()
  await filter(page).press('End')
  await filter(page).pressSequentially(' rule:')
  await expect(page.getByRole('option').first()).toBeVisible()
  await filter(page).press('ArrowDown')
  await studio.shoot(page, 'Alerts, completion of values')
  await filter(page).fill('is:open ')
  await expect(page.getByRole('option', { name: /severity/ })).toBeVisible()
  await studio.shoot(page, 'Alerts, completion of qualifiers')
  await filter(page).press('Escape')
}

/** *Create campaign* above GitHub's own list of alerts, with a filter that Muster reads and one that it cannot. */
export async function nativeList({ page, studio }: Scene): Promise<void> {
  const list = `https://github.com/orgs/${ORGANIZATION}/security/alerts/code-scanning`
  await page.goto(`${list}?query=${encodeURIComponent('is:open severity:critical')}`)
  const create = page.getByRole('button', { name: 'Create campaign' })
  await expect(create).toBeVisible()
  await studio.shoot(page, 'GitHub’s list of alerts', { narrow: true })
  await page.goto(`${list}?query=${encodeURIComponent('is:open severity:hgih')}`)
  await create.click()
  await expect(dialog(page).getByRole('alert')).toBeVisible()
  await studio.shoot(page, 'New campaign refused', { narrow: true })
  await page.keyboard.press('Escape')
}

export async function wizard({ page, studio }: Scene): Promise<void> {
  await visit(page, '#muster')
  await sidebar(page).getByRole('button', { name: 'New campaign' }).click()
  await expect(dialog(page).getByRole('button', { name: /Critical severity/ })).toBeVisible()
  await studio.shoot(page, 'Templates', { narrow: true })
  await dialog(page)
    .getByRole('button', { name: /Critical severity/ })
    .click()
  await expect(page.getByText('This looks like a big campaign')).toBeVisible()
  await studio.shoot(page, 'Big campaign question', { narrow: true })
  await page.getByRole('button', { name: 'Continue creating a campaign' }).click()
  await expect(page.getByRole('textbox', { name: 'Campaign name' })).toBeVisible()
  await studio.shoot(page, 'New campaign of 1000 alerts', { narrow: true })
  await page.keyboard.press('Escape')
}
