import { join } from 'node:path'
import type { BrowserContext } from '@playwright/test'
import { buildExtension, buildReport, EXTENSION } from './build.ts'
import { placeBeside } from './browser/beside.ts'
import { findBrowser, HOW_TO_GET_ONE } from './browser/find.ts'
import { launch, type LaunchedBrowser } from './browser/launch.ts'
import { loginAs } from './browser/login.ts'
import { readOptions, USAGE, type DemoOptions } from './options.ts'
import { createWorld, ORGANIZATION } from './organization/create-world.ts'
import type { Repository } from './organization/model.ts'
import { DEVON } from './organization/people.ts'
import { addSarifFiles } from './organization/sarif-files.ts'
import { DEMO_TOKENS } from './organization/tokens.ts'
import { startGitHub, type LocalGitHub } from './server.ts'
import { walk } from './walk/walk.ts'

const SCREENSHOTS = join(import.meta.dirname, 'screenshots')

/** `npm run demo`: the production build of Muster in a browser of its own, on a local GitHub. */
async function main(options: DemoOptions): Promise<void> {
  const browser = findBrowser()
  if (!browser) throw new Error(HOW_TO_GET_ONE)
  const headless = options.headless || !hasScreen()
  if (headless && !options.headless)
    console.log('No screen here: walking through the main job without a window.')

  const world = createWorld({
    now: Date.now(),
    clock: Date.now,
    ...(options.alerts !== undefined && { alerts: options.alerts }),
    ...(options.repositories !== undefined && { repositories: options.repositories }),
  })
  // A place to share campaigns in; the walk counts repositories and does without.
  if (!headless) world.createRepository(ORGANIZATION, 'security-campaigns', { empty: true })
  const scanned = await addSarifFiles(world, ORGANIZATION, options.sarif)
  // What may be refused (options, files, the port) is refused before anybody waits for the builds.
  const github = await startGitHub({ port: options.port, latency: options.latency, world })
  try {
    await show(browser, { ...options, headless }, github, scanned)
  } finally {
    await github.close()
  }
}

async function show(
  browser: string,
  { headless, two }: Pick<DemoOptions, 'headless' | 'two'>,
  github: LocalGitHub,
  scanned: readonly Repository[],
): Promise<void> {
  console.log('Building the extension and the report viewer …')
  buildExtension()
  const report = buildReport()
  const { port, spki } = github
  const viewport = headless ? { width: 1280, height: 900 } : null
  const open = () => launch({ browser, extension: EXTENSION, port, spki, headless, viewport })
  const window = await open()
  const second = two && !headless ? await open() : null
  const interrupted = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
  try {
    const repositories = scanned.map(({ name }) => name)
    if (second) {
      await placeBeside(window.context, second.context)
      await inviteDeveloper(second)
    }
    const shown = headless
      ? walk({ ...window, github, report, repositories, screenshots: SCREENSHOTS })
      : invite(window.context, github)
    const ended = await Promise.race([shown.then(() => true), interrupted.then(() => false)])
    if (!ended) throw new Error('Interrupted.')
  } finally {
    await second?.close()
    await window.close()
  }
}

/** Leaves the browser to the person, until it is closed. */
async function invite(context: BrowserContext, { world }: LocalGitHub): Promise<void> {
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(`https://github.com/orgs/${ORGANIZATION}/security/overview`)
  const repositories = world.organizations[0]?.repositories.length ?? 0
  console.log(`\nMuster runs on a local GitHub with ${repositories} repositories.`)
  console.log('Add the token in Muster’s options (link in the sidebar), then press Sync now:')
  console.log(`\n  ${DEMO_TOKENS.manager}\n\nClose the browser to end.`)
  await new Promise((resolve) => context.on('close', resolve))
}

/** The second browser: the same GitHub, seen by a developer. */
async function inviteDeveloper({ context, extensionId }: LaunchedBrowser): Promise<void> {
  await loginAs(context, DEVON.login)
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(`https://github.com/${ORGANIZATION}/billing-service/security`)
  console.log(
    `\nThe second browser is that of ${DEVON.login}, who writes to billing-service. The token there,`,
  )
  console.log(`for chrome-extension://${extensionId}/options.html#token\n\n  ${DEMO_TOKENS.developer}`)
}

function hasScreen(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY)
}

try {
  const args = process.argv.slice(2)
  if (args.includes('--help')) console.log(USAGE)
  else await main(readOptions(args))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
