import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium, expect, test, type Page } from '@playwright/test'
import { findBrowser, HOW_TO_GET_ONE } from '../../demo/browser/find.ts'
import { findings } from './axe.ts'

const URL_OF_FILE = pathToFileURL(
  join(import.meta.dirname, '..', '..', 'dist-report', 'muster-report.html'),
).href

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })

/** Every view of the viewer, one after the other; `clean` looks at each. */
async function everyView(page: Page, clean: (what: string) => Promise<void>): Promise<void> {
  await page.goto(`${URL_OF_FILE}#organization=octo-org&as-of=2026-11-20T10:00:00Z`)
  await page.getByText('Paste a snapshot').click()
  await clean('an invitation, with the field for a text')
  await page.getByLabel('Text of a snapshot file').fill('{"format":"muster-snapshot","version":9}')
  await page.getByRole('button', { name: 'Open the text' }).click()
  await expect(page.getByText('Pasted text was not opened.')).toBeVisible()
  await clean('a refused file')

  await page.goto(`${URL_OF_FILE}#sample=1`)
  await page.reload()
  await expect(heading(page, 'orchard-example')).toBeVisible()
  await clean('campaigns')
  await page.getByRole('link', { name: 'SQL injection' }).click()
  await expect(page.locator('canvas').first()).toBeVisible()
  await clean('a campaign')
  const table = page.getByRole('button', { name: 'View as table' }).first()
  await table.click()
  await clean('a chart as a table')
  await page.getByRole('combobox', { name: 'Group by' }).selectOption('none')
  await expect(page.getByRole('link', { name: /Database query/ }).first()).toBeVisible()
  await clean('its alerts')
  await page.getByRole('link', { name: 'Compare', exact: true }).click()
  await expect(heading(page, /^What changed in/)).toBeVisible()
  await clean('a comparison')
  await page.getByRole('link', { name: 'Trend', exact: true }).click()
  await expect(heading(page, /^Trend of/)).toBeVisible()
  await expect(page.locator('canvas')).toBeVisible()
  await clean('a trend')

  const files = Array.from({ length: 3 }, (_, index) => ({
    name: `${index}.json`,
    mimeType: 'application/json',
    buffer: Buffer.from(''),
  }))
  await page.locator('input[type="file"]').setInputFiles(files)
  await expect(page.getByText('2.json was not opened.')).toBeVisible()
  await clean('several refused files over a trend')
  for (const left of [2, 1, 0]) {
    await page
      .getByRole('button', { name: /^Close/ })
      .first()
      .click()
    await expect(page.locator('.m-opened__one')).toHaveCount(left)
    if (left === 1) await clean('a trend of one')
  }
}

for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [1280, 375])
    test(`axe finds nothing serious in any view of the viewer, ${colorScheme}, ${width} pixels`, async () => {
      const executablePath = findBrowser()
      if (!executablePath) throw new Error(HOW_TO_GET_ONE)
      const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 })
      try {
        const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 } })
        await everyView(page, async (what) => {
          expect(await findings(page, true), what).toEqual([])
          expect(await page.evaluate(() => document.documentElement.scrollWidth), what).toBe(width)
        })
      } finally {
        await browser.close()
      }
    })
