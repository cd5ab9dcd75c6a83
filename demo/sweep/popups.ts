import { expect, type Page } from '@playwright/test'
import { call, LONG, own, type Answering } from './steps.ts'
import type { Scene } from './studio.ts'
import { PAST } from './past-world.ts'
import { ORGANIZATION } from '../organization/create-world.ts'
import type { LocalGitHub } from '../server.ts'

/** The popup at the size that browsers give it, with everything that it may have to say. */

const needs = (page: Page) => page.getByRole('region', { name: /^Needs you/ })

async function shootPopup(scene: Scene, name: string, until: (page: Page) => Promise<void>): Promise<void> {
  await own(scene, 'popup.html', async (page) => {
    await until(page)
    await scene.studio.shoot(page, `Popup, ${name}`, { popup: true })
  })
}

export async function withoutToken(scene: Scene): Promise<void> {
  await shootPopup(scene, 'no token', (page) => expect(page.getByRole('heading').nth(1)).toBeVisible())
}

export async function untilSynced(scene: Scene): Promise<void> {
  await own(scene, 'popup.html', async (page) => {
    await expect(page.getByRole('button', { name: 'Sync now' })).toBeVisible(LONG)
    await expect(page.getByText(/^as of /i).first()).toBeVisible(LONG)
  })
}

/** What is shared is at risk already; somebody else's campaigns need nobody. */
export async function untroubled(scene: Scene): Promise<void> {
  await shootPopup(scene, 'as shared', (page) => expect(page.getByText(PAST.many)).toBeVisible())
}

export async function troubled(scene: Scene, count: number): Promise<void> {
  await own(scene, 'popup.html', async (page) => {
    await expect(needs(page).getByRole('listitem').first()).toBeVisible()
    await expect(page.locator('.m-loading')).toHaveCount(0)
    await scene.studio.shoot(page, `Popup, ${count} more`, { popup: true })
    await page.locator('#app').evaluate((app) => app.scrollTo(0, app.scrollHeight))
    await scene.studio.shoot(page, `Popup, ${count} more, its end`, { popup: true })
  })
}

export async function ofDeveloper(scene: Scene): Promise<void> {
  await shootPopup(scene, 'of a developer', (page) =>
    expect(needs(page).getByRole('listitem').first()).toBeVisible(),
  )
}

/** Loading, a failure of our own, and a sync that GitHub did not let through. */
export async function inTrouble(scene: Scene, { faults }: LocalGitHub): Promise<void> {
  await answered(scene, 'loading', 'never')
  await answered(scene, 'failed', {
    ok: false,
    failure: { kind: 'internal', detail: 'the database cannot be opened' },
  })
  const takeBack = faults.add({ path: '/', drop: true })
  await call(scene, 'sync.start', { organization: ORGANIZATION })
  await shootPopup(scene, 'sync failed', (page) =>
    expect(page.getByText(/cannot be reached/).first()).toBeVisible(LONG),
  )
  takeBack()
}

/** In place of what the background would answer. */
async function answered(
  { context, extensionId, studio }: Scene,
  name: string,
  how: Answering,
): Promise<void> {
  const page = await context.newPage()
  await page.addInitScript((answer: Answering) => {
    const sendMessage = () => (answer === 'never' ? new Promise(() => {}) : Promise.resolve(answer))
    for (const api of ['chrome', 'browser'])
      Object.assign(Reflect.get(globalThis, api)?.runtime ?? {}, { sendMessage })
  }, how)
  await page.goto(`chrome-extension://${extensionId}/popup.html`)
  await studio.shoot(page, `Popup, ${name}`, { popup: true })
  await page.close()
}
