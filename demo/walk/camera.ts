import type { Page } from '@playwright/test'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Numbered screenshots of a walk. */
export interface Camera {
  /** Says what is seen and keeps a picture of it. */
  shoot(page: Page, title: string): Promise<void>
  folder: string
}

/** An empty folder and a counter that starts at 1. */
export async function createCamera(folder: string): Promise<Camera> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  let number = 0
  return {
    folder,
    async shoot(page, title) {
      number += 1
      const name = `${String(number).padStart(2, '0')}-${title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.png`
      await page.screenshot({ path: join(folder, name), animations: 'disabled' })
      console.log(`  ${name}`)
    },
  }
}
