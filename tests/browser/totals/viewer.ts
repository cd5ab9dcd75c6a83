import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium, expect, type Browser, type Page } from '@playwright/test'
import { findBrowser, HOW_TO_GET_ONE } from '../../../demo/browser/find.ts'
import { campaign } from './campaign-page.ts'
import type { Saved } from './handing-out.ts'
import { openCampaigns } from './pages.ts'
import type { Said } from './totals.ts'

const REPORT = join(import.meta.dirname, '..', '..', '..', 'dist-report', 'muster-report.html')

/** A browser without the extension. */
export async function launchOther(): Promise<Browser> {
  const executablePath = findBrowser()
  if (!executablePath) throw new Error(HOW_TO_GET_ONE)
  return chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 })
}

/** Shows `file` without a network; whatever else is asked for is a fault. */
async function offline<T>(browser: Browser, file: string, read: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const { href } = pathToFileURL(file)
  const wrong: string[] = []
  context.on('weberror', (error) => wrong.push(String(error.error())))
  await context.route('**/*', (route) => {
    const url = route.request().url()
    if (url.startsWith(href)) return route.continue()
    wrong.push(`asked for ${url}`)
    return route.abort()
  })
  await context.setOffline(true)
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  await page.goto(href)
  const result = await read(page)
  await context.close()
  expect(wrong).toEqual([])
  return result
}

/** A downloaded report, opened by a double click. */
export async function openedOffline<T>(
  browser: Browser,
  { name, text }: Saved,
  read: (page: Page) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'muster-totals-'))
  try {
    await writeFile(join(folder, name), text)
    return await offline(browser, join(folder, name), read)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** The static viewer with some snapshots open. */
export function viewerOf<T>(browser: Browser, files: Saved[], read: (page: Page) => Promise<T>): Promise<T> {
  return offline(browser, REPORT, async (page) => {
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Open snapshot' }).click()
    await (
      await chooser
    ).setFiles(
      files.map(({ name, text }, index) => ({
        // Two of one day have the same name, as in a folder of downloads they would not.
        name: `${index}-${name}`,
        mimeType: 'application/json',
        buffer: Buffer.from(text),
      })),
    )
    return read(page)
  })
}

/** The list of campaigns, and each campaign's own view. */
export async function inViewer(page: Page, names: string[]): Promise<{ list: Said; views: Said }> {
  const list = await openCampaigns(page)
  const views: Said = {}
  for (const name of names) {
    await page.getByRole('link', { name, exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
    views[name] = await campaign(page)
    await page.getByRole('link', { name: 'All campaigns' }).click()
  }
  return { list, views }
}
