import { expect, test } from './fixtures.ts'

const ORGANIZATION = 'octo-org'
const PAGES = 60

test.use({
  options: { alerts: PAGES * 100, repositories: 60, server: { latency: 150 }, colorScheme: 'light' },
})

test('a sync goes on after the worker was killed in the middle, and begins no page anew that was stored', async ({
  muster,
}) => {
  await muster.saveToken()
  const page = await muster.own('options.html#organizations')
  // The full pull goes by creation; the later one that may follow goes by change.
  const asked = () =>
    muster.github.requests
      .api()
      .map(({ path, query }) => `${path}${query}`)
      .filter((target) => /code-scanning\/alerts\?.*sort=created/.test(target))
  void muster.sync(ORGANIZATION).catch(() => undefined)
  await expect.poll(() => asked().length, { timeout: 30_000 }).toBeGreaterThan(PAGES / 2)
  await muster.killWorker()
  const before = asked().length
  expect(before).toBeLessThan(PAGES)

  await muster.sync(ORGANIZATION)
  await page.reload()
  await expect(page.getByText('6,000 alerts').first()).toBeVisible()
  // Only what was on its way at the kill, to us or to the disk, is asked for once more: far less than all of before.
  expect(new Set(asked()).size).toBe(PAGES)
  expect(asked().length - PAGES).toBeLessThan(before / 2)
  for (const target of new Set(asked()))
    expect(asked().filter((one) => one === target).length).toBeLessThanOrEqual(2)
})

test('an idle worker that was killed answers again, and still has the token', async ({ muster }) => {
  await muster.saveToken()
  await muster.killWorker()
  const page = await muster.own('options.html#token')
  await expect(page.getByText('maya-manager').first()).toBeVisible()
})
