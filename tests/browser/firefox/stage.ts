import { test } from '@playwright/test'
import { findFirefox, startFirefox } from './firefox.ts'
import { errors } from './inside.ts'
import { Pilot } from './pilot.ts'
import { FIREFOX_EXTENSION } from '../../../demo/build.ts'
import { createWorld } from '../../../demo/organization/create-world.ts'
import { startGitHub, type LocalGitHub } from '../../../demo/server.ts'

/** The Firefox build in a Firefox of its own, on a local GitHub of its own. */
export interface Stage {
  pilot: Pilot
  github: LocalGitHub
}

/** Enough for every template, and pulled in a second. */
export const ALERTS = 800

/** Plays one test on a stage; fails when a script of ours threw an error meanwhile. Skipped where there is no Firefox. */
export async function onStage(play: (stage: Stage) => Promise<void>): Promise<void> {
  const binary = findFirefox()
  test.skip(!binary, 'There is no Firefox here.')
  const world = createWorld({ now: Date.now(), clock: Date.now, alerts: ALERTS, repositories: 12 })
  const github = await startGitHub({ world })
  try {
    const firefox = await startFirefox(binary ?? '', github.port)
    const { marionette } = firefox
    try {
      await marionette.send('Addon:Install', { path: FIREFOX_EXTENSION, temporary: true })
      await marionette.send('WebDriver:SetWindowRect', { width: 1366, height: 1000 })
      await play({ pilot: new Pilot(firefox), github })
      const thrown = await errors(marionette)
      if (thrown.length > 0) throw new Error(`Scripts of ours threw:\n${thrown.join('\n')}`)
    } finally {
      await firefox.close()
    }
  } finally {
    await github.close()
  }
}

/** Saves a token on the options page, as a person does. */
export async function saveToken(pilot: Pilot, token: string, login: string): Promise<void> {
  await pilot.own('options.html#token')
  await pilot.fill('Personal access token', token)
  await pilot.click('button', 'Check and save')
  await pilot.read(new RegExp(login))
}
