import { join } from 'node:path'
import { expect, test as base } from '@playwright/test'
import { chromium } from '@playwright/test'
import { findBrowser, HOW_TO_GET_ONE } from '../../demo/browser/find.ts'
import { serveFolder } from '../../demo/walk/serve-folder.ts'

const REPORT = join(import.meta.dirname, '..', '..', 'dist-report')

/** Files that are no snapshots, and what is said about each. */
const BAD = [
  ['empty.json', '', /not a Muster snapshot/],
  ['picture.png', '\u0089PNG\r\n', /not a Muster snapshot/],
  ['other.json', '{"hello":"world"}', /not a Muster snapshot/],
  ['list.json', '[]', /not a Muster snapshot/],
  ['newer.json', '{"format":"muster-snapshot","version":2}', /version 2/],
  ['damaged.json', '{"format":"muster-snapshot","version":1,"organization":7}', /damaged/],
  ['truncated.json', '{"format":"muster-snapshot","version":1,"organ', /not a Muster snapshot|damaged/],
  ['proto.json', '{"format":"muster-snapshot","version":1,"__proto__":{"polluted":true}}', /damaged/],
] as const

base('the static viewer refuses what is no snapshot, says why, and asks nobody', async () => {
  const executablePath = findBrowser()
  if (!executablePath) throw new Error(HOW_TO_GET_ONE)
  const site = await serveFolder(REPORT)
  const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 })
  try {
    const page = await browser.newPage()
    const foreign: string[] = []
    page.on('request', (request) => {
      if (!request.url().startsWith(site.url)) foreign.push(request.url())
    })
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(String(error)))
    await page.goto(site.url)
    for (const [name, text, message] of BAD) {
      const chooser = page.waitForEvent('filechooser')
      await page.getByRole('button', { name: 'Open snapshot' }).first().click()
      await (await chooser).setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) })
      await expect(page.getByText(message).first(), name).toBeVisible()
    }
    expect(await page.evaluate(() => 'polluted' in {})).toBe(false)
    expect(foreign).toEqual([])
    expect(errors).toEqual([])
  } finally {
    await browser.close()
    site.close()
  }
})
