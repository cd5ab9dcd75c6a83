import { expect, type BrowserContext, type Page } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import type { Camera } from './camera.ts'
import { serveFolder } from './serve-folder.ts'
import { ORGANIZATION } from '../organization/create-world.ts'
import { DEMO_TOKENS } from '../organization/tokens.ts'
import type { LocalGitHub } from '../server.ts'

export interface Walker {
  context: BrowserContext
  extensionId: string
  github: LocalGitHub
  report: string
  repositories: string[]
  page: Page
  camera: Camera
}

/** What the campaign page says in its region *Campaign progress*. */
export interface Numbers {
  total: number
  closed: number
}

const SECURITY = `https://github.com/orgs/${ORGANIZATION}/security/overview`
const LONG = { timeout: 120_000 }
const sidebar = (page: Page) => page.getByRole('navigation', { name: 'Security campaigns' })

export async function arriveWithoutToken({ page, camera }: Walker): Promise<void> {
  await page.goto(SECURITY)
  await expect(sidebar(page)).toBeVisible()
  await sidebar(page).getByRole('link', { name: 'All campaigns' }).click()
  await camera.shoot(page, 'Security page without a token')
}

export async function saveToken({ context, extensionId, camera }: Walker): Promise<void> {
  const options = await context.newPage()
  await options.goto(`chrome-extension://${extensionId}/options.html#token`)
  await options.getByLabel('Personal access token').fill(DEMO_TOKENS.manager)
  await options.getByRole('button', { name: 'Check and save' }).click()
  await expect(options.getByText('maya-manager').first()).toBeVisible()
  await camera.shoot(options, 'Token checked')
  await options.close()
}

export async function syncOrganization({ page, camera }: Walker): Promise<void> {
  await page.bringToFront()
  await page.getByRole('button', { name: 'Sync now' }).first().click()
  await expect(page.getByRole('progressbar').first()).toBeVisible()
  await camera.shoot(page, 'First sync under way')
  await expect(page.getByRole('button', { name: 'New campaign' }).first()).toBeVisible(LONG)
  await expect(page.getByText(/^as of /i).first()).toBeVisible(LONG)
  await camera.shoot(page, 'Everything pulled')
}

/** *Critical severity* has more alerts than a campaign may hold, unless the organization was made smaller. */
export async function meetTheBigQuestion({ page, camera }: Walker): Promise<void> {
  await sidebar(page).getByRole('button', { name: 'New campaign' }).click()
  await expect(page.getByRole('button', { name: /SQL injection/ })).toBeVisible()
  await camera.shoot(page, 'Templates')
  await page.getByRole('button', { name: /Critical severity/ }).click()
  const question = page.getByText('This looks like a big campaign')
  await expect(question.or(page.getByRole('textbox', { name: 'Campaign name' }))).toBeVisible()
  if (!(await question.isVisible())) {
    console.log('  Critical severity is no big campaign here')
    await page.keyboard.press('Escape')
    return
  }
  await camera.shoot(page, 'Big campaign question')
  await page.getByRole('button', { name: 'Back to filters' }).click()
  await expect(page.getByRole('combobox', { name: 'Filter alerts' })).toHaveValue(/severity:critical/)
  await camera.shoot(page, 'Back to filters')
}

export async function chooseTemplate({ page }: Walker): Promise<void> {
  await sidebar(page).getByRole('button', { name: 'New campaign' }).click()
  await page.getByRole('button', { name: /SQL injection \(CWE-89\)/ }).click()
  await expect(page.getByRole('dialog', { name: /^New campaign from SQL injection/ })).toBeVisible()
}

/** With real results the campaign is about the repositories that they came from. */
export async function chooseByFilter({ page, camera, repositories }: Walker): Promise<void> {
  const query = `is:open repo:${repositories.join(',')}`
  await page.goto(`${SECURITY}#muster/alerts?query=${encodeURIComponent(query)}`)
  await expect(page.getByRole('combobox', { name: 'Filter alerts' })).toHaveValue(query)
  await expect(page.getByRole('cell', { name: new RegExp(repositories.join('|')) }).first()).toBeVisible()
  await camera.shoot(page, 'Alerts of real scans')
  await page.getByRole('button', { name: 'Create campaign' }).first().click()
}

export async function createCampaign({ page, camera, repositories }: Walker): Promise<string> {
  const continued = page.getByRole('button', { name: 'Continue creating a campaign' })
  const name = page.getByRole('textbox', { name: 'Campaign name' })
  await expect(continued.or(name)).toBeVisible()
  if (await continued.isVisible()) await continued.click()
  const title = repositories.length > 0 ? 'Real findings' : 'No SQL injection by spring'
  await name.fill(title)
  await page
    .getByRole('textbox', { name: 'Short description' })
    .fill('Parameters instead of concatenated queries. See https://github.com/octo-org/handbook')
  const due = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10)
  await page.getByLabel('Campaign due date').fill(due)
  await page.getByLabel('Contact link').fill('https://github.com/octo-org/security/discussions/12')
  await camera.shoot(page, 'New campaign')
  await page.getByRole('dialog').getByRole('button', { name: 'Create campaign' }).click()
  await expect(page.getByRole('heading', { name: title })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Campaign progress' })).toBeVisible()
  await camera.shoot(page, 'Campaign')
  return title
}

/** Reads the progress bar's text: “3 of 120 alerts closed …”. */
export async function progress({ page }: { page: Page }): Promise<Numbers> {
  const region = page.getByRole('region', { name: 'Campaign progress' })
  await expect(region).toContainText(/\d+ of [\d,]+/)
  const text = (await region.textContent()) ?? ''
  const match = /([\d,]+) of ([\d,]+)/.exec(text)
  if (!match) throw new Error(`No progress in “${text}”`)
  const [closed, total] = [match[1], match[2]].map((number) => Number((number ?? '').replaceAll(',', '')))
  return { closed: closed ?? NaN, total: total ?? NaN }
}

/** The first open alert of the campaign gets fixed in the local GitHub, as if a pull request had been merged. */
export async function fixOneAlert({ page, github, camera }: Walker): Promise<void> {
  await page.getByRole('combobox', { name: 'Group by' }).selectOption({ label: 'None' })
  const link = page
    .getByRole('region', { name: 'Alerts' })
    .locator('a[href*="/security/code-scanning/"]')
    .first()
  const href = (await link.getAttribute('href')) ?? ''
  const [, repository, number] =
    /github\.com\/([^/]+\/[^/]+)\/security\/code-scanning\/(\d+)/.exec(href) ?? []
  if (!repository) throw new Error(`The alert links to “${href}”`)
  await camera.shoot(page, 'Alerts of the campaign')
  github.world.fixAlert(decodeURIComponent(repository), Number(number))
}

export async function syncCampaign({ page, camera }: Walker, before: Numbers): Promise<void> {
  await sidebar(page).getByRole('link', { name: 'All campaigns' }).click()
  await page.getByRole('button', { name: 'Sync now' }).first().click()
  await sidebar(page)
    .getByRole('link', { name: /^No SQL injection|^Real findings/ })
    .click()
  await expect(async () => expect((await progress({ page })).closed).toBe(before.closed + 1)).toPass(LONG)
  await camera.shoot(page, 'Progress moved')
}

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
  await expect(page.getByText('octo-org').first()).toBeVisible()
  await camera.shoot(page, 'Popup')
  await page.close()
}
