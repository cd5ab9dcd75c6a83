import type { Page } from '@playwright/test'
import axe from 'axe-core'
import { showPagesAs } from '../../demo/browser/login.ts'
import { expect, sidebar, test, type Muster } from './fixtures.ts'

const ORGANIZATION = 'octo-org'
type Axe = typeof axe

interface Begun {
  /** `octo-org/shop` */
  repository: string
  id: string
  /** An alert of the campaign there. */
  number: number
  page: Page
}

/** A campaign of every severe alert, and the repository that has most of them. */
async function begin(muster: Muster): Promise<Begun> {
  await muster.saveToken()
  await muster.sync(ORGANIZATION)
  const page = await muster.own('popup.html')
  const call = <T>(operation: string, input: unknown): Promise<T> =>
    page.evaluate(
      async (message) => {
        const { chrome } = globalThis as unknown as {
          chrome: { runtime: { sendMessage(message: unknown): Promise<{ value: never }> } }
        }
        return (await chrome.runtime.sendMessage(message)).value
      },
      { muster: 'call', operation, input },
    )
  const campaign = await call<{ id: string }>('campaigns.create', {
    organization: ORGANIZATION,
    query: 'is:open severity:critical,high',
    template: null,
    details: {
      name: 'Severe first',
      description: 'What an attacker would look for.',
      dueDate: '2099-01-31',
      managers: ['maya-manager'],
      contactLink: 'https://chat.example/security',
    },
    timeZone: 'UTC',
    launch: { autofix: false, issues: false },
    publishing: { share: false, native: false },
    as: 'open',
  })
  const { rows } = await call<{ rows: { repository: string; number: number }[] }>('campaigns.alerts', {
    id: campaign.id,
    group: null,
    query: '',
    offset: 0,
    limit: 500,
  })
  const counts = new Map<string, number>()
  for (const { repository } of rows) counts.set(repository, (counts.get(repository) ?? 0) + 1)
  const [repository = ''] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? []
  const number = rows.find((row) => row.repository === repository)?.number ?? 0
  await page.close()
  return { repository, id: campaign.id, number, page: await muster.context.newPage() }
}

const count = (page: Page) => page.locator('[data-muster="tab"]')
const strip = (page: Page) => page.getByRole('region', { name: 'Campaigns of this alert' })
const tab = (page: Page) => page.getByRole('link', { name: /^Security/ }).filter({ has: count(page) })
const beyond = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

const SHAPES = [
  { navigation: 'new', security: 'react' },
  { navigation: 'old', security: 'server' },
  { navigation: 'refined', security: 'react' },
] as const

for (const shape of SHAPES) {
  test(`on a walk through a repository each thing stands once, in place: ${shape.navigation} navigation, ${shape.security}`, async ({
    muster,
    errors,
  }) => {
    await showPagesAs(muster.context, shape)
    const { repository, id, number, page } = await begin(muster)
    await page.goto(`https://github.com/${repository}`)
    await expect(count(page)).toHaveCount(1)
    await expect(count(page)).toBeVisible()
    await expect(tab(page)).toHaveAccessibleName(/alerts? left to do in security campaigns/)
    await expect(sidebar(page)).toHaveCount(0)

    await tab(page).click()
    await expect(page).toHaveURL(/\/security$/)
    await expect(sidebar(page)).toHaveCount(1)
    await sidebar(page)
      .getByRole('link', { name: /Severe first/ })
      .click()
    await expect(page).toHaveURL(new RegExp(`/security#muster/campaigns/${id}$`))
    await expect(page.getByRole('heading', { name: 'Severe first', level: 1 })).toBeFocused()
    await expect(page.getByRole('region', { name: 'Progress here' })).toBeVisible()
    await expect(page.locator('[data-muster-hidden]')).toHaveCount(1)

    await page
      .getByRole('region', { name: 'Alerts' })
      .getByRole('row')
      .nth(1)
      .getByRole('link')
      .first()
      .click()
    await expect(page).toHaveURL(/\/security\/code-scanning\/\d+$/)
    await expect(strip(page)).toHaveCount(1)
    await expect(strip(page)).toContainText('Severe first')
    await expect(page.locator('[data-muster-hidden]')).toHaveCount(0)
    await page.goBack()
    await expect(page.getByRole('region', { name: 'Progress here' })).toBeVisible()
    await expect(strip(page)).toHaveCount(0)
    await page.goBack()
    await expect(page.getByRole('region', { name: 'Progress here' })).toHaveCount(0)
    await page.goBack()
    await expect(page).toHaveURL(new RegExp(`${repository}$`))
    await expect(count(page)).toHaveCount(1)
    await expect(sidebar(page)).toHaveCount(0)

    await page.goto(`https://github.com/${repository}/security/code-scanning/${number}`)
    await strip(page).getByRole('link', { name: 'Severe first' }).click()
    await expect(page.getByRole('heading', { name: 'Severe first', level: 1 })).toBeVisible()
    expect(errors).toEqual([])
  })
}

