import type { BrowserContext, Locator, Page } from '@playwright/test'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** One thing that was looked at, in every appearance in which it was. */
export interface Sight {
  name: string
  pictures: { file: string; width: number; scheme: Scheme }[]
}
const SCHEMES = ['light', 'dark'] as const
type Scheme = (typeof SCHEMES)[number]

/** How pictures of a page are taken: always light and dark. */
interface How {
  /** At 375 px too. */
  narrow?: boolean
  /** Not only what is in the window, down to a height that somebody would still look at. */
  whole?: boolean
  /** This part of the page alone. */
  of?: Locator
  /** As a browser shows a popup, in place of the other sizes. */
  popup?: boolean
}

export interface Studio {
  shoot(page: Page, name: string, how?: How): Promise<void>
  sights: Sight[]
}

const SIZES = {
  wide: { width: 1280, height: 900 },
  narrow: { width: 375, height: 812 },
  // The most that browsers give to a popup of this width.
  popup: { width: 380, height: 600 },
}
const WIDE = ['wide'] as const
const BOTH = ['wide', 'narrow'] as const
const POPUP = ['popup'] as const
const HIGHEST = 2600
/** Until colours have faded over, charts are drawn anew and lists have found their heights. */
const SETTLING = 450

/** A folder for the pictures, without those of the last time. */
export async function openStudio(folder: string): Promise<Studio> {
  await mkdir(folder, { recursive: true })
  for (const name of await readdir(folder))
    if (/^\d+-.+-(light|dark)\.png$/.test(name)) await rm(join(folder, name))
  const sights: Sight[] = []

  async function take(page: Page, file: string, { whole = false, of }: How): Promise<void> {
    await page.waitForTimeout(SETTLING)
    if (of) {
      await of.screenshot({ path: join(folder, file), animations: 'disabled' })
      return
    }
    const width = page.viewportSize()?.width ?? SIZES.wide.width
    const height = await page.evaluate(() => document.documentElement.scrollHeight)
    const clip = { x: 0, y: 0, width, height: Math.min(height, HIGHEST) }
    const size = whole && height > SIZES.wide.height ? { fullPage: true, clip } : {}
    await page.screenshot({ path: join(folder, file), animations: 'disabled', ...size })
  }

  return {
    sights,
    async shoot(page, name, how = {}) {
      const { narrow = false, whole = false, popup = false } = how
      const sight: Sight = { name, pictures: [] }
      const number = String(sights.push(sight)).padStart(2, '0')
      await page.bringToFront()
      // Nothing is to look hovered over.
      await page.mouse.move(0, 0)
      for (const size of popup ? POPUP : narrow ? BOTH : WIDE) {
        await page.setViewportSize(SIZES[size])
        for (const scheme of SCHEMES) {
          await page.emulateMedia({ colorScheme: scheme })
          const { width } = SIZES[size]
          const file = `${number}-${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-${width}-${scheme}.png`
          // At this width GitHub's column stands above ours.
          const isWhole = whole || (size === 'narrow' && !(await hasDialog(page)))
          await take(page, file, { ...how, whole: isWhole })
          if (await isTooWide(page)) console.log(`  ${name} is wider than ${width} pixels (${scheme})`)
          sight.pictures.push({ file, width, scheme })
        }
      }
      await page.emulateMedia({ colorScheme: 'light' })
      await page.setViewportSize(SIZES.wide)
      console.log(`  ${number} ${name}`)
    },
  }
}

const isTooWide = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
const hasDialog = async (page: Page) => (await page.getByRole('dialog').count()) > 0

/** What a scene works with. */
export interface Scene {
  context: BrowserContext
  extensionId: string
  studio: Studio
  /** On GitHub's Security pages. */
  page: Page
}
