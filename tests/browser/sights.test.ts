import { expect, security, sidebar, test } from './fixtures.ts'
import { DEMO_TOKENS } from '../../demo/organization/tokens.ts'

/** What a person sees of organizations that have nothing to show, each for another reason. */
const SIGHTS = [
  ['empty-org', /no repositories|0 repositories|no alerts/i],
  ['no-scanning-org', /code scanning is not switched on/i],
  ['secret-org', /single sign-on|may not read/i],
  ['nobody-knows-this-org', /there is no organization/i],
] as const

test('an empty organization, one without code scanning, one that may not be read and none at all look different', async ({
  muster,
}) => {
  await muster.saveToken()
  const seen = new Set<string>()
  const options = await muster.own('options.html#organizations')
  for (const [organization, text] of SIGHTS) {
    await options.getByLabel('Organization').first().fill(organization)
    await options.getByRole('button', { name: /^Add/ }).click()
    const card = options.getByRole('article').filter({ hasText: organization })
    await expect(card.getByText(text).first()).toBeVisible()
    seen.add((await card.innerText()).replaceAll(organization, ''))
  }
  expect(seen.size).toBe(SIGHTS.length)
})

test('a developer who is neither owner nor security manager is told so, not shown zero alerts', async ({
  muster,
}) => {
  await muster.saveToken(DEMO_TOKENS.developer)
  const page = await muster.context.newPage()
  await page.goto(security('octo-org', '#muster'))
  await page.getByRole('button', { name: 'Sync now' }).first().click()
  await expect(page.getByText(/owner or security manager/).first()).toBeVisible()
  await expect(page.getByText(/\b0 alerts/)).toHaveCount(0)
})

test('without a token there is one thing to do, and GitHub’s API is not asked', async ({ muster }) => {
  const page = await muster.context.newPage()
  await page.goto(security('octo-org', '#muster'))
  await expect(sidebar(page)).toBeVisible()
  await expect(page.getByText(/no token/i).first()).toBeVisible()
  expect(muster.github.requests.api()).toEqual([])
})

test('a limit that is used up says until when, keeps the data, and goes on', async ({ muster }) => {
  await muster.saveToken()
  const page = await muster.context.newPage()
  await page.goto(security('octo-org', '#muster'))
  muster.github.faults.add({
    path: /code-scanning\/alerts\?.*page=5/,
    nth: 1,
    status: 429,
    headers: { 'retry-after': '3' },
    body: '{"message":"You have exceeded a secondary rate limit."}',
  })
  await page.getByRole('button', { name: 'Sync now' }).first().click()
  await expect(page.getByText(/request limit|waiting/i).first()).toBeVisible()
  await expect(page.getByText(/1,500 alerts/).first()).toBeVisible({ timeout: 40_000 })
})

test('when GitHub cannot be reached the data of before stays', async ({ muster }) => {
  await muster.saveToken()
  await muster.sync('octo-org')
  muster.github.faults.add({ path: '/', drop: true })
  const page = await muster.context.newPage()
  await page.goto(security('octo-org', '#muster'))
  await page.getByRole('button', { name: 'Sync now' }).first().click()
  await expect(page.getByText(/cannot be reached/).first()).toBeVisible({ timeout: 40_000 })
  await page.goto(security('octo-org', '#muster/alerts?query=is:open'))
  await expect(page.getByRole('button', { name: 'Create campaign' }).first()).toBeVisible()
  await expect(page.locator('a[href*="/security/code-scanning/"]').first()).toBeVisible()
})
