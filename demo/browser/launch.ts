import { chromium, type BrowserContext } from '@playwright/test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface LaunchOptions {
  browser: string
  /** The built extension's folder. */
  extension: string
  /** Of the local GitHub. */
  port: number
  /** Fingerprint of its certificate's key. */
  spki: string
  headless: boolean
  colorScheme?: 'light' | 'dark'
  viewport?: { width: number; height: number } | null
}

export interface LaunchedBrowser {
  context: BrowserContext
  extensionId: string
  /** Closes the browser and removes its profile. */
  close(): Promise<void>
}

/** Hosts of GitHub that this browser, and it alone, finds on the local server. */
const HOSTS = ['github.com', 'api.github.com', 'github.githubassets.com', 'avatars.githubusercontent.com']

/** Starts a browser in a new profile with the extension loaded and GitHub's hosts resolved to the local server. */
export async function launch(options: LaunchOptions): Promise<LaunchedBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'muster-profile-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: options.browser,
    headless: options.headless,
    // Who launches it also removes the profile, whichever way it ends.
    handleSIGINT: false,
    handleSIGTERM: false,
    chromiumSandbox: process.getuid?.() !== 0,
    viewport: options.viewport === undefined ? { width: 1280, height: 900 } : options.viewport,
    ...(options.colorScheme && { colorScheme: options.colorScheme }),
    // Playwright's own choice would switch all extensions off.
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [
      '--no-first-run',
      // Nobody is to be warned of the switches below: this browser is for the local GitHub alone.
      '--test-type',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--enable-unsafe-extension-debugging',
      `--host-resolver-rules=${HOSTS.map((host) => `MAP ${host}:443 127.0.0.1:${options.port}`).join(',')},MAP * ~NOTFOUND,EXCLUDE 127.0.0.1`,
      `--ignore-certificate-errors-spki-list=${options.spki}`,
    ],
  })
  const extensionId = await loadExtension(context, options.extension)
  return {
    context,
    extensionId,
    async close() {
      await context.close()
      await rm(profile, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}

/** Through the DevTools protocol, because branded Chrome and Edge ignore `--load-extension`. */
async function loadExtension(context: BrowserContext, path: string): Promise<string> {
  const browser = context.browser()
  if (!browser) throw new Error('The browser cannot be reached through the DevTools protocol.')
  const session = await browser.newBrowserCDPSession()
  const { id } = await session.send('Extensions.loadUnpacked', { path })
  return id
}
