import { expect } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { serveFolder } from './serve-folder.ts'
import { progress, type Walker } from './walker.ts'

/** The same numbers elsewhere: in a file, in the report viewer, on the extension's own pages. */

export async function exportSnapshot({ page }: Walker): Promise<string> {
  await page.getByRole('button', { name: 'Campaign options' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'Export snapshot' }).click()
  const path = await (await download).path()
  console.log(`  snapshot of ${(await readFile(path)).byteLength.toLocaleString('en')} bytes`)
  return path
}

/** The static viewer, from a plain web server, shows the same numbers. */
export async function openReport(walker: Walker, snapshot: string, campaign: string): Promise<void> {
  const shown = await progress(walker)
  const site = await serveFolder(walker.report)
  const report = await walker.context.newPage()
  try {
    await report.goto(site.url)
    const chooser = report.waitForEvent('filechooser')
    await report.getByRole('button', { name: 'Open snapshot' }).click()
    await (await chooser).setFiles(snapshot)
    await report.getByRole('link', { name: campaign }).first().click()
    expect(await progress({ page: report })).toEqual(shown)
    await walker.camera.shoot(report, 'Report viewer')
  } finally {
    await report.close()
    site.close()
  }
}

export async function lookAround({ context, extensionId, camera }: Walker, campaign: string): Promise<void> {
  const page = await context.newPage()
  await page.goto(`chrome-extension://${extensionId}/options.html#tracking`)
  await page.getByRole('link', { name: campaign }).first().click()
  await expect(page.locator('canvas').first()).toBeVisible()
  await camera.shoot(page, 'Tracking in the options')
  await page.setViewportSize({ width: 400, height: 600 })
  await page.goto(`chrome-extension://${extensionId}/popup.html`)
  await expect(page.getByRole('link', { name: campaign })).toBeVisible()
  await expect(page.getByRole('progressbar').first()).toBeVisible()
  await expect(page.getByText('Loading')).toHaveCount(0)
  await camera.shoot(page, 'Popup')
  await page.close()
}
