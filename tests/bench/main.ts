import { chromium } from '@playwright/test'
import { join } from 'node:path'
import { build } from 'vite'
import { idleCost } from './idle.ts'
import type { Ratio } from './measure.ts'
import { filesOfOpened } from './opened.ts'
import { reportViewer, scriptOnEveryPage } from './weight.ts'
import { findBrowser, HOW_TO_GET_ONE } from '../../demo/browser/find.ts'
import { buildExtension, buildReport, EXTENSION } from '../../demo/build.ts'
import { createWorld, ORGANIZATION } from '../../demo/organization/create-world.ts'
import { DEMO_TOKENS } from '../../demo/organization/tokens.ts'
import { startGitHub } from '../../demo/server.ts'

/** `npm run bench`: what must stay fast, as ratios within this run. Exits with 1 when one falls below its floor. */

const ALERTS = 10_000
const LATENCY = 60
const BUDGET = 6 * 1024
const REPORT_FIRST = 72 * 1024
const REPORT_OPENED = 150 * 1024
const REPORT_ALL = 212 * 1024
const ROOT = join(import.meta.dirname, '..', '..')

async function bundle(): Promise<string> {
  const output = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    resolve: { alias: { '@': ROOT } },
    build: {
      write: false,
      lib: { entry: join(import.meta.dirname, 'page.ts'), formats: ['iife'], name: 'muster' },
    },
  })
  const [first] = Array.isArray(output) ? output : [output]
  if (!first || !('output' in first)) throw new Error('Nothing was bundled')
  return first.output[0].code
}

async function inBrowser(executablePath: string): Promise<Ratio[]> {
  const world = createWorld({ now: Date.now(), alerts: ALERTS })
  const github = await startGitHub({ world, latency: LATENCY })
  const browser = await chromium.launch({
    executablePath,
    chromiumSandbox: process.getuid?.() !== 0,
    args: [
      '--disable-quic',
      `--host-resolver-rules=MAP api.github.com:443 127.0.0.1:${github.port}`,
      `--ignore-certificate-errors-spki-list=${github.spki}`,
    ],
  })
  try {
    // On the API's own origin, as if with host permission: no preflights on either side.
    const page = await browser.newPage()
    await page.route('https://api.github.com/bench', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>bench</title>' }),
    )
    await page.goto('https://api.github.com/bench')
    await page.unrouteAll()
    await page.addScriptTag({ content: await bundle() })
    const token: string = DEMO_TOKENS.manager
    const filter = await page.evaluate(() => window.bench.filter())
    const storage = await page.evaluate(() => window.bench.storage())
    const pull = await page.evaluate(([org, token, alerts]) => window.bench.pull(org, token, alerts), [
      ORGANIZATION,
      token,
      ALERTS,
    ] as const)
    return [pull, ...storage, filter]
  } finally {
    await browser.close()
    await github.close()
  }
}

function print({ name, ours, baseline, floor }: Ratio): boolean {
  const ratio = baseline / ours
  const holds = ratio >= floor
  console.log(`${holds ? 'holds' : 'FALLS'}  ${ratio.toFixed(1)} times (at least ${floor})  ${name}`)
  console.log(`       ${ours.toFixed(1)} ms against ${baseline.toFixed(1)} ms`)
  return holds
}

const browser = findBrowser()
if (!browser) throw new Error(HOW_TO_GET_ONE)
buildExtension()
const held = (await inBrowser(browser)).map(print)

const bytes = scriptOnEveryPage(EXTENSION)
held.push(bytes <= BUDGET)
console.log(
  `${bytes <= BUDGET ? 'holds' : 'FALLS'}  ${bytes} bytes gzipped on every GitHub page (at most ${BUDGET})`,
)

const viewer = buildReport()
const report = reportViewer(viewer, await filesOfOpened(browser, viewer))
for (const [bytes, most, what] of [
  [report.first, REPORT_FIRST, 'the empty report viewer'],
  [report.opened, REPORT_OPENED, 'a snapshot opened in it, a campaign with all its charts'],
  [report.all, REPORT_ALL, 'the report viewer in all'],
] as const) {
  held.push(bytes <= most)
  console.log(`${bytes <= most ? 'holds' : 'FALLS'}  ${bytes} bytes gzipped for ${what} (at most ${most})`)
}

const idle = await idleCost(browser)
held.push(idle.length === 0)
console.log(
  `${idle.length === 0 ? 'holds' : 'FALLS'}  no request, observer or timer left on a page without work: ${idle.join(', ') || 'none'}`,
)
process.exitCode = held.every(Boolean) ? 0 : 1
