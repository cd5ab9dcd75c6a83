import { expect, type Page } from '@playwright/test'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Stage } from './stage.ts'
import { call, choose, dialog, own, saveToken, visit } from './steps.ts'
import type { Scene } from './studio.ts'
import { ORGANIZATION } from '../organization/create-world.ts'

/** What is handed out, and what comes back. */

/** Every format of *More exports…* chosen; gives the snapshots of the campaigns, by their size. */
export async function exportsOf(
  scene: Scene,
  ids: { one: string; many: string },
): Promise<{ one: string; many: string }> {
  const { studio } = scene
  const folder = await mkdtemp(join(tmpdir(), 'muster-sweep-'))
  const saved = { one: '', many: '' }
  for (const size of ['one', 'many'] as const)
    await own(scene, `options.html#tracking/${ORGANIZATION}/${ids[size]}`, async (page) => {
      await expect(page.locator('canvas').first()).toBeVisible()
      saved[size] = await download(page, 'Export snapshot', folder)
      if (size === 'one') return
      await studio.shoot(page, 'Snapshot exported', { narrow: true })
      await page.getByRole('button', { name: 'More exports…' }).click()
      for (const radio of await dialog(page).getByRole('radio').all()) {
        await radio.check()
        const format = (await radio.getAttribute('value')) ?? ''
        await studio.shoot(page, `Exporting, ${format}`, { narrow: true })
      }
      await dialog(page).getByLabel('Names of people').uncheck()
      await dialog(page).getByRole('radio', { name: 'Report (HTML)' }).check()
      await download(page, 'Download', folder)
      await studio.shoot(page, 'Exported without names', { narrow: true })
      await dialog(page).getByLabel('Filter').fill('severity:hgih')
      await dialog(page).getByRole('button', { name: 'Download' }).click()
      await expect(dialog(page).getByRole('alert').first()).toBeVisible()
      await studio.shoot(page, 'Exporting with a filter that is wrong', { narrow: true })
    })
  return saved
}

async function download(page: Page, button: string, folder: string): Promise<string> {
  const begun = page.waitForEvent('download')
  await page.getByRole('button', { name: button, exact: true }).click()
  const file = await begun
  const path = join(folder, file.suggestedFilename())
  await file.saveAs(path)
  return path
}

/** The preview of a file that says the same, less, more, or nothing that could be read. */
export async function imports(
  stage: Stage,
  scene: Scene,
  { files, id }: { files: { one: string; many: string }; id: string },
): Promise<void> {
  await own(scene, 'options.html#data', async (page) => {
    await openFile(page, files.many)
    await scene.studio.shoot(page, 'Import, the same', { narrow: true, whole: true })
  })
  // A second computer, which does not hear of what is changed at the first.
  const other = await stage.enter()
  await saveToken(other)
  await call(other, 'organizations.add', { organization: ORGANIZATION })
  await call(other, 'sharing.look', { organization: ORGANIZATION })
  await visit(scene.page, `#muster/campaigns/${id}`)
  await choose(scene.page, 'Edit campaign')
  await dialog(scene.page).getByRole('textbox', { name: 'Short description' }).fill('It is the last one.')
  await scene.page.getByRole('button', { name: 'Save changes' }).click()
  await expect(dialog(scene.page)).toHaveCount(0)
  const begun = scene.page.waitForEvent('download')
  await choose(scene.page, 'Export snapshot')
  const later = `${files.one}.later.json`
  await (await begun).saveAs(later)
  await own(scene, 'options.html#data', async (page) => {
    await openFile(page, files.one)
    await scene.studio.shoot(page, 'Import, older', { narrow: true, whole: true })
    const broken = join(tmpdir(), 'broken.json')
    await writeFile(broken, (await readFile(files.one, 'utf8')).replace('"alerts"', '"allerts"'))
    await openFile(page, broken)
    await scene.studio.shoot(page, 'Import, broken', { narrow: true, whole: true })
  })
  await own(other, 'options.html#data', async (page) => {
    await openFile(page, later)
    await scene.studio.shoot(page, 'Import, newer', { narrow: true, whole: true })
  })
}

export async function openFile(
  page: Page,
  files: string | string[] | { name: string; mimeType: string; buffer: Buffer },
): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page
    .getByRole('button', { name: /^Open snapshot/ })
    .first()
    .click()
  await (await chooser).setFiles(files)
  await expect(page.getByText('Reading')).toHaveCount(0)
}
