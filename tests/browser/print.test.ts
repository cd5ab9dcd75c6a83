import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium, expect, test, type Browser, type BrowserContextOptions, type Page } from '@playwright/test'
import { findBrowser, HOW_TO_GET_ONE } from '../../demo/browser/find.ts'
import { pdfPages } from './pdf.ts'
import { chartsNow, chartsOnPaper, watchCharts, type ShownChart } from './printed.ts'

const REPORT = join(import.meta.dirname, '..', '..', 'dist-report', 'muster-report.html')
const CAMPAIGN_CHARTS = ['Burn-up', 'Per week', 'Age of what is left', 'Time to remediate']
/** Points: those of the format in thousandths of an inch, rounded by the browser. */
const FORMATS = { A4: [595, 842], Letter: [612, 792] } as const
/** The page number is one run of glyphs of its own; a page with no more is blank. */
const FOOT = 1

let browser: Browser
test.beforeAll(async () => {
  const executablePath = findBrowser()
  if (!executablePath) throw new Error(HOW_TO_GET_ONE)
  browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 })
})
test.afterAll(() => browser.close())

/** The viewer with the sample in it, its charts drawn and watched. */
async function sample(options: BrowserContextOptions, view: 'SQL injection' | 'Compare' | 'Trend') {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
  const page = await context.newPage()
  await page.goto(`${pathToFileURL(REPORT).href}#sample=1`)
  await page.getByRole('link', { name: view, exact: true }).click()
  const charts = { 'SQL injection': 4, Compare: 0, Trend: 1 }[view]
  await expect(page.locator('.m-chart canvas[width]')).toHaveCount(charts)
  await expect(page.locator('.m-loading')).toHaveCount(0)
  await watchCharts(page)
  return page
}

function expectCrisp(charts: ShownChart[]): void {
  for (const { heading, width, room, ratios, overLegend } of charts) {
    expect(Math.abs(width - room), `${heading} is as wide as there is room`).toBeLessThan(1)
    expect(Math.min(...ratios), `${heading} has dots enough`).toBeGreaterThanOrEqual(1.99)
    expect(Math.abs(ratios[0] - ratios[1]) / ratios[0], `${heading} keeps its shape`).toBeLessThan(0.01)
    expect(overLegend, `${heading} leaves its legend free`).toBeLessThanOrEqual(0)
  }
}

/** Without the pictures, which are long. */
const measured = (charts: ShownChart[]) => charts.map(({ picture: _, ...rest }) => rest)

for (const format of ['A4', 'Letter'] as const) {
  test(`charts are drawn for the page: ${format}, out of a window of any width`, async () => {
    for (const width of [500, 900, 1280, 1900]) {
      const page = await sample({ viewport: { width, height: 900 } }, 'SQL injection')
      await page.pdf({ format })
      const charts = await chartsOnPaper(page)
      expect(charts.map(({ heading }) => heading)).toEqual(CAMPAIGN_CHARTS)
      expectCrisp(charts)
      // All on one width, that of the page between its margins: nothing of the window's is left.
      expect(new Set(charts.map((chart) => Math.round(chart.width))).size).toBe(1)
      await page.context().close()
    }
  })
}

test('paper is white: a dark page prints the same pictures, and is as dark afterwards', async () => {
  const pictures: string[][] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await sample({ colorScheme }, 'SQL injection')
    const before = await chartsNow(page)
    await page.pdf({ format: 'A4' })
    pictures.push((await chartsOnPaper(page)).map(({ picture }) => picture))
    await expect(async () => {
      const after = await chartsNow(page)
      expect(measured(after)).toEqual(measured(before))
      expect(after.every(({ picture }, index) => picture === before[index]?.picture)).toBe(true)
    }).toPass()
    expect(before.some(({ picture }) => pictures.flat().includes(picture))).toBe(false)
    await page.context().close()
  }
  const [light = [], dark = []] = pictures
  expect(light).toHaveLength(CAMPAIGN_CHARTS.length)
  expect(dark.map((picture, index) => picture === light[index])).toEqual(light.map(() => true))
})

