import { expect, security, sidebar, test } from './fixtures.ts'

const ORGANIZATION = 'octo-org'

test('the sidebar group stands once, in place, through both kinds of soft navigation and back', async ({
  muster,
}) => {
  await muster.saveToken()
  const page = await muster.context.newPage()
  await page.goto(security(ORGANIZATION))
  await expect(sidebar(page)).toHaveCount(1)
  const native = page.getByRole('navigation').filter({ has: page.locator('a[href$="/security/risk"]') })

  // React: the address changes, the page stays.
  await native.getByRole('link', { name: 'Risk' }).click()
  await expect(page).toHaveURL(/\/security\/risk/)
  await expect(sidebar(page)).toHaveCount(1)

  // Turbo: the body is replaced.
  await page
    .locator(`nav a[href="/orgs/${ORGANIZATION}/repositories"], nav a[href="/${ORGANIZATION}"]`)
    .first()
    .click()
  await expect(page).not.toHaveURL(/security/)
  await expect(sidebar(page)).toHaveCount(0)
  await page.goBack()
  await expect(page).toHaveURL(/\/security\/risk/)
  await expect(sidebar(page)).toHaveCount(1)
  await page.goBack()
  await expect(sidebar(page)).toHaveCount(1)
})

test('Muster’s views replace GitHub’s column, and give it back', async ({ muster }) => {
  await muster.saveToken()
  await muster.sync(ORGANIZATION)
  const page = await muster.context.newPage()
  await page.goto(security(ORGANIZATION))
  const native = page.getByRole('heading', { name: 'Open alerts over time' })
  await expect(native).toBeVisible()

  await sidebar(page).getByRole('link', { name: 'All campaigns' }).click()
  await expect(page).toHaveURL(/#muster$/)
  await expect(native).toBeHidden()
  await sidebar(page).getByRole('link', { name: 'Closed campaigns' }).click()
  await expect(page).toHaveURL(/#muster\/closed$/)
  await page.goBack()
  await page.goBack()
  await expect(native).toBeVisible()
  await page.goForward()
  await expect(native).toBeHidden()
  await page.reload()
  await expect(sidebar(page)).toHaveCount(1)
  await expect(native).toBeHidden()

  // A link of GitHub's own leaves our view.
  await page.locator('a[href$="/security/risk"]').first().click()
  await expect(page).toHaveURL(/\/security\/risk$/)
  await expect(sidebar(page)).toHaveCount(1)
})

test('the tab is called after the view, and gets GitHub’s title back', async ({ muster }) => {
  const page = await muster.context.newPage()
  await page.goto(security(ORGANIZATION))
  await expect(sidebar(page)).toHaveCount(1)
  const title = await page.title()
  await sidebar(page).getByRole('link', { name: 'Closed campaigns' }).click()
  await expect(page).toHaveTitle('Closed · Campaigns · octo-org')
  await page.goBack()
  await expect(page).toHaveTitle(title)
})

test('whoever opens a link to a view sees no other page first', async ({ muster }) => {
  const page = await muster.context.newPage()
  await page.addInitScript(() => {
    const seen = new Set<string>()
    Object.assign(globalThis, { seen })
    const look = () => {
      const heading = [...document.querySelectorAll('main h2')].find(
        (each) => each.textContent === 'Open alerts over time',
      )
      if (heading) seen.add(heading.checkVisibility({ visibilityProperty: true }) ? 'shown' : 'out of sight')
      requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
  await page.goto(security(ORGANIZATION, '#muster'))
  await expect(page.getByRole('heading', { name: 'Campaigns', level: 1 })).toBeVisible()
  expect(await page.evaluate(() => [...(globalThis as unknown as { seen: Set<string> }).seen])).toEqual([
    'out of sight',
  ])
})

test('in a narrow window our view is as high as what is in it, and nothing is wider than the window', async ({
  muster,
}) => {
  await muster.saveToken()
  await muster.sync(ORGANIZATION)
  const page = await muster.context.newPage()
  await page.setViewportSize({ width: 375, height: 800 })
  for (const fragment of ['#muster', '#muster/alerts?query=is:open']) {
    await page.goto(security(ORGANIZATION, fragment))
    await page.reload()
    await expect(page.getByRole('button', { name: /^(New|Create) campaign$/ }).last()).toBeVisible()
    const [host, inside, beyond] = await page.evaluate(() => {
      const main = document.querySelector('[data-muster="main"]')
      const { scrollWidth, clientWidth } = document.documentElement
      const heightOf = (element?: Element | null) => element?.getBoundingClientRect().height ?? 0
      return [heightOf(main), heightOf(main?.shadowRoot?.querySelector('.m-root')), scrollWidth - clientWidth]
    })
    expect(host).toBeGreaterThan(100)
    expect(host).toBe(inside)
    expect(beyond).toBe(0)
  }
})

test('nothing of ours stands in a React root before it has hydrated', async ({ muster, errors }) => {
  const page = await muster.context.newPage()
  await page.goto(security(ORGANIZATION))
  await expect(sidebar(page)).toBeVisible()
  expect(errors.filter((error) => /418|hydrat/i.test(error))).toEqual([])
})

test('on other pages of GitHub there is nothing of ours, and no request', async ({ muster }) => {
  await muster.saveToken()
  const page = await muster.context.newPage()
  const repository = muster.github.world.organizations[0]?.repositories[0]?.name ?? ''
  // With a new token the background asks about each organization's campaign repository, in its own time.
  await muster.untilQuiet()
  muster.github.requests.clear()
  for (const path of [`/${ORGANIZATION}`, `/${ORGANIZATION}/${repository}`]) {
    await page.goto(`https://github.com${path}`)
    await page.waitForLoadState('networkidle')
    expect(await page.locator('[data-muster]').count()).toBe(0)
  }
  expect(muster.github.requests.api()).toEqual([])
})

test('the alert list of GitHub offers Create campaign, with the filter that was typed there', async ({
  muster,
}) => {
  await muster.saveToken()
  await muster.sync(ORGANIZATION)
  const page = await muster.context.newPage()
  const query = 'is:open severity:high'
  await page.goto(
    `https://github.com/orgs/${ORGANIZATION}/security/alerts/code-scanning?query=${encodeURIComponent(query)}`,
  )
  await page.getByRole('button', { name: 'Create campaign' }).click()
  await expect(page.getByRole('dialog', { name: 'New campaign' })).toBeVisible()
  await expect(page.getByRole('dialog').getByText(query)).toBeVisible()
})
