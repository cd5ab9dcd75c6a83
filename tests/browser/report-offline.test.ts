import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test as base, chromium, type Page } from '@playwright/test'
import { findBrowser, HOW_TO_GET_ONE } from '../../demo/browser/find.ts'
import { monthlyFiles, type ReportFile } from './report-files.ts'

const REPORT = join(import.meta.dirname, '..', '..', 'dist-report', 'muster-report.html')
const URL_OF_FILE = pathToFileURL(REPORT).href

/** The viewer as one file, opened by a double click on a computer without a network. Every request but that of the file fails. */
const test = base.extend<{ viewer: Page }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures' names out of this pattern
  viewer: async ({}, use) => {
    const executablePath = findBrowser()
    if (!executablePath) throw new Error(HOW_TO_GET_ONE)
    const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 })
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
    const wrong: string[] = []
    context.on('weberror', (error) => wrong.push(String(error.error())))
    await context.route('**/*', (route) => {
      const url = route.request().url()
      if (url.startsWith(URL_OF_FILE)) return route.continue()
      wrong.push(`asked for ${url}`)
      return route.abort()
    })
    await context.setOffline(true)
    const page = await context.newPage()
    page.on('console', (message) => {
      if (message.type() === 'error') wrong.push(message.text())
    })
    await page.goto(URL_OF_FILE)
    await use(page)
    await browser.close()
    expect(wrong).toEqual([])
  },
})

async function open(page: Page, files: ReportFile[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Open snapshot' }).click()
  await (
    await chooser
  ).setFiles(
    files.map(({ name, text }) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) })),
  )
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })

/** A row of *Before and after*. */
async function row(page: Page, name: string): Promise<string[]> {
  const table = page.getByRole('table', { name: 'Before and after' })
  const cells = table.getByRole('row', { name: new RegExp(`^${name}`) }).getByRole('cell')
  return cells.allTextContents()
}

interface Written {
  asOf: string
  campaigns: { id: string; name: string; progress: Record<string, number> }[]
}

test('shows the sample, compares it and draws its trend', async ({ viewer: page }, info) => {
  await page.getByRole('button', { name: 'Try it with sample data' }).click()
  await expect(heading(page, 'orchard-example')).toBeVisible()

  await page.getByRole('link', { name: 'Compare' }).click()
  await expect(heading(page, 'What changed in orchard-example')).toBeVisible()
  await expect(page.getByRole('table', { name: 'By repository' })).toBeVisible()

  await page.getByRole('link', { name: 'Trend' }).click()
  await expect(heading(page, 'Trend of orchard-example')).toBeVisible()
  await expect(
    page.getByText(/^From 20 Sept 2026 to 20 Nov 2026: closed \d+ → \d+, left/).first(),
  ).toBeVisible()
  await expect(page.locator('canvas')).toBeVisible()
  await page.screenshot({ path: info.outputPath('trend.png'), fullPage: true })

  // The way back is the way that was come.
  await page.goBack()
  await expect(heading(page, 'What changed in orchard-example')).toBeVisible()
  await page.goBack()
  await expect(heading(page, 'orchard-example')).toBeVisible()
  await page.goForward()
  await expect(heading(page, 'What changed in orchard-example')).toBeVisible()
})

