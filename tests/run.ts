import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findBrowser, HOW_TO_GET_ONE } from '../demo/browser/find.ts'

/**
 * All tests: the project's rules (types, lint, unused code, format), unit and component tests, then the built extension
 * in a browser. Ends with one line `N passed, N failed` over everything.
 */

interface Sum {
  passed: number
  failed: number
  skipped: number
}

const ROOT = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'muster-tests-'))

function run(title: string, command: string, args: string[], env: Record<string, string> = {}): boolean {
  console.log(`\n— ${title}`)
  const result = spawnSync(command, args, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  })
  return result.status === 0
}

/** One check counts as one test. */
function check(title: string, command: string, args: string[]): Sum {
  return run(title, command, args)
    ? { passed: 1, failed: 0, skipped: 0 }
    : { passed: 0, failed: 1, skipped: 0 }
}

/** A runner that died without a report has failed once. */
function report(file: string, clean: boolean, read: (report: unknown) => Sum): Sum {
  let sum: Sum
  try {
    sum = read(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    console.error(`No report was written: ${String(error)}`)
    return { passed: 0, failed: 1, skipped: 0 }
  }
  // A run can fail outside any test (an import, an unhandled rejection): never count that as clean.
  return clean || sum.failed > 0 ? sum : { ...sum, failed: 1 }
}

function counts(report: unknown, names: { passed: string[]; failed: string[]; skipped: string[] }): Sum {
  const numbers = new Map(Object.entries(report ?? {}))
  const add = (keys: string[]) => keys.reduce((sum, key) => sum + Number(numbers.get(key) ?? 0), 0)
  return { passed: add(names.passed), failed: add(names.failed), skipped: add(names.skipped) }
}

function vitest(): Sum {
  const file = join(folder, 'vitest.json')
  const clean = run('Unit and component tests', 'npx', [
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ])
  return report(file, clean, (json) => {
    const sum = counts(json, {
      passed: ['numPassedTests'],
      failed: ['numFailedTests'],
      skipped: ['numPendingTests', 'numTodoTests'],
    })
    return { ...sum, failed: sum.failed + filesWithoutTests(json) }
  })
}

/** Files that could not even be loaded: none of their tests ran, and each counts as one that failed. */
function filesWithoutTests(json: unknown): number {
  const results = typeof json === 'object' && json !== null && 'testResults' in json ? json.testResults : []
  if (!Array.isArray(results)) return 0
  return results.filter(
    (one: { status?: unknown; assertionResults?: unknown[] }) =>
      one.status === 'failed' && (one.assertionResults ?? []).length === 0,
  ).length
}

function playwright(): Sum {
  if (!findBrowser()) {
    console.error(HOW_TO_GET_ONE)
    return { passed: 0, failed: 1, skipped: 0 }
  }
  const file = join(folder, 'playwright.json')
  const clean = run(
    'The built extension in a browser',
    'npx',
    ['playwright', 'test', '--config', 'tests/browser/playwright.config.ts', '--reporter=list,json'],
    { PLAYWRIGHT_JSON_OUTPUT_NAME: file },
  )
  return report(file, clean, (json) => {
    const stats = typeof json === 'object' && json !== null && 'stats' in json ? json.stats : null
    return counts(stats, { passed: ['expected', 'flaky'], failed: ['unexpected'], skipped: ['skipped'] })
  })
}

const sums = [
  check('Types', 'npm', ['run', '--silent', 'check:types']),
  check('Lint', 'npm', ['run', '--silent', 'check:lint']),
  check('Unused code', 'npm', ['run', '--silent', 'check:unused']),
  check('Format', 'npm', ['run', '--silent', 'check:format']),
  vitest(),
  playwright(),
]
rmSync(folder, { recursive: true, force: true })
const total = sums.reduce((a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
}))
console.log(
  `\n${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`,
)
process.exitCode = total.failed > 0 ? 1 : 0
