import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** A browser that loads unpacked extensions, in the order of preference. `MUSTER_BROWSER` names one of your own. */
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/usr/bin/microsoft-edge',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** Its path, after installing Debian's Chromium where that is possible; null when there is none to be had. */
export function findBrowser(): string | null {
  const named = process.env.MUSTER_BROWSER
  if (named) return existsSync(named) ? named : null
  return installed() ?? (installChromium() ? installed() : null)
}

/** What to do where no browser was found. */
export const HOW_TO_GET_ONE = `${process.env.MUSTER_BROWSER ? `There is no browser at ${process.env.MUSTER_BROWSER} (MUSTER_BROWSER).` : 'No browser was found that loads unpacked extensions.'}
Install Chromium (Debian, Ubuntu: apt install chromium; macOS: brew install --cask chromium; Windows: Edge will do),
or name one: MUSTER_BROWSER=/path/to/chromium`

function installed(): string | null {
  return PLACES.find((place) => existsSync(place)) ?? null
}

/** Debian's package, where we are root and may install: fresh containers and CI. */
function installChromium(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    return false
  console.log('Installing Chromium (apt-get install chromium) …')
  const apt = (...args: string[]) =>
    spawnSync('apt-get', ['-qq', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0
  return apt('update') && apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation')
}
