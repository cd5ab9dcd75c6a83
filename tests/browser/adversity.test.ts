import { expect, security, sidebar, test } from './fixtures.ts'
import { dumpEverything } from './storage-dump.ts'
import { DEMO_TOKENS } from '../../demo/organization/tokens.ts'

const ORGANIZATION = 'octo-org'
const ALERTS = /^\/orgs\/octo-org\/code-scanning\/alerts/i
const EVIL = '<img src=x onerror="document.title=1337"></script>{{7*7}} javascript:alert(1)'

test('twenty presses of Sync now from three pages are one sync', async ({ muster }) => {
  await muster.saveToken()
  muster.github.faults.latency = 100
  const pages = await Promise.all(
    ['popup.html', 'options.html', 'popup.html'].map((path) => muster.own(path)),
  )
  const press = (times: number) =>
    Promise.all(
      Array.from({ length: times }, () =>
        (
          globalThis as unknown as {
            chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } }
          }
        ).chrome.runtime //
          .sendMessage({ muster: 'call', operation: 'sync.start', input: { organization: 'Octo-ORG' } }),
      ),
    )
  await Promise.all(pages.map((page) => page.evaluate(press, 7)))
  await expect
    .poll(async () => (await dumpEverything(muster)).disk.includes('"syncedAt":1'), { timeout: 30_000 })
    .toBe(true)
  expect(muster.github.requests.count(ALERTS)).toBe(15)
  expect(muster.github.requests.count(/^\/orgs\/octo-org\/repos/i)).toBe(1)
})

test('a network that lies, breaks off and stumbles costs nothing but time', async ({ muster }) => {
  const { faults } = muster.github
  faults.add({ path: /alerts\?.*page=3\b/, times: 1, truncateTo: 0.5 })
  faults.add({ path: /alerts\?.*page=5\b/, times: 1, status: 200, body: '[{"number": 1,' })
  faults.add({ path: /alerts\?.*page=7\b/, times: 1, status: 502, body: '<html>Bad gateway</html>' })
  faults.add({ path: /alerts\?.*page=9\b/, times: 1, drop: true })
  faults.add({ path: '/orgs/octo-org/teams?', times: 1, status: 503 })
  await muster.saveToken()
  await muster.sync(ORGANIZATION)
  const page = await muster.own('options.html#organizations')
  await expect(page.getByText('1,500 alerts').first()).toBeVisible()
  await expect(page.getByText(/partial|incomplete/i)).toHaveCount(0)
})

test('text from outside is text on every surface', async ({ muster }) => {
  const { world } = muster.github
  const repositories = world.organization(ORGANIZATION)?.repositories ?? []
  for (const alert of repositories.flatMap(({ alerts }) => alerts)) {
    alert.path = `src/${EVIL}`
    alert.rule.name = EVIL
    alert.message = EVIL
  }
  for (const repository of repositories)
    Object.defineProperty(repository.properties, '__proto__', { value: EVIL, enumerable: true })
  for (const team of world.organization(ORGANIZATION)?.teams ?? []) team.name = EVIL
  await muster.saveToken()
  await muster.sync(ORGANIZATION)

  const page = await muster.context.newPage()
  await page.goto(security(ORGANIZATION, '#muster/alerts?query=is:open'))
  await expect(page.getByText(EVIL).first()).toBeVisible()
  await page.getByRole('button', { name: 'Create campaign' }).first().click()
  const continued = page.getByRole('button', { name: 'Continue creating a campaign' })
  const name = page.getByRole('textbox', { name: 'Campaign name' })
  await expect(continued.or(name)).toBeVisible()
  if (await continued.isVisible()) await continued.click()
  await name.fill('<b>bold</b> ../../x')
  await page.getByRole('textbox', { name: 'Short description' }).fill(EVIL)
  await page.getByLabel('Campaign due date').fill('2099-01-31')
  await page.getByRole('dialog').getByRole('button', { name: 'Create campaign' }).click()
  await expect(page.getByRole('heading', { name: '<b>bold</b> ../../x' })).toBeVisible()
  await page.getByRole('combobox', { name: 'Group by' }).selectOption({ label: 'None' })
  await expect(page.getByRole('region', { name: 'Alerts' }).getByText(EVIL).first()).toBeVisible()
  for (const href of await page
    .locator('muster-main a[href]')
    .evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href)))
    expect(href).toMatch(/^https:\/\/github\.com\//)

  await page.getByRole('button', { name: 'Campaign options' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'Export snapshot' }).click()
  expect((await download).suggestedFilename()).toMatch(/^muster-octo-org-b-bold-b-x-[\d-]+\.json$/)
  for (const path of ['popup.html', 'options.html#tracking']) {
    const own = await muster.own(path)
    await expect(own.getByText('<b>bold</b> ../../x').filter({ visible: true }).first()).toBeVisible()
    expect(await own.title()).not.toBe('1337')
  }
  expect(await page.title()).not.toBe('1337')
})

test('nothing is left when everything is deleted in the middle of a sync, and the token was never on disk', async ({
  muster,
}) => {
  const said: string[] = []
  muster.context.on('console', (message) => said.push(message.text()))
  await muster.saveToken()
  await muster.sync(ORGANIZATION)
  const page = await muster.context.newPage()
  await page.goto(security(ORGANIZATION))
  await expect(sidebar(page)).toBeVisible()
  const before = await dumpEverything(muster)
  expect(before.session).toContain(DEMO_TOKENS.manager)
  expect(before.disk).toContain(ORGANIZATION)
  expect(before.disk).not.toMatch(/ghp_|Bearer/)

  muster.github.faults.latency = 500
  const own = await muster.own('popup.html')
  const answer = await own.evaluate(async () => {
    const { runtime } = (
      globalThis as unknown as { chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } } }
    ).chrome
    const call = (operation: string, input: object) =>
      runtime.sendMessage({ muster: 'call', operation, input })
    await call('organizations.add', { organization: 'empty-org' })
    await call('sync.start', { organization: 'octo-org' })
    return call('data.delete', {})
  })
  expect(answer).toEqual({ ok: true, value: null })
  muster.github.faults.latency = 0
  // What was under way has had its time to come back.
  await own.waitForTimeout(1500)
  const after = await dumpEverything(muster)
  expect(after).toEqual({ session: '{}', disk: '[{},[]]' })
  expect(said.join('\n')).not.toMatch(/ghp_|Bearer/)
})
