import { expect, type Page } from '@playwright/test'
import { NAMES, type Campaigns } from './campaigns.ts'
import { choose, dialog, filter, groupBy, own, sidebar, visit } from './steps.ts'
import type { Scene } from './studio.ts'

/** What people see of campaigns that are under way. */

const GROUPS = ['Team', 'Rule', 'Severity', 'Assignee'] as const

async function openCampaign(page: Page, fragment: string): Promise<void> {
  await visit(page, fragment)
  await expect(page.getByRole('region', { name: 'Campaign progress' })).toBeVisible()
  await groupBy(page, 'Repository')
}

async function everyGrouping({ page, studio }: Scene, size: string): Promise<void> {
  await studio.shoot(page, `Campaign of ${size}`, { narrow: true, whole: true })
  const repositories = page.getByRole('region', { name: 'Repositories' })
  await repositories.getByRole('button', { expanded: false }).first().click()
  await expect(repositories.getByRole('table')).toBeVisible()
  await studio.shoot(page, `Campaign of ${size}, repository expanded`, { narrow: true, whole: true })
  for (const label of GROUPS) {
    await groupBy(page, label)
    await studio.shoot(page, `Campaign of ${size}, by ${label.toLowerCase()}`, { whole: true })
  }
  await groupBy(page, 'None')
  await expect(page.getByRole('region', { name: 'Alerts' }).getByRole('link').first()).toBeVisible()
  await studio.shoot(page, `Campaign of ${size}, ungrouped`, { narrow: true, whole: true })
}

export async function campaignPages(scene: Scene, { one, twelve, many }: Campaigns): Promise<void> {
  const { page, studio } = scene
  await openCampaign(page, one)
  await everyGrouping(scene, '1')
  await openCampaign(page, many)
  await everyGrouping(scene, '1000')
  await openCampaign(page, twelve)
  await everyGrouping(scene, '12')
  await groupBy(page, 'Repository')
  await filter(page).fill('severity:critical language:go')
  await filter(page).press('Enter')
  await expect(page.getByText('No alerts').or(page.getByText('Nothing matches'))).not.toHaveCount(0)
  await studio.shoot(page, 'Campaign of 12, filter without result', { whole: true })
  await filter(page).fill('severity:hgih')
  await filter(page).press('Enter')
  await expect(page.getByRole('alert').first()).toBeVisible()
  await studio.shoot(page, 'Campaign of 12, filter with problems', { whole: true })
}

export async function dialogs(scene: Scene, { twelve }: Campaigns): Promise<void> {
  const { context, page, studio } = scene
  await visit(page)
  await openCampaign(page, twelve)
  const launch = page.getByRole('region', { name: 'Launch' })
  await launch.getByRole('button', { name: 'Show details' }).click()
  await studio.shoot(page, 'Launch done', { narrow: true, whole: true })
  await page.getByRole('button', { name: 'Campaign options' }).click()
  await expect(page.getByRole('menu')).toBeVisible()
  await studio.shoot(page, 'Campaign options', { narrow: true })
  await page.keyboard.press('Escape')
  await choose(page, 'Edit campaign')
  await studio.shoot(page, 'Edit campaign', { narrow: true })
  await page.keyboard.press('Escape')
  await choose(page, 'Delete campaign')
  await studio.shoot(page, 'Delete campaign', { narrow: true })
  await page.keyboard.press('Escape')
  await choose(page, 'Copy announcement')
  await expect(page.getByText('is on the clipboard').or(dialog(page))).toBeVisible()
  await page.keyboard.press('Escape')
  const session = await context.newCDPSession(page)
  const permission = { name: 'clipboard-write' }
  await session.send('Browser.setPermission', {
    permission,
    setting: 'denied',
    origin: 'https://github.com',
  })
  await choose(page, 'Copy announcement')
  await expect(dialog(page)).toBeVisible()
  await studio.shoot(page, 'Announcement', { narrow: true })
  await page.keyboard.press('Escape')
}

export async function overviews(scene: Scene, campaigns: Campaigns, when: string): Promise<void> {
  const { page, studio } = scene
  await visit(page, '#muster')
  await expect(page.getByRole('link', { name: NAMES.many }).last()).toBeVisible()
  await studio.shoot(page, `Overview, ${when}`, { narrow: true, whole: true })
  await visit(page)
  await expect(sidebar(page).getByRole('link', { name: NAMES.many })).toBeVisible()
  await studio.shoot(page, `GitHub’s page with the sidebar, ${when}`)
  await own(scene, 'popup.html', async (popup) => {
    await expect(popup.getByRole('link', { name: NAMES.many })).toBeVisible()
    await studio.shoot(popup, `Popup, ${when}`, { narrow: true })
  })
  await openCampaign(page, campaigns.twelve)
  await studio.shoot(page, `Campaign of 12, ${when}`)
}
