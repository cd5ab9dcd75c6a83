import { join } from 'node:path'
import { buildExtension, buildReport, EXTENSION } from './build.ts'
import { findBrowser, HOW_TO_GET_ONE } from './browser/find.ts'
import { launch } from './browser/launch.ts'
import { readOptions, USAGE, type DemoOptions } from './options.ts'
import { createWorld, ORGANIZATION } from './organization/create-world.ts'
import { addSarifFiles } from './organization/sarif-files.ts'
import { DEMO_TOKENS } from './organization/tokens.ts'
import { startGitHub } from './server.ts'
import { walk } from './walk/walk.ts'

const SCREENSHOTS = join(import.meta.dirname, 'screenshots')

/** `npm run demo`: the production build of Muster in a browser of its own, on a local GitHub. */
async function main(options: DemoOptions): Promise<void> {
  const browser = findBrowser()
  if (!browser) throw new Error(HOW_TO_GET_ONE)
  const headless = options.headless || !hasScreen()
  if (headless && !options.headless)
    console.log('No screen here: walking through the main job without a window.')

  console.log('Building the extension and the report viewer …')
  buildExtension()
  const report = buildReport()

  const world = createWorld({
    now: Date.now(),
    clock: Date.now,
    ...(options.alerts !== undefined && { alerts: options.alerts }),
    ...(options.repositories !== undefined && { repositories: options.repositories }),
  })
  const scanned = await addSarifFiles(world, ORGANIZATION, options.sarif)
  const github = await startGitHub({ port: options.port, latency: options.latency, world })
  const window = await launch({
    browser,
    extension: EXTENSION,
    port: github.port,
    spki: github.spki,
    headless,
    viewport: headless ? { width: 1280, height: 900 } : null,
  })

  try {
    if (headless) {
      await walk({
        ...window,
        github,
        report,
        repositories: scanned.map(({ name }) => name),
        screenshots: SCREENSHOTS,
      })
    } else {
      const page = window.context.pages()[0] ?? (await window.context.newPage())
      await page.goto(`https://github.com/orgs/${ORGANIZATION}/security/overview`)
      console.log(
        `\nMuster runs on a local GitHub with ${world.organizations[0]?.repositories.length ?? 0} repositories.`,
      )
      console.log('Add the token in Muster’s options (link in the sidebar), then press Sync now:')
      console.log(`\n  ${DEMO_TOKENS.manager}\n\nClose the browser to end.`)
      await new Promise((resolve) => window.context.on('close', resolve))
    }
  } finally {
    await window.close()
    await github.close()
  }
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
