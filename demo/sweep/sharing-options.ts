import { expect, type Page } from '@playwright/test'
import { fileOf, SHARED } from './shared-world.ts'
import { beginCampaign, call, dialog, LONG, own } from './steps.ts'
import type { Scene } from './studio.ts'
import { ORGANIZATION } from '../organization/create-world.ts'
import type { LocalGitHub } from '../server.ts'

/** The options *Sharing* and *Notifications*: what a campaign repository can be found to be. */

const atOptions = (scene: Scene, work: (page: Page) => Promise<void>) =>
  own(scene, 'options.html#sharing', async (page) => {
    await expect(page.getByRole('textbox', { name: 'Campaign repository' })).toBeVisible()
    await work(page)
  })

async function lookAgain(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Look now' })
  await button.click()
  await expect(page.getByText(/^Looking for/)).toHaveCount(0, LONG)
}

export async function withoutRepository(scene: Scene): Promise<void> {
  const { page, studio } = scene
  await atOptions(scene, async (options) => {
    await lookAgain(options)
    await studio.shoot(options, 'Options, sharing, no repository', { narrow: true, whole: true })
  })
  await beginCampaign(page, 'is:open severity:medium')
  await dialog(page).getByText('The campaign stays in this browser').scrollIntoViewIfNeeded()
  await studio.shoot(page, 'New campaign, nowhere to share', { narrow: true })
  await page.keyboard.press('Escape')
}

export async function repositoryStates(scene: Scene, { world, faults }: LocalGitHub): Promise<void> {
  const { studio } = scene
  await atOptions(scene, async (page) => {
    const field = page.getByRole('textbox', { name: 'Campaign repository' })
    const save = page.getByRole('button', { name: 'Save' })
    await lookAgain(page)
    await studio.shoot(page, 'Options, sharing, empty repository', { narrow: true, whole: true })
    await field.fill('somebody-else/campaigns')
    await save.click()
    await studio.shoot(page, 'Options, sharing, no such name', { narrow: true })
    world.createRepository(ORGANIZATION, 'open-campaigns', { visibility: 'public' })
    await field.fill('open-campaigns')
    await save.click()
    await expect(page.getByText(/^Saved\./)).toBeVisible()
    await lookAgain(page)
    await studio.shoot(page, 'Options, sharing, saved, public repository', { narrow: true, whole: true })
    await field.fill('security-campaigns')
    await save.click()
    await expect(page.getByText('Private', { exact: true })).toBeVisible()
    const damaged = JSON.stringify({ ...fileOf('x', { name: '', places: [] }), version: 1 })
    world.setFile(SHARED, 'campaigns/11111111-1111-4111-8111-111111111111.json', damaged)
    world.setFile(SHARED, 'campaigns/22222222-2222-4222-8222-222222222222.json', '{"format": "muster-cam')
    const newer = { format: 'muster-campaign', version: 3 }
    world.setFile(SHARED, 'campaigns/33333333-3333-4333-8333-333333333333.json', JSON.stringify(newer))
    await lookAgain(page)
    await studio.shoot(page, 'Options, sharing, files left alone', { narrow: true, whole: true })
    for (const digit of '123') {
      const id = `${digit.repeat(8)}-${digit.repeat(4)}-4${digit.repeat(3)}-8${digit.repeat(3)}-${digit.repeat(12)}`
      world.removeFile(SHARED, `campaigns/${id}.json`)
    }
    const takeBack = faults.add({ path: `/repos/${SHARED}`, status: 500 })
    await lookAgain(page)
    await studio.shoot(page, 'Options, sharing, unreachable', { narrow: true, whole: true })
    takeBack()
    world.archiveRepository(SHARED)
    await lookAgain(page)
    await studio.shoot(page, 'Options, sharing, archived', { narrow: true, whole: true })
    world.archiveRepository(SHARED, false)
    await lookAgain(page)
  })
}

export async function notices(scene: Scene): Promise<void> {
  await own(scene, 'options.html#notices', async (page) => {
    await page.getByRole('checkbox').first().uncheck()
    await expect(page.getByText('Saved.')).toBeVisible()
    await scene.studio.shoot(page, 'Options, notifications', { narrow: true, whole: true })
    await page.getByRole('checkbox').first().check()
  })
}

/** Somebody who may read the campaign repository and not write to it. */
export async function readOnly(scene: Scene): Promise<void> {
  await call(scene, 'sharing.look', { organization: ORGANIZATION })
  await atOptions(scene, (page) =>
    scene.studio.shoot(page, 'Options, sharing, read only', { narrow: true, whole: true }),
  )
}
