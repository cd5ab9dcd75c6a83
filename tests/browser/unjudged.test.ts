import { expect, security, test } from './fixtures.ts'
import { DEMO_TOKENS } from '../../demo/organization/tokens.ts'
import type { LocalGitHub } from '../../demo/server.ts'

const HIDDEN = 2

/**
 * Leaves so many private repositories with alerts. A classic token with `security_events` and without `repo` reads the alerts of
 * all, but lists only what is public.
 */
function hideSome({ world }: LocalGitHub): string[] {
  const scanned = world.organization('octo-org')?.repositories.filter((one) => one.codeScanning) ?? []
  for (const repository of scanned) repository.visibility = 'public'
  const hidden = scanned.filter(({ archived }) => !archived).slice(0, HIDDEN)
  for (const repository of hidden) repository.visibility = 'private'
  return hidden.map(({ owner, name }) => `${owner.login}/${name}`).sort()
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`with a token that may not list two repositories, ${colorScheme}`, () => {
    test.use({ options: { alerts: 1500, repositories: 30, server: {}, colorScheme } })

    test('a filter says what it could not judge, in the list and on the way to a campaign', async ({
      muster,
    }, info) => {
      const names = hideSome(muster.github)
      await muster.saveToken(DEMO_TOKENS.publicOnly)
      await muster.sync('octo-org')
      const page = await muster.context.newPage()
      await page.setViewportSize({ width: 1280, height: 900 })
      await page.goto(security('octo-org', '#muster/alerts?query=is:open archived:false'))
      const note = page.getByRole('status').filter({ hasText: 'could not be judged by archived' })
      await expect(note).toContainText(
        `of 2 repositories could not be judged by archived: ${names.join(', ')}.`,
      )
      await page.screenshot({ path: info.outputPath(`list-${colorScheme}.png`) })

      await page.getByRole('button', { name: 'Create campaign' }).click()
      const dialog = page.getByRole('dialog')
      await expect(dialog.getByText('stay out of the campaign')).toBeVisible()
      await page.screenshot({ path: info.outputPath(`form-${colorScheme}.png`) })
    })
  })
}
