import { chromium, type Page } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { monthlyFiles } from '../browser/report-files.ts'

const SITE = 'http://report.test/'
const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
}

/**
 * The files of the report viewer that a browser asks for when somebody opens a snapshot and looks at a campaign with all of its
 * charts drawn, as paths in its folder.
 */
export async function filesOfOpened(executablePath: string, folder: string): Promise<string[]> {
  const [snapshot] = await monthlyFiles()
  if (!snapshot) throw new Error('There is no sample')
  const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 })
  const asked = new Set<string>()
  try {
    const page = await browser.newPage()
    await page.route(`${SITE}**`, async (route) => {
      const path = new URL(route.request().url()).pathname.slice(1) || 'index.html'
      asked.add(path)
      await route.fulfill({
        contentType: TYPES[extname(path)] ?? 'application/octet-stream',
        body: await readFile(join(folder, path)),
      })
    })
    await page.goto(SITE)
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({
        name: snapshot.name,
        mimeType: 'application/json',
        buffer: Buffer.from(snapshot.text),
      })
    await page.getByRole('table').getByRole('link').first().click()
    await seeCharts(page)
  } finally {
    await browser.close()
  }
  return [...asked]
}

/** Every chart is on the page, and something is drawn on each canvas. */
async function seeCharts(page: Page): Promise<void> {
  await page.locator('.m-charts canvas').first().waitFor()
  await page.waitForFunction(() => {
    const canvases = [...document.querySelectorAll('canvas')]
    const isDrawn = (canvas: HTMLCanvasElement) =>
      canvas
        .getContext('2d')
        ?.getImageData(0, 0, canvas.width, canvas.height)
        .data.some((part) => part > 0)
    return canvases.length >= 4 && canvases.every(isDrawn)
  })
  await page.waitForLoadState('networkidle')
}
