import { expect } from '@playwright/test'
import { agreeWhenAsked, backgroundState, takeAccessBack, unloadBackground } from './inside.ts'
import { ALERTS, saveToken, type Stage } from './stage.ts'
import { ORGANIZATION } from '../../../demo/organization/create-world.ts'
import { MAYA } from '../../../demo/organization/people.ts'
import { DEMO_TOKENS } from '../../../demo/organization/tokens.ts'

const OVERVIEW = `https://github.com/orgs/${ORGANIZATION}/security/overview#muster`

/** Firefox unloads the background page whenever it is idle: a question loads it again, and nothing is lost. */
export async function unloadedBackground({ pilot, github }: Stage): Promise<void> {
  const { marionette } = pilot
  await saveToken(pilot, DEMO_TOKENS.manager, MAYA.login)
  await unloadBackground(marionette)
  expect(await backgroundState(marionette)).toBe('stopped')
  await pilot.own('options.html#token')
  await pilot.read(/For this session/)
  expect(await pilot.read(new RegExp(MAYA.login))).toBe(MAYA.login)
  expect(await backgroundState(marionette)).toBe('running')

  const pages = () =>
    github.requests
      .api()
      .filter(({ path, query }) => path.endsWith('/code-scanning/alerts') && query.includes('sort=created'))
      .map(({ path, query }) => path + query)
  await pilot.go(OVERVIEW)
  github.faults.latency = 600
  await pilot.click('button', 'Sync now')
  await pilot.until('the first pages', async () => pages().length >= 2)
  // An open page would load it again at once.
  await pilot.go('about:blank')
  await unloadBackground(marionette)
  expect(await backgroundState(marionette)).toBe('stopped')
  github.faults.latency = 0
  await pilot.go(OVERVIEW)
  await pilot.read(new RegExp(`as of .*: ${ALERTS} alerts in \\d+ repositories. Complete`, 'i'))
  // Each page was stored as it came: only what was on its way is asked for once more.
  for (const page of pages()) expect(pages().filter((one) => one === page).length).toBeLessThanOrEqual(2)
}

/** The access to GitHub may be taken back at any time: that is said, and one press and one answer give it again. */
export async function accessTakenBack({ pilot }: Stage): Promise<void> {
  await pilot.go(OVERVIEW)
  await pilot.see('navigation', 'Security campaigns')
  await pilot.own('options.html#organizations')
  await pilot.see('heading', 'Organizations')
  expect(await pilot.has('button', 'Allow access to GitHub')).toBe(false)

  await takeAccessBack(pilot.marionette)
  await pilot.see('button', 'Allow access to GitHub')
  await pilot.go(OVERVIEW)
  await pilot.see('heading', /./)
  expect(await pilot.parts('sidebar')).toBe(0)

  await pilot.own('popup.html')
  await pilot.click('button', 'Allow access to GitHub')
  await pilot.until('the question of Firefox', () => agreeWhenAsked(pilot.marionette))
  await pilot.until('the note gone', async () => !(await pilot.has('button', 'Allow access to GitHub')))
  await pilot.go(OVERVIEW)
  await pilot.see('navigation', 'Security campaigns')
}
