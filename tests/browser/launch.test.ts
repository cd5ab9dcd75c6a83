import { expect, security, sidebar, test } from './fixtures.ts'

const ORGANIZATION = 'octo-org'

test.use({ options: { alerts: 240, repositories: 6, server: { latency: 20 }, colorScheme: 'light' } })

test('a launch goes on by itself after the worker was killed twice, and writes nothing twice', async ({
  muster,
}) => {
  // At GitHub's pace of one write a second, and with an alarm that needs half a minute to start the next worker.
  test.setTimeout(240_000)
  await muster.saveToken()
  await muster.sync(ORGANIZATION)
  const page = await muster.context.newPage()
  await page.goto(security(ORGANIZATION, '#muster'))
  await sidebar(page).getByRole('button', { name: 'New campaign' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /SQL injection/ })
    .click()
  await page.getByRole('textbox', { name: 'Campaign name' }).fill('Launched')
  await page.getByRole('textbox', { name: 'Short description' }).fill('All of it, with issues.')
  await page.getByLabel('Campaign due date').fill('2099-12-24')
  await expect(page.getByRole('checkbox', { name: /Autofix/ })).toBeChecked()
  await page.getByRole('checkbox', { name: /issue/ }).check()
  await page.getByRole('dialog').getByRole('button', { name: 'Create campaign' }).click()

  const launch = page.getByRole('region', { name: 'Launch' })
  await expect(launch).toContainText(/\d+ of \d+/)
  const total = Number(/of (\d+)/.exec((await launch.textContent()) ?? '')?.[1])
  expect(total).toBeGreaterThan(6)
  const writes = () => muster.github.world.writes.all
  for (const most of [2, 5]) {
    await expect.poll(() => writes().length, { timeout: 90_000 }).toBeGreaterThanOrEqual(most)
    await muster.killWorker()
  }
  await expect.poll(() => writes().length, { timeout: 150_000 }).toBeGreaterThanOrEqual(total)
  await expect(launch).toContainText(/done|complete/i, { timeout: 60_000 })
  expect(writes()).toHaveLength(total)
  expect(new Set(writes().map(({ method, path }) => `${method} ${path}`)).size).toBe(total)
  expect(writes().every(({ status }) => status < 300)).toBe(true)

  // What a developer meets: the issue in the repository, with the alerts, the manager and the due date.
  const issue = writes().find(({ path }) => path.endsWith('/issues'))
  const body = JSON.stringify(issue?.body)
  for (const text of ['Launched', '@maya-manager', '/security/code-scanning/']) expect(body).toContain(text)
})
