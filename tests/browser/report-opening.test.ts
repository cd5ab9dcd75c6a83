import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test as base, chromium, type Browser, type Page } from '@playwright/test'
import { findBrowser, HOW_TO_GET_ONE } from '../../demo/browser/find.ts'
import { serveFolder } from '../../demo/walk/serve-folder.ts'
import { changed, monthlyFiles, type ReportFile } from './report-files.ts'

const FOLDER = join(import.meta.dirname, '..', '..', 'dist-report')
const AS_FILE = pathToFileURL(join(FOLDER, 'muster-report.html')).href

const test = base.extend<{ browserHere: Browser; page: Page }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures' names out of this pattern
  browserHere: async ({}, use) => {
    const executablePath = findBrowser()
    if (!executablePath) throw new Error(HOW_TO_GET_ONE)
    const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 })
    await use(browser)
    await browser.close()
  },
  page: async ({ browserHere }, use) => {
    const page = await browserHere.newPage({ viewport: { width: 1280, height: 900 } })
    const wrong = wrongOf(page)
    await page.goto(AS_FILE)
    await use(page)
    expect(wrong).toEqual([])
  },
})

function wrongOf(page: Page): string[] {
  const wrong: string[] = []
  page.on('pageerror', (error) => wrong.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') wrong.push(message.text())
  })
  return wrong
}

const opened = (page: Page) => page.locator('.m-opened').getByRole('listitem')
const chosen = ({ name, text }: ReportFile) => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(text),
})
const choose = (page: Page, files: ReportFile[]) =>
  page.locator('input[type="file"]').setInputFiles(files.map(chosen))

/** One snapshot a day. */
async function row(length: number): Promise<ReportFile[]> {
  const [first] = await monthlyFiles()
  if (!first) throw new Error('Too few files')
  const texts = Array.from({ length }, (_, day) =>
    changed(first, (snapshot) => {
      snapshot.asOf += day * 86_400
      snapshot.exportedAt += day * 86_400
    }),
  )
  return (await Promise.all(texts)).map((text, day) => ({ name: `day-${day}.json`, text }))
}

/** Drops what lies at a path of this computer on the page, as a hand does. */
async function dropPath(page: Page, path: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files: [path], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data })
}

test('takes a snapshot by its text, by touch on a small screen', async ({ browserHere }) => {
  const context = await browserHere.newContext({
    viewport: { width: 375, height: 800 },
    hasTouch: true,
    isMobile: true,
  })
  const page = await context.newPage()
  const wrong = wrongOf(page)
  await page.goto(AS_FILE)
  const [first, second] = await monthlyFiles()
  for (const [count, file] of [first, second].entries()) {
    await page.getByText('Paste a snapshot').tap()
    await page.getByLabel('Text of a snapshot file').fill(file?.text ?? '')
    await page.getByRole('button', { name: 'Open the text' }).tap()
    await expect(opened(page)).toHaveCount(count + 1)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375)
  }
  await expect(opened(page).filter({ hasText: 'Pasted text' })).toHaveCount(2)
  expect(wrong).toEqual([])
})

test('opens sixty, names the first of those that have no room, and lets one stop', async ({ page }) => {
  const files = await row(70)
  await choose(page, files)
  await expect(page.getByText('At most 60 snapshots of together 256 MB can be open.')).toBeVisible()
  await expect(page.getByText(/Not opened: day-60\.json, .*day-64\.json and 5 more/)).toBeVisible()
  await expect(opened(page)).toHaveCount(60)

  // One of the sixty is no sixty-first, and a closed one makes room.
  await choose(page, [{ name: 'again.json', text: files[3]?.text ?? '' }])
  await expect(opened(page).filter({ hasText: 'again.json' })).toHaveCount(1)
  await expect(page.getByText(/^At most/)).toHaveCount(0)
  await page
    .getByRole('button', { name: /^Close/ })
    .first()
    .click()
  await expect(opened(page)).toHaveCount(59)

  await choose(page, files)
  await page.getByRole('button', { name: 'Stop' }).click()
  await expect(page.getByText('Stopped. What was opened before stays open.')).toBeVisible()
})

test('takes a folder that is dropped, with the folders in it', async ({ page }) => {
  const files = await monthlyFiles()
  const folder = mkdtempSync(join(tmpdir(), 'muster-dropped-'))
  try {
    const places = ['a.json', 'older/b.JSON', 'older/still/c.json']
    for (const [index, { text }] of files.entries()) {
      const path = join(folder, places[index] ?? '')
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, text)
    }
    writeFileSync(join(folder, 'notes.txt'), 'no snapshot')
    await dropPath(page, folder)
    await expect(opened(page)).toHaveCount(3)
    await expect(page.getByText(/was not opened/)).toHaveCount(0)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('stays quick with texts of a million characters and a due date in the year 9999', async ({ page }) => {
  const files = await monthlyFiles()
  const extreme = await Promise.all(
    files.map(async (file) => ({
      name: file.name,
      text: await changed(file, ({ campaigns }) => {
        for (const campaign of campaigns) {
          campaign.dueDate = '9999-12-31'
          campaign.name = `Long ${'name'.repeat(250_000)}`
          campaign.description = 'text '.repeat(200_000)
        }
      }),
    })),
  )
  await choose(page, extreme)
  await expect(opened(page)).toHaveCount(3)
  await page
    .getByRole('link', { name: /^Long name/ })
    .first()
    .click()
  await expect(page.locator('canvas').first()).toBeVisible()
  for (const view of ['Compare', 'Trend']) {
    await page.getByRole('link', { name: view, exact: true }).click()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1280)
})

test('works in a subfolder of a site that has nothing at its root', async ({ browserHere }) => {
  const site = await serveFolder(FOLDER)
  try {
    const page = await browserHere.newPage()
    const wrong = wrongOf(page)
    const asked: string[] = []
    page.on('response', (response) => {
      if (!response.ok()) asked.push(`${response.status()} ${response.url()}`)
      if (!response.url().startsWith(site.url)) asked.push(response.url())
    })
    expect((await page.request.get(new URL('/', site.url).href)).status()).toBe(404)
    await page.goto(`${site.url}#sample=1`)
    await page.getByRole('link', { name: 'SQL injection' }).click()
    await expect(page.locator('canvas').first()).toBeVisible()
    await page.reload()
    await expect(page.getByRole('heading', { level: 1, name: 'SQL injection' })).toBeVisible()
    for (const view of ['Compare', 'Trend']) {
      await page.getByRole('link', { name: view, exact: true }).click()
      await expect(page.getByRole('heading', { level: 1, name: /orchard-example/ })).toBeVisible()
    }
    expect(asked).toEqual([])
    expect(wrong).toEqual([])
  } finally {
    site.close()
  }
})
