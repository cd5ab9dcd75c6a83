import { expect, type BrowserContext, type Page } from '@playwright/test'
import type { Camera } from './camera.ts'
import { ORGANIZATION } from '../organization/create-world.ts'
import type { LocalGitHub } from '../server.ts'

/** What every chapter of the walk works with. */
export interface Walker {
  context: BrowserContext
  extensionId: string
  github: LocalGitHub
  report: string
  repositories: string[]
  page: Page
  camera: Camera
}

/** What the campaign page says in its region *Campaign progress*. */
export interface Numbers {
  total: number
  closed: number
}

export const SECURITY = `https://github.com/orgs/${ORGANIZATION}/security/overview`
export const LONG = { timeout: 120_000 }
export const sidebar = (page: Page) => page.getByRole('navigation', { name: 'Security campaigns' })

/** Reads the progress bar's text: “3 of 120 alerts closed …”. */
export async function progress({ page }: { page: Page }): Promise<Numbers> {
  const region = page.getByRole('region', { name: 'Campaign progress' })
  await expect(region).toContainText(/\d+ of [\d,]+/)
  const text = (await region.textContent()) ?? ''
  const match = /([\d,]+) of ([\d,]+)/.exec(text)
  if (!match) throw new Error(`No progress in “${text}”`)
  const [closed, total] = [match[1], match[2]].map((number) => Number((number ?? '').replaceAll(',', '')))
  return { closed: closed ?? NaN, total: total ?? NaN }
}