test('compares two exports a month apart, with the totals of both', async ({ viewer: page }, info) => {
  const [, before, after] = await monthlyFiles()
  if (!before || !after) throw new Error('Too few files')
  const [older, newer] = [before, after].map(({ text }) => JSON.parse(text) as Written)
  await open(page, [after, before])
  await page.getByRole('link', { name: 'Compare' }).click()
  for (const campaign of newer?.campaigns ?? []) {
    await page.getByLabel('Campaign', { exact: true }).selectOption({ label: campaign.name })
    const was = older?.campaigns.find(({ id }) => id === campaign.id)?.progress ?? {}
    for (const [name, part] of [
      ['Open', 'open'],
      ['In progress', 'inProgress'],
      ['Fixed', 'fixed'],
      ['Dismissed', 'dismissed'],
      ['All alerts', 'total'],
    ] as const)
      expect((await row(page, name)).slice(0, 2), `${campaign.name}: ${name}`).toEqual([
        String(was[part]),
        String(campaign.progress[part]),
      ])
  }
  expect(new URL(page.url()).hash).toContain('campaign=')
  const alert = page.getByRole('link', { name: /cross-site scripting/i }).last()
  await expect(alert).toHaveAttribute('href', /^https:\/\/github\.com\/orchard-example\/[\w-]+\/security\//)
  await page.screenshot({ path: info.outputPath('compare.png'), fullPage: true })
})

test('follows a link to a view once the files are open', async ({ viewer: page }) => {
  const files = await monthlyFiles()
  const [first] = files
  if (!first) throw new Error('Too few files')
  const { campaigns } = JSON.parse(first.text) as Written
  const id = campaigns.find(({ name }) => name === 'SQL injection')?.id ?? ''
  await page.goto(`${URL_OF_FILE}#campaign=${id}&as-of=2026-10-20T08:00:00Z&by=team&query=severity:critical`)
  await page.reload()
  await open(page, files)
  await expect(heading(page, 'SQL injection')).toBeVisible()
  await expect(page.getByRole('link', { name: /20 Oct 2026/ })).toHaveAttribute('aria-current', 'true')
  await expect(page.getByRole('combobox', { name: 'Group by' })).toHaveValue('team')
  await expect(page.getByLabel('Filter alerts')).toHaveValue('severity:critical')

  // And the other way round: what is chosen on the page stands in the address, and back undoes it.
  await page.getByRole('combobox', { name: 'Group by' }).selectOption('severity')
  await expect(page).toHaveURL(/by=severity/)
  await page.goBack()
  await expect(page.getByRole('combobox', { name: 'Group by' })).toHaveValue('team')
})

test('has a text for everything', async ({ viewer: page }) => {
  await page.goto(`${URL_OF_FILE}#sample=1`)
  await page.reload()
  await expect(heading(page, 'orchard-example')).toBeVisible()
  const texts: string[] = []
  const read = async () => texts.push(await page.locator('body').innerText())
  await read()
  await page.getByRole('link', { name: 'SQL injection' }).click()
  await expect(heading(page, 'SQL injection')).toBeVisible()
  for (const by of ['team', 'rule', 'severity', 'assignee', 'none', 'repository']) {
    await page.getByRole('combobox', { name: 'Group by' }).selectOption(by)
    await read()
  }
  for (const view of ['Compare', 'Trend']) {
    await page.getByRole('link', { name: view, exact: true }).click()
    await expect(heading(page, /^(What changed in|Trend of)/)).toBeVisible()
    await read()
  }
  // A text that was left out of the viewer shows as its key.
  for (const text of texts)
    expect(text).not.toMatch(
      /\b(report|tracking|charts|campaigns|alerts|metrics|common|failures|fields|files|subjects)\.[a-z]/,
    )
})

test('prints: controls stay at home, nothing is cut', async ({ viewer: page }, info) => {
  await page.getByRole('button', { name: 'Try it with sample data' }).click()
  await page.getByRole('link', { name: 'Compare' }).click()
  await expect(heading(page, 'What changed in orchard-example')).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('button')).toHaveCount(0)
  // As wide as an A4 page between its margins, at 96 dots an inch.
  await page.setViewportSize({ width: 703, height: 1000 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(703)
  for (const name of ['By campaign', 'By repository', 'By team'])
    expect(
      await page
        .getByRole('table', { name })
        .evaluate((table) => table.scrollWidth <= (table.parentElement?.clientWidth ?? 0)),
      name,
    ).toBe(true)
  const path = info.outputPath('compare.pdf')
  await page.pdf({ path, format: 'A4' })
  expect((await stat(path)).size).toBeGreaterThan(10_000)
})
