import { expect, type Page } from '@playwright/test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { NAMES, type Campaigns } from './campaigns.ts'
import { choose, own, visit } from './steps.ts'
import type { Scene } from './studio.ts'

/** The pages that are the extension's own. */

export async function options(scene: Scene): Promise<void> {
  const { studio } = scene
  for (const section of ['token', 'organizations', 'limits', 'data'])
    await own(scene, `options.html#${section}`, async (page) => {
      await expect(page.getByRole('heading').first()).toBeVisible()
      await studio.shoot(page, `Options, ${section}`, { whole: true, narrow: true })
      if (section === 'limits') await raiseTooFar(scene, page)
      if (section === 'organizations' || section === 'data') await askToDelete(scene, page, section)
    })
  await own(scene, 'options.html#tracking', async (page) => {
    await expect(page.getByRole('link', { name: NAMES.twelve })).toBeVisible()
    await studio.shoot(page, 'Options, tracking', { whole: true, narrow: true })
    for (const [size, name] of [
      ['1', NAMES.one],
      ['12', NAMES.twelve],
      ['1000', NAMES.many],
    ] as const) {
      await page.getByRole('link', { name }).first().click()
      await expect(page.locator('canvas').first()).toBeVisible()
      await studio.shoot(page, `Options, tracking, ${size}`, { whole: true, narrow: size === '12' })
      await page.goBack()
    }
  })
}

async function raiseTooFar({ studio }: Scene, page: Page): Promise<void> {
  await page.getByLabel('Alerts in a campaign').fill('12')
  await page.getByRole('button', { name: 'Save' }).click()
  await studio.shoot(page, 'Options, limits too low')
}

async function askToDelete({ studio }: Scene, page: Page, section: string): Promise<void> {
  const name = section === 'data' ? 'Delete all data' : /^Remove/
  await page.getByRole('button', { name }).first().click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await studio.shoot(page, `Options, ${section}, deleting`)
}

/** The viewer: empty, refusing a file, and with the snapshot of each campaign. */
export async function report(scene: Scene, { one, twelve, many }: Campaigns): Promise<void> {
  const { studio } = scene
  const folder = await mkdtemp(join(tmpdir(), 'muster-sweep-'))
  await own(scene, 'report.html', async (page) => {
    await studio.shoot(page, 'Report viewer, empty', { narrow: true })
    const open = async (file: string | { name: string; mimeType: string; buffer: Buffer }) => {
      const chooser = page.waitForEvent('filechooser')
      await page.getByRole('button', { name: 'Open snapshot' }).click()
      await (await chooser).setFiles(file)
    }
    await open({ name: 'notes.json', mimeType: 'application/json', buffer: Buffer.from('{"a":1}') })
    await expect(page.getByText('was not opened')).toBeVisible()
    await studio.shoot(page, 'Report viewer, no snapshot', { narrow: true })
    for (const [size, fragment, name] of [
      ['1', one, NAMES.one],
      ['12', twelve, NAMES.twelve],
      ['1000', many, NAMES.many],
    ] as const) {
      await open(await snapshotOf(scene, fragment, folder))
      await page.bringToFront()
      const link = page.getByRole('link', { name })
      const progress = page.getByRole('region', { name: 'Campaign progress' })
      await expect(link.or(progress).first()).toBeVisible()
      if (size === '12') await studio.shoot(page, 'Report viewer, contents', { narrow: true, whole: true })
      await link.first().click()
      await expect(progress).toBeVisible()
      await studio.shoot(page, `Report viewer, ${size}`, { narrow: true, whole: true })
      await page.goBack()
    }
  })
  await rm(folder, { recursive: true })
}

async function snapshotOf({ page }: Scene, fragment: string, folder: string): Promise<string> {
  await page.bringToFront()
  await visit(page, fragment)
  const download = page.waitForEvent('download')
  await choose(page, 'Export snapshot')
  const saved = await download
  // Under its own name, which the viewer shows.
  const file = join(folder, saved.suggestedFilename())
  await saved.saveAs(file)
  return file
}
