import { expect, test } from './fixtures.ts'

const ORGANIZATION = 'octo-org'

test.use({ options: { alerts: 6000, repositories: 60, server: { latency: 150 }, colorScheme: 'light' } })

test('a sync goes on after the worker was killed in the middle, and fetches no page for nothing', async ({
  muster,
}) => {
  await muster.saveToken()
  const page = await muster.own('options.html#organizations')
  // The full pull goes by creation; the later one that may follow goes by change.
  const alertPages = () => muster.github.requests.count(/code-scanning\/alerts\?.*sort=created/)
  void muster.sync(ORGANIZATION).catch(() => undefined)
  await expect.poll(alertPages, { timeout: 30_000 }).toBeGreaterThan(15)
  await muster.killWorker()
  const before = alertPages()
  expect(before).toBeLessThan(60)

  await muster.sync(ORGANIZATION)
  await page.reload()
  await expect(page.getByText('6,000 alerts').first()).toBeVisible()
  // Sixty pages; only those that were in flight at the kill, six at most, are asked for once more.
  expect(alertPages()).toBeLessThanOrEqual(60 + 6)
})

test('an idle worker that was killed answers again, and still has the token', async ({ muster }) => {
  await muster.saveToken()
  await muster.killWorker()
  const page = await muster.own('options.html#token')
  await expect(page.getByText('maya-manager').first()).toBeVisible()
})
