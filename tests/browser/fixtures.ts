import { test as base, type BrowserContext, type Page, type Worker } from '@playwright/test'
import { launch, type LaunchedBrowser } from '../../demo/browser/launch.ts'
import { findBrowser, HOW_TO_GET_ONE } from '../../demo/browser/find.ts'
import { EXTENSION } from '../../demo/build.ts'
import { createWorld } from '../../demo/organization/create-world.ts'
import { DEMO_TOKENS } from '../../demo/organization/tokens.ts'
import { startGitHub, type GitHubOptions, type LocalGitHub } from '../../demo/server.ts'

/** A local GitHub and a browser of its own for one test. */
export interface Muster {
  github: LocalGitHub
  context: BrowserContext
  extensionId: string
  /** A page of the extension. */
  own(path: string): Promise<Page>
  /** Saves a token on the options page, as a person does. */
  saveToken(token?: string): Promise<void>
  /** Pulls an organization and waits until everything is stored. */
  sync(organization: string): Promise<void>
  /** Waits until nothing has asked the API for two seconds. */
  untilQuiet(): Promise<void>
  /** Ends the background worker at once, as the browser does when it likes. */
  killWorker(): Promise<void>
  worker(): Promise<Worker>
}

interface Options {
  alerts: number
  repositories: number
  server: GitHubOptions
  colorScheme: 'light' | 'dark'
}

/** Errors that a page of ours, or our script on GitHub's pages, threw during the test. */
function collectErrors(context: BrowserContext, errors: string[]): void {
  context.on('weberror', (error) => errors.push(error.error().stack ?? String(error.error())))
  context.on('console', (message) => {
    if (
      message.type() === 'error' &&
      /muster|chrome-extension|hydrat/i.test(message.text() + message.location().url)
    )
      errors.push(message.text())
  })
}

export const test = base.extend<{
  options: Options
  muster: Muster
  /** Another person's browser on the same local GitHub. */
  colleague: Muster
  errors: string[]
}>({
  options: [{ alerts: 1500, repositories: 30, server: {}, colorScheme: 'light' }, { option: true }],
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures' names out of this pattern
  errors: async ({}, use) => {
    const errors: string[] = []
    await use(errors)
    if (errors.length > 0) throw new Error(`The page reported errors:\n${errors.join('\n')}`)
  },
  muster: async ({ options, errors }, use) => {
    const browser = findBrowser()
    if (!browser) throw new Error(HOW_TO_GET_ONE)
    const { alerts, repositories } = options
    const world = createWorld({ now: Date.now(), clock: Date.now, alerts, repositories })
    const github = await startGitHub({ world, ...options.server })
    const launched = await open(browser, github, options, errors)
    await use(tools(github, launched))
    await launched.close()
    await github.close()
  },
  colleague: async ({ muster, options, errors }, use) => {
    const browser = findBrowser()
    if (!browser) throw new Error(HOW_TO_GET_ONE)
    const launched = await open(browser, muster.github, options, errors)
    await use(tools(muster.github, launched))
    await launched.close()
  },
})

async function open(
  browser: string,
  { port, spki }: LocalGitHub,
  { colorScheme }: Options,
  errors: string[],
): Promise<LaunchedBrowser> {
  const launched = await launch({ browser, extension: EXTENSION, port, spki, headless: true, colorScheme })
  collectErrors(launched.context, errors)
  return launched
}

export { expect } from '@playwright/test'

/** The surfaces' names on GitHub's pages. */
export const sidebar = (page: Page) => page.getByRole('navigation', { name: 'Security campaigns' })
export const security = (organization: string, fragment = '') =>
  `https://github.com/orgs/${organization}/security/overview${fragment}`

function tools(github: LocalGitHub, { context, extensionId }: LaunchedBrowser): Muster {
  const own = async (path: string) => {
    const page = await context.newPage()
    await page.goto(`chrome-extension://${extensionId}/${path}`)
    return page
  }
  const call = async (operation: string, input: unknown): Promise<unknown> => {
    const page = await own('popup.html')
    const answer: unknown = await page.evaluate(
      (message) => (globalThis as unknown as ExtensionPage).chrome.runtime.sendMessage(message),
      { muster: 'call', operation, input },
    )
    await page.close()
    return answer
  }
  return {
    github,
    context,
    extensionId,
    own,
    async saveToken(token = DEMO_TOKENS.manager) {
      const page = await own('options.html#token')
      await page.getByLabel('Personal access token').fill(token)
      await page.getByRole('button', { name: 'Check and save' }).click()
      await page.getByText('@', { exact: false }).first().waitFor()
      await page.close()
    },
    async sync(organization) {
      await call('sync.start', { organization })
      for (let attempt = 0; attempt < 300; attempt++) {
        const status = JSON.stringify(await call('organizations.status', { organization }))
        if (/"data":\{"state":"present"/.test(status) && /"sync":\{"state":"idle"/.test(status)) return
        if (/"sync":\{"state":"failed"/.test(status)) throw new Error(status)
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
      throw new Error(`${organization} was never pulled`)
    },
    async untilQuiet() {
      let before = -1
      while (before !== github.requests.api().length) {
        before = github.requests.api().length
        await new Promise((resolve) => setTimeout(resolve, 2000))
      }
    },
    async killWorker() {
      const page = await own('popup.html')
      const session = await context.newCDPSession(page)
      await session.send('ServiceWorker.enable')
      await session.send('ServiceWorker.stopAllWorkers')
      await page.close()
    },
    async worker() {
      return context.serviceWorkers()[0] ?? context.waitForEvent('serviceworker')
    },
  }
}

/** What a page of the extension has in its window. */
interface ExtensionPage {
  chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } }
}
