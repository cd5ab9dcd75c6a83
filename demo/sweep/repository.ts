import { expect, type Page } from '@playwright/test'
import { LONG, sidebar } from './steps.ts'
import type { Scene } from './studio.ts'
import { showPagesAs } from '../browser/login.ts'
import type { LocalGitHub } from '../server.ts'

/** Campaigns on the pages of a repository. */

export interface RepositoryStage {
  scene: Scene
  github: LocalGitHub
  /** `octo-org/shop` */
  fullName: string
  /** The id of a campaign with every open alert of it. */
  main: string
  /** Those alerts. */
  numbers: number[]
}

export const tab = (page: Page) => page.locator('[data-muster="tab"]')
export const strip = (page: Page) => page.getByRole('region', { name: 'Campaigns of this alert' })
const here = (page: Page) => page.getByRole('region', { name: 'Progress here' })
export const address = (fullName: string, path = '') => `https://github.com/${fullName}${path}`
const panelOf = (fullName: string, id: string) => address(fullName, `/security#muster/campaigns/${id}`)

export async function openPanel(page: Page, fullName: string, id: string): Promise<void> {
  await page.goto(panelOf(fullName, id))
  await page.reload()
  await expect(here(page)).toBeVisible(LONG)
  await expect(page.getByText('Reading this repository')).toHaveCount(0, LONG)
}

export async function withoutToken({ page, studio }: Scene, fullName: string): Promise<void> {
  await page.goto(address(fullName, '/security#muster'))
  await page.waitForLoadState('networkidle')
  await studio.shoot(page, 'Repository, no token, nothing known')
}

/** Count, sidebar, panel and strip, in each shape that GitHub's pages have. */
export async function surfaces({ scene, fullName, main, numbers }: RepositoryStage): Promise<void> {
  const { context, page, studio } = scene
  for (const shape of [
    { navigation: 'new', security: 'react' },
    { navigation: 'old', security: 'server' },
    { navigation: 'refined', security: 'react' },
  ] as const) {
    const how = `${shape.navigation} navigation`
    await showPagesAs(context, shape)
    await page.goto(address(fullName))
    await expect(tab(page)).toBeVisible(LONG)
    await studio.shoot(page, `Repository, code, ${how}`, { narrow: true })
    await page.goto(address(fullName, '/security'))
    await expect(sidebar(page)).toBeVisible()
    await studio.shoot(page, `Repository, security, ${how}`, { narrow: true })
    await openPanel(page, fullName, main)
    await studio.shoot(page, `Repository, panel, ${how}`, { narrow: true, whole: true })
    await page.goto(address(fullName, `/security/code-scanning/${numbers[0]}`))
    await expect(strip(page)).toBeVisible(LONG)
    await studio.shoot(page, `Repository, alert, ${how}`, { narrow: true, whole: true })
  }
  await showPagesAs(context, { navigation: 'new', security: 'react' })
  await page.goto(address(fullName, '/security#muster'))
  await expect(page.getByRole('heading', { name: 'Campaigns in this repository' })).toBeVisible()
  await studio.shoot(page, 'Repository, its campaigns', { narrow: true })
}

/** Links to campaigns that are not open here. */
export async function links({ scene, fullName }: RepositoryStage, closed: string): Promise<void> {
  const { page, studio } = scene
  await page.goto(panelOf(fullName, closed))
  await expect(page.getByRole('heading', { name: 'This campaign is not open here' })).toBeVisible(LONG)
  await studio.shoot(page, 'Repository, closed campaign by link', { narrow: true })
}

/** The same campaign in a repository where less can be done. */
export async function elsewhere(
  { scene: { page, studio }, main }: RepositoryStage,
  fullName: string,
  why: string,
): Promise<void> {
  await openPanel(page, fullName, main)
  await studio.shoot(page, `Repository, panel, ${why}`, { narrow: true, whole: true })
}

/** Everything is fixed. */
export async function done({ scene, fullName, main }: RepositoryStage, small: string): Promise<void> {
  const { page, studio } = scene
  for (const [id, name] of [
    [main, 'done'],
    [small, 'done, of two alerts'],
  ] as const) {
    await openPanel(page, fullName, id)
    await page.getByRole('button', { name: 'Sync now' }).click()
    await expect(here(page)).toContainText('Nothing left to do', LONG)
    await studio.shoot(page, `Repository, panel, ${name}`, { narrow: true, whole: true })
  }
}
