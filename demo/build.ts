import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..')

/** Where `wxt build` puts the production build for Chrome. */
export const EXTENSION = join(ROOT, '.output', 'chrome-mv3')

/** Where it puts the one for Firefox. */
export const FIREFOX_EXTENSION = join(ROOT, '.output', 'firefox-mv3')

/** Builds the extension, unchanged from what is published. Throws with the build's own output when it fails. */
export function buildExtension(): void {
  run('build')
}

/** The same for Firefox. */
export function buildFirefox(): void {
  run('build:firefox')
}

/** Builds the static report viewer; gives its folder. */
export function buildReport(): string {
  run('build:report')
  return join(ROOT, 'dist-report')
}

function run(script: string): void {
  const result = spawnSync('npm', ['run', '--silent', script], {
    cwd: ROOT,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  if (result.status !== 0) throw new Error(`npm run ${script} failed:\n${result.stdout}\n${result.stderr}`)
}
