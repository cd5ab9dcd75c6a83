import { readFile } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import type { Muster } from '../fixtures.ts'

/** Every format of the dialog *Export*, by its label. */
const FORMATS = {
  snapshot: 'Snapshot (JSON)',
  html: 'Report (HTML)',
  markdown: 'Summary (Markdown)',
  alerts: 'Alerts (CSV)',
  timeline: 'Timeline (CSV)',
  weeks: 'Weeks (CSV)',
  ages: 'Age (CSV)',
  remediation: 'Time to remediate (CSV)',
} as const
export type Format = keyof typeof FORMATS

export interface Saved {
  name: string
  /** Where it lies on this computer. */
  path: string
  text: string
}

/** Downloads every format of all campaigns, as a person does it in the options. */
export async function downloads(muster: Muster): Promise<Record<Format, Saved>> {
  const page = await muster.own('options.html#tracking')
  await page.getByRole('button', { name: 'More exports…' }).click()
  const files: Partial<Record<Format, Saved>> = {}
  for (const [format, label] of Object.entries(FORMATS) as [Format, string][])
    files[format] = await save(page, label)
  await page.close()
  return files as Record<Format, Saved>
}

async function save(page: Page, label: string): Promise<Saved> {
  const dialog = page.getByRole('dialog', { name: 'Export' })
  await dialog.getByRole('radio', { name: label, exact: true }).check()
  const coming = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Download' }).click()
  const download = await coming
  const name = download.suggestedFilename()
  await expect(dialog.getByText(`Saved as ${name}.`)).toBeVisible()
  const path = await download.path()
  return { name, path, text: await readFile(path, 'utf8') }
}
