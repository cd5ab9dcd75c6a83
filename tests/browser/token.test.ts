import { expect, security, test, type Muster } from './fixtures.ts'
import { DEMO_TOKENS } from '../../demo/organization/tokens.ts'

const PASSPHRASE = 'correct horse battery staple'

/** Everything that the extension keeps, as one text, read in its worker. */
async function dump(muster: Muster, area: 'local' | 'session') {
  const worker = await muster.worker()
  return worker.evaluate(async (name) => {
    const { storage } = (
      globalThis as unknown as { chrome: { storage: Record<string, { get(): Promise<unknown> }> } }
    ).chrome
    return JSON.stringify(await storage[name]?.get())
  }, area)
}

test('the token lives in the session’s memory only, by default', async ({ muster }) => {
  await muster.saveToken()
  expect(await dump(muster, 'local')).not.toContain('ghp_')
  expect(await dump(muster, 'session')).toContain(DEMO_TOKENS.manager)
  const page = await muster.own('options.html#token')
  await expect(page.getByText('maya-manager').first()).toBeVisible()
  expect(await page.content()).not.toContain(DEMO_TOKENS.manager)
})

test('a remembered token is encrypted, locked after a restart, and opens with its passphrase alone', async ({
  muster,
}) => {
  const page = await muster.own('options.html#token')
  await page.getByLabel('Personal access token').fill(`  "${DEMO_TOKENS.manager}"\n`)
  await page.getByLabel(/remember/i).check()
  await page.getByLabel(/^Passphrase/).fill(PASSPHRASE)
  await page.getByLabel(/repeat/i).fill(PASSPHRASE)
  await page.getByRole('button', { name: 'Check and save' }).click()
  await expect(page.getByText('maya-manager').first()).toBeVisible()
  const local = await dump(muster, 'local')
  expect(local).not.toContain('ghp_')
  expect(local).not.toContain(PASSPHRASE)
  expect(local).toContain('600000')

  // What ends with the browser is the session area.
  const worker = await muster.worker()
  await worker.evaluate(() =>
    (
      globalThis as unknown as { chrome: { storage: { session: { clear(): Promise<void> } } } }
    ).chrome.storage.session.clear(),
  )
  await page.reload()
  await page.getByLabel(/^Passphrase/).fill('wrong')
  await page.getByRole('button', { name: 'Unlock' }).click()
  await expect(page.getByText(/not the passphrase/).first()).toBeVisible()
  await page.getByLabel(/^Passphrase/).fill(PASSPHRASE)
  await page.getByRole('button', { name: 'Unlock' }).click()
  await expect(page.getByText('maya-manager').first()).toBeVisible()

  await page.getByRole('button', { name: 'Forget token' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Forget token' }).click()
  await expect(page.getByLabel('Personal access token')).toBeVisible()
  expect(await dump(muster, 'local')).not.toContain('600000')
  expect(await dump(muster, 'session')).not.toContain('ghp_')
})

test('a token that GitHub refuses is not kept, and one that lacks a scope says which', async ({ muster }) => {
  const page = await muster.own('options.html#token')
  const save = async (token: string) => {
    await page.getByLabel('Personal access token').fill(token)
    await page.getByRole('button', { name: 'Check and save' }).click()
  }
  await save(DEMO_TOKENS.expired)
  await expect(page.getByText(/did not accept/).first()).toBeVisible()
  expect(await dump(muster, 'session')).not.toContain('ghp_')
  await save(DEMO_TOKENS.withoutSecurityEvents)
  await expect(page.getByText('security_events').first()).toBeVisible()
  await expect(page.getByText(/missing/i).first()).toBeVisible()
})

test('a page of GitHub sees neither the token nor the extension’s storage', async ({ muster }) => {
  await muster.saveToken()
  const page = await muster.context.newPage()
  await page.goto(security('octo-org', '#muster'))
  await expect(page.getByRole('navigation', { name: 'Security campaigns' })).toBeVisible()
  const everything = await page.evaluate(() => {
    const texts = [
      new XMLSerializer().serializeToString(document),
      JSON.stringify(Object.entries(localStorage)),
    ]
    for (const host of document.querySelectorAll('[data-muster]'))
      for (const child of host.shadowRoot?.children ?? [])
        texts.push(new XMLSerializer().serializeToString(child))
    return texts.join('')
  })
  expect(everything).not.toContain('ghp_')
})
