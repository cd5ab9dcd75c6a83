import { expect } from '@playwright/test'
import { saveToken, ALERTS, type Stage } from './stage.ts'
import { ORGANIZATION } from '../../../demo/organization/create-world.ts'
import { MAYA } from '../../../demo/organization/people.ts'
import { DEMO_TOKENS } from '../../../demo/organization/tokens.ts'

const SECURITY = `https://github.com/orgs/${ORGANIZATION}/security/overview`
const NAME = 'No SQL injection by spring'

/** From a token to files in the downloads, on GitHub's page throughout. */
export async function mainJob({ pilot, github }: Stage): Promise<void> {
  await saveToken(pilot, DEMO_TOKENS.manager, MAYA.login)
  await pilot.go(`${SECURITY}#muster`)
  await pilot.see('navigation', 'Security campaigns')
  await pilot.click('button', 'Sync now')
  await pilot.read(new RegExp(`as of .*: ${ALERTS} alerts in \\d+ repositories`, 'i'))

  await pilot.click('button', 'New campaign')
  await pilot.click('button', /^SQL injection \(CWE-89\)/)
  await pilot.see('dialog', /^New campaign from SQL injection/)
  // It opens at once, and counts then.
  const offered = /\d+/.exec(await pilot.read(/gets \d+ alerts/))?.[0]
  await pilot.fill('Campaign name', NAME)
  await pilot.fill('Short description', 'Parameters instead of concatenated queries.')
  await pilot.fill('Campaign due date', '2099-01-31')
  await pilot.click('button', 'Create campaign')
  await pilot.see('heading', NAME)
  await pilot.read(new RegExp(`0 of ${offered} alerts closed`))
  await pilot.see('region', 'Copilot Autofix')

  await pilot.click('button', 'Campaign options')
  await pilot.click('menuitem', /^More exports/)
  await pilot.see('dialog', `Export ${NAME}`)
  await pilot.click('button', 'Download')
  expect(JSON.parse(await pilot.downloaded(/\.json$/))).toMatchObject({ format: 'muster-snapshot' })
  await pilot.click('radio', /^Alerts \(CSV\)/)
  await pilot.click('button', 'Download')
  const rows = (await pilot.downloaded(/\.csv$/)).trim().split('\r\n')
  expect(rows.filter((row) => row.includes('/security/code-scanning/'))).toHaveLength(Number(offered))
  await pilot.click('radio', /^Report \(HTML\)/)
  await pilot.click('button', 'Download')
  expect(await pilot.downloaded(/\.html$/)).toContain(NAME)
  await pilot.click('button', 'Close')

  await softNavigation({ pilot })
  await pilot.own('popup.html')
  await pilot.see('link', NAME)
  await pilot.own('options.html#tracking')
  await pilot.click('link', NAME)
  await pilot.see('region', 'Campaign progress')
  expect(github.requests.api().every(({ authorized }) => authorized)).toBe(true)
}

/** GitHub's own links, by both of its engines, and back: our group stands once on Security pages and nowhere else. */
async function softNavigation({ pilot }: Pick<Stage, 'pilot'>): Promise<void> {
  const stands = (times: number, where: RegExp) =>
    pilot.until(`the sidebar ${times} times at ${String(where)}`, async () => {
      const url = String(await pilot.marionette.send('WebDriver:GetCurrentURL'))
      return where.test(url) && (await pilot.parts('sidebar')) === times
    })
  await pilot.click('link', 'Risk')
  await stands(1, /\/security\/risk$/)
  expect(await pilot.parts('main')).toBe(0)
  await pilot.click('link', /^Repositories/)
  await stands(0, /repositories$/)
  await pilot.back()
  await stands(1, /\/security\/risk$/)
  await pilot.back()
  await stands(1, /#muster\/campaigns\//)
  await pilot.see('heading', NAME)
}
