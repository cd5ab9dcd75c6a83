import { expect, type Page } from '@playwright/test'
import { openFile } from './files.ts'
import type { Scene } from './studio.ts'
import { serveFolder } from '../walk/serve-folder.ts'

const view = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name })

/** The static viewer from a web server: its start, with files opened and refused, and every view. */
export async function viewer(
  { context, studio }: Scene,
  { folder, files }: { folder: string; files: { one: string; many: string } },
): Promise<void> {
  const site = await serveFolder(folder)
  const page = await context.newPage()
  try {
    await page.goto(site.url)
    await expect(page.getByRole('button', { name: 'Open snapshot' })).toBeVisible()
    await studio.shoot(page, 'Viewer, start', { narrow: true })
    const notes = { name: 'notes.json', mimeType: 'application/json', buffer: Buffer.from('{"a":1}') }
    await openFile(page, notes)
    await expect(page.getByText('was not opened')).toBeVisible()
    await studio.shoot(page, 'Viewer, a file refused', { narrow: true })
    for (const size of ['one', 'many'] as const) {
      await page.goto('about:blank')
      await page.goto(site.url)
      await openFile(page, files[size])
      await expect(
        page.getByRole('region', { name: 'Campaign progress' }).or(view(page, 'Campaigns')).first(),
      ).toBeVisible()
      await studio.shoot(page, `Viewer, snapshot of ${size}`, { narrow: true, whole: true })
    }
    const filter = page.getByRole('combobox', { name: 'Filter alerts' })
    if ((await filter.count()) === 0)
      await page
        .getByRole('link', { name: /^Nothing critical/ })
        .first()
        .click()
    await filter.fill('severity:critical language:java')
    await filter.press('Enter')
    await filter.scrollIntoViewIfNeeded()
    await studio.shoot(page, 'Viewer, filtered')
    await samples(page, site.url, studio)
  } finally {
    await page.close()
    site.close()
  }
}

async function samples(page: Page, url: string, studio: Scene['studio']): Promise<void> {
  await page.goto('about:blank')
  await page.goto(url)
  await page.getByRole('button', { name: 'Try it with sample data' }).click()
  await expect(view(page, 'Compare')).toBeVisible()
  await studio.shoot(page, 'Viewer, sample opened', { narrow: true, whole: true })
  await view(page, 'Compare').click()
  await expect(page.getByRole('heading', { name: /^What changed/ })).toBeVisible()
  await studio.shoot(page, 'Viewer, compare', { narrow: true, whole: true })
  await view(page, 'Trend').click()
  await expect(page.locator('canvas').first()).toBeVisible()
  await studio.shoot(page, 'Viewer, trend', { narrow: true, whole: true })
  await view(page, 'Campaigns').click()
  await page.locator('main table a').first().click()
  await expect(page.getByRole('region', { name: 'Campaign progress' })).toBeVisible()
  await studio.shoot(page, 'Viewer, campaign', { narrow: true, whole: true })
}
