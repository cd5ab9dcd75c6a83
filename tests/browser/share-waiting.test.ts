import { expect, security, test } from './fixtures.ts'
import { ORGANIZATION } from '../../demo/organization/create-world.ts'

/** A campaign that cannot be shared yet: why, what comes of it, and that nobody has to wait for it. */

const SHARED = `${ORGANIZATION}/security-campaigns`

test('a campaign that waits to be shared says why, and can be kept to oneself', async ({ muster }, info) => {
  const { world } = muster.github
  world.createRepository(ORGANIZATION, 'security-campaigns')
  await muster.saveToken()
  await muster.sync(ORGANIZATION)
  const page = await muster.context.newPage()
  await page.goto(security(ORGANIZATION, '#muster/alerts?query=is:open+severity:critical'))
  await page.getByRole('button', { name: 'Create campaign' }).click()
  await page.getByRole('textbox', { name: 'Campaign name' }).fill('Before the audit')
  await page.getByRole('textbox', { name: 'Short description' }).fill('All of them.')
  await page.getByLabel('Campaign due date').fill('2099-06-30')
  const dialog = page.getByRole('dialog')
  for (const name of [/Autofix/, /tracking issue/])
    await dialog.getByRole('checkbox', { name }).uncheck({ timeout: 5000 })
  await expect(dialog.getByRole('checkbox', { name: /Share/ })).toBeChecked()
  world.protectBranch(SHARED, 'main')
  await dialog.getByRole('button', { name: 'Create campaign' }).click()

  const sharing = page.getByRole('group', { name: 'Sharing' })
  await expect(sharing).toContainText('Not shared yet.')
  await expect(sharing).toContainText(/Attempt 1 of 10 failed\. Muster tries again by itself, not before/)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.screenshot({ path: info.outputPath(`waiting-${colorScheme}.png`) })
  }
  await sharing.getByRole('button', { name: 'Do not share' }).focus()
  await page.keyboard.press('Enter')
  await expect(sharing).toContainText('Only in this browser')
  await expect(sharing).toBeFocused()
  await page.screenshot({ path: info.outputPath('withdrawn.png') })
  expect(world.commits(SHARED)).toHaveLength(1)
})