test('what a point says does not go to the paper, and comes back to the screen', async () => {
  const page = await sample({}, 'SQL injection')
  const perWeek = (charts: ShownChart[]) => charts.find(({ heading }) => heading === 'Per week')?.picture
  await page.pdf({ format: 'A4' })
  const plain = perWeek(await chartsOnPaper(page))
  const silent = perWeek(await chartsNow(page))
  await page.getByRole('slider', { name: 'Per week' }).press('Home')
  const said = perWeek(await chartsNow(page))
  expect(said === silent).toBe(false)
  await page.pdf({ format: 'A4' })
  expect(perWeek(await chartsOnPaper(page)) === plain).toBe(true)
  // Without what the point says the screen shows the same as before it was asked.
  await expect.poll(async () => perWeek(await chartsNow(page)) === silent).toBe(false)
  await page.context().close()
})

test('paper that is only emulated is paper, too', async () => {
  const page = await sample({ colorScheme: 'dark', viewport: { width: 703, height: 900 } }, 'Trend')
  await page.emulateMedia({ media: 'print' })
  await expect(async () => expectCrisp(await chartsNow(page))).toPass()
  // Somebody makes the window narrower meanwhile.
  await page.setViewportSize({ width: 520, height: 900 })
  await expect(async () => {
    const [chart] = await chartsNow(page)
    expect(chart?.room).toBeLessThan(520)
    expectCrisp(chart ? [chart] : [])
  }).toPass()
  await page.context().close()
})

for (const [view, most] of [
  ['SQL injection', 6],
  ['Compare', 5],
  ['Trend', 2],
] as const) {
  test(`prints few pages and no blank one: ${view}`, async () => {
    for (const format of ['A4', 'Letter'] as const) {
      const page = await sample({ colorScheme: 'dark' }, view)
      const pages = pdfPages(await page.pdf({ format, printBackground: true }))
      expect(pages.length).toBeGreaterThan(0)
      expect(pages.length, format).toBeLessThanOrEqual(most)
      for (const { texts, size } of pages) {
        expect(texts).toBeGreaterThan(FOOT)
        expect(size.map(Math.floor)).toEqual(FORMATS[format])
      }
      await page.context().close()
    }
  })
}

test('nothing is wider than the page, and only the shown file is named', async () => {
  for (const view of ['SQL injection', 'Compare', 'Trend'] as const) {
    const page = await sample({ viewport: { width: 703, height: 900 } }, view)
    await page.emulateMedia({ media: 'print' })
    const beyond = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    await expect.poll(beyond, view).toBeLessThanOrEqual(0)
    await expect(page.locator('.m-button, .m-icon-button').filter({ visible: true })).toHaveCount(0)
    await expect(page.getByRole('navigation')).toHaveCount(0)
    await expect(page.locator('.m-opened__one').filter({ visible: true })).toHaveCount(
      view === 'SQL injection' ? 1 : 0,
    )
    await page.context().close()
  }
})

/** As the browser's zoom of 200 % does it: half as many CSS pixels, twice as many dots to each. */
test('at 200 % charts are crisp and stay in their place', async () => {
  for (const view of ['SQL injection', 'Trend'] as const) {
    const page = await sample({ viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 }, view)
    const charts = await chartsNow(page)
    expectCrisp(charts)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    )
    await page.context().close()
  }
})

test('a chart becomes as fine as the screen that its window is moved to', async () => {
  const page = await sample({}, 'SQL injection')
  const session = await page.context().newCDPSession(page)
  const moveTo = async (deviceScaleFactor: number) => {
    await session.send('Emulation.setDeviceMetricsOverride', {
      // A little higher or lower, too: a page without a window is told of nothing less.
      ...{ width: 1280, height: 900 + deviceScaleFactor, mobile: false },
      deviceScaleFactor,
    })
  }
  const ratios = async (of: Page) =>
    (await chartsNow(of)).map((chart) => chart.ratios.map((ratio) => Math.round(ratio * 20) / 20))
  for (const ratio of [2, 3, 1]) {
    await moveTo(ratio)
    await expect.poll(() => ratios(page), `${ratio} dots`).toEqual(CAMPAIGN_CHARTS.map(() => [ratio, ratio]))
  }
  await page.context().close()
})