test('from a repository to its organization and back, each surface keeps to its pages', async ({
  muster,
}) => {
  const { repository, id, page } = await begin(muster)
  await page.goto(`https://github.com/${repository}/security#muster/campaigns/${id}`)
  await page.getByRole('link', { name: 'Whole campaign in octo-org' }).click()
  await expect(page).toHaveURL(/\/orgs\/octo-org\/security\/overview#muster/)
  await expect(page.getByRole('region', { name: 'Campaign progress' })).toBeVisible()
  await expect(sidebar(page)).toHaveCount(1)
  await expect(count(page)).toHaveCount(0)
  await page.goBack()
  await expect(page.getByRole('region', { name: 'Progress here' })).toBeVisible()
  await expect(sidebar(page)).toHaveCount(1)
  await expect(page.locator('[data-muster-hidden]')).toHaveCount(1)
})

test('in a repository without campaigns there is nothing, until one begins there', async ({ muster }) => {
  const name = muster.github.world.organizations[0]?.repositories[0]?.name ?? ''
  const before = await muster.context.newPage()
  for (const path of ['', '/security']) {
    await before.goto(`https://github.com/${ORGANIZATION}/${name}${path}`)
    await before.waitForLoadState('networkidle')
    await expect(before.locator('[data-muster]')).toHaveCount(0)
  }
  const { repository, page } = await begin(muster)
  await page.goto(`https://github.com/${repository}`)
  await expect(count(page)).toBeVisible()
})

test('a link to a campaign that is not open here says so', async ({ muster }) => {
  const { repository, page } = await begin(muster)
  const id = '00000000-0000-4000-8000-000000000000'
  await page.goto(`https://github.com/${repository}/security#muster/campaigns/${id}`)
  await expect(page.getByRole('heading', { name: 'This campaign is not open here' })).toBeVisible()
})

test('a token that is taken away is missed at once, and what was read before stays', async ({ muster }) => {
  const { repository, id, page } = await begin(muster)
  await page.goto(`https://github.com/${repository}/security#muster/campaigns/${id}`)
  await expect(page.getByRole('region', { name: 'Progress here' })).toBeVisible()
  const options = await muster.own('options.html#token')
  await options.getByRole('button', { name: 'Forget token' }).click()
  await options.getByRole('dialog').getByRole('button', { name: 'Forget token' }).click()
  await expect(page.getByText('Muster has no token for GitHub yet.')).toBeVisible()
  await expect(page.getByText(/What is shown is from/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Open options' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Progress here' })).toContainText('closed')
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ options: { alerts: 1500, repositories: 30, server: {}, colorScheme } })

    test('every sight is accessible, and nothing is wider than a narrow window', async ({ muster }) => {
      const { repository, id, number, page } = await begin(muster)
      const security = `https://github.com/${repository}/security`
      const sights = [
        [`${security}#muster`, page.getByRole('heading', { name: 'Campaigns in this repository' })],
        [`${security}#muster/campaigns/${id}`, page.getByRole('region', { name: 'Progress here' })],
        [`${security}/code-scanning/${number}`, strip(page)],
      ] as const
      for (const [address, sight] of sights) {
        await page.setViewportSize({ width: 1280, height: 900 })
        await page.goto(address)
        await page.reload()
        await expect(sight).toBeVisible()
        expect(await findings(page), address).toEqual([])
        await page.setViewportSize({ width: 320, height: 800 })
        await expect.poll(() => beyond(page), address).toBe(0)
        expect(await findings(page), `${address}, narrow`).toEqual([])
      }
    })
  })
}

/** axe's serious and critical findings in our own parts of the page. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: Axe }
    const include = [...document.querySelectorAll('[data-muster]:not(style)')] as Element[]
    const { violations } = await axe.run({ include } as never, { resultTypes: ['violations'] })
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`)
  })
}
