import { expect, type Page } from '@playwright/test'
import { ORGANIZATION } from '../organization/create-world.ts'
import { DEMO_TOKENS } from '../organization/tokens.ts'
import type { Scene } from './studio.ts'

/** What several scenes do, as a person does it. */

export const LONG = { timeout: 120_000 }
const OF_MAYA: { token: string; login: string } = { token: DEMO_TOKENS.manager, login: 'maya-manager' }
/** What a page of the extension has in its window. */
interface ExtensionPage {
  chrome: { runtime: { sendMessage(message: unknown): Promise<{ ok: boolean }> } }
}
/** What is said in place of what the background would answer. */
export type Answering = 'never' | { ok: false; failure: { kind: string; detail: string } }
const SECURITY = `https://github.com/orgs/${ORGANIZATION}/security/overview`
export const sidebar = (page: Page) => page.getByRole('navigation', { name: 'Security campaigns' })
export const dialog = (page: Page) => page.getByRole('dialog')
export const filter = (page: Page) => page.getByRole('combobox', { name: 'Filter alerts' })

/** Another fragment of the same address does not load the page anew, as when a person follows a link. */
export async function visit(page: Page, fragment = ''): Promise<void> {
  await page.goto(`${SECURITY}${fragment}`)
  await expect(sidebar(page)).toBeVisible()
}

export async function visitAlerts(page: Page, query: string): Promise<void> {
  await visit(page, `#muster/alerts?query=${encodeURIComponent(query)}`)
  await expect(filter(page)).toHaveValue(query)
  await expect(page.getByText('Loading')).toHaveCount(0)
}

/** A page of the extension, closed when the work on it is done. */
export async function own(
  { context, extensionId }: Scene,
  path: string,
  work: (page: Page) => Promise<void>,
): Promise<void> {
  const page = await context.newPage()
  await page.goto(`chrome-extension://${extensionId}/${path}`)
  await work(page)
  await page.close()
}

/** As a person does; by default it is Maya. */
export async function saveToken(scene: Scene, { token, login } = OF_MAYA): Promise<void> {
  await own(scene, 'options.html#token', async (page) => {
    await page.getByLabel('Personal access token').fill(token)
    await page.getByRole('button', { name: 'Check and save' }).click()
    await expect(page.getByText(login).first()).toBeVisible()
  })
}

/** Asks the background for something at once, in place of waiting until it happens. */
export async function call(scene: Scene, operation: string, input: unknown): Promise<void> {
  await own(scene, 'popup.html', async (page) => {
    const answer = await page.evaluate(
      (message) => (globalThis as unknown as ExtensionPage).chrome.runtime.sendMessage(message),
      { muster: 'call', operation, input },
    )
    if (!answer.ok) throw new Error(`${operation}: ${JSON.stringify(answer)}`)
  })
}

/** Presses *Sync now* on the overview and waits until the data is of after that. */
export async function sync(page: Page): Promise<void> {
  await visit(page, '#muster')
  const button = page.getByRole('button', { name: 'Sync now' }).first()
  await button.click()
  await expect(page.getByRole('button', { name: 'Cancel sync' })).toHaveCount(1)
  await expect(page.getByRole('button', { name: 'Cancel sync' })).toHaveCount(0, LONG)
}

/** Fills the form of a new campaign. Due after so many days. */
export async function fillIn(page: Page, name: string, days: number): Promise<void> {
  await page.getByRole('textbox', { name: 'Campaign name' }).fill(name)
  await page
    .getByRole('textbox', { name: 'Short description' })
    .fill('Parameters instead of concatenated queries. See https://github.com/octo-org/handbook')
  const due = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  await page.getByLabel('Campaign due date').fill(due)
  await page.getByLabel('Contact link').fill('https://github.com/octo-org/security/discussions/12')
}

/** From the alerts view to the form, over the question about its size where that is asked. */
export async function beginCampaign(page: Page, query: string): Promise<void> {
  await visitAlerts(page, query)
  await page.getByRole('button', { name: 'Create campaign' }).first().click()
  const goOn = page.getByRole('button', { name: 'Continue creating a campaign' })
  const name = page.getByRole('textbox', { name: 'Campaign name' })
  await expect(goOn.or(name)).toBeVisible()
  if (await goOn.isVisible()) await goOn.click()
  await expect(name).toBeVisible()
}

/** Presses *Create campaign* and waits for the campaign's own page; gives its fragment. */
export async function finishCampaign(page: Page, name: string): Promise<string> {
  await dialog(page).getByRole('button', { name: 'Create campaign' }).click()
  await expect(page.getByRole('heading', { name })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Campaign progress' })).toBeVisible()
  return new URL(page.url()).hash
}

export async function groupBy(page: Page, label: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Group by' }).selectOption({ label })
  await expect(page.getByText('Loading')).toHaveCount(0)
}

export async function choose(page: Page, option: string): Promise<void> {
  await page.getByRole('button', { name: 'Campaign options' }).first().click()
  await page.getByRole('menuitem', { name: option }).click()
}
