import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Marionette } from './marionette.ts'

const PLACES = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
]

/** Firefox, after installing Debian's where that is possible; null when there is none. */
export function findFirefox(): string | null {
  const there = () => PLACES.find((place) => existsSync(place)) ?? null
  const found = there()
  if (found || process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    return found
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'firefox-esr']])
    spawnSync('apt-get', ['-qq', ...args], {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  return there()
}

export interface RunningFirefox {
  marionette: Marionette
  /** Where downloads are saved, without asking. */
  downloads: string
  close(): Promise<void>
}

/** Muster's id in Firefox, as its manifest says. */
export const EXTENSION_ID = 'muster@muster.example'

/** The host part of `moz-extension://` addresses, fixed by a preference so that the test can name pages. */
export const EXTENSION_UUID = '0c0ffee0-1111-4222-8333-444455556666'

/** Starts Firefox without a window, in a new profile that finds GitHub on the local server. */
export async function startFirefox(binary: string, port: number): Promise<RunningFirefox> {
  const profile = await mkdtemp(join(tmpdir(), 'muster-firefox-'))
  const downloads = join(profile, 'downloads')
  const preferences = {
    'marionette.port': 0,
    'network.dns.localDomains':
      'github.com,api.github.com,github.githubassets.com,avatars.githubusercontent.com',
    'network.socket.forcePort': `443=${port}`,
    'network.trr.mode': 5,
    'network.proxy.type': 0,
    'browser.shell.checkDefaultBrowser': false,
    'datareporting.policy.dataSubmissionEnabled': false,
    'app.update.enabled': false,
    'extensions.webextensions.uuids': JSON.stringify({ [EXTENSION_ID]: EXTENSION_UUID }),
    // Else a question takes no answer in its first half second.
    'security.notification_enable_delay': 0,
    'browser.download.folderList': 2,
    'browser.download.dir': downloads,
    'browser.download.useDownloadDir': true,
  }
  const lines = Object.entries(preferences).map(
    ([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`,
  )
  await writeFile(join(profile, 'user.js'), lines.join('\n'))
  const child = spawn(
    binary,
    ['-headless', '-no-remote', '-marionette', '-remote-allow-system-access', '-profile', profile],
    { stdio: 'ignore', env: { ...process.env, HOME: profile } },
  )
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const marionette = await Marionette.connect(await activePort(profile))
  await marionette.send('WebDriver:NewSession', { acceptInsecureCerts: true })
  return {
    marionette,
    downloads,
    async close() {
      marionette.close()
      child.kill('SIGKILL')
      await exited
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

async function activePort(profile: string): Promise<number> {
  const file = join(profile, 'MarionetteActivePort')
  for (let attempt = 0; attempt < 150; attempt++) {
    if (existsSync(file)) {
      const port = Number(await readFile(file, 'utf8'))
      if (port > 0) return port
    }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('Firefox did not open its remote port')
}
