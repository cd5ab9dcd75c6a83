import type { BrowserContext } from '@playwright/test'

/** Narrower than this GitHub's pages are those of a phone, and there is little to see in a window. */
const LEAST_WIDTH = 760
/** By how much a window stands out from under the other where there is no room for both. */
const STEP = 64

interface Bounds {
  left: number
  top: number
  width: number
  height: number
}

/** Puts the windows of two browsers beside each other, or where the screen is too small so that both can be seen. */
export async function placeBeside(first: BrowserContext, second: BrowserContext): Promise<void> {
  const screen = await screenOf(first)
  const half = Math.floor(screen.width / 2)
  if (half >= LEAST_WIDTH) {
    await place(first, { ...screen, width: half })
    await place(second, { ...screen, left: screen.left + half, width: half })
    return
  }
  const size = { width: screen.width - STEP, height: screen.height - STEP }
  await place(first, { ...screen, ...size })
  await place(second, { left: screen.left + STEP, top: screen.top + STEP, ...size })
}

/** What of the screen may be used, in the screen's own coordinates. */
async function screenOf(context: BrowserContext): Promise<Bounds> {
  const page = context.pages()[0] ?? (await context.newPage())
  return page.evaluate(() => {
    const { availWidth: width, availHeight: height } = screen
    return { left: 0, top: 0, width, height }
  })
}

async function place(context: BrowserContext, bounds: Bounds): Promise<void> {
  const page = context.pages()[0] ?? (await context.newPage())
  const session = await context.newCDPSession(page)
  const { windowId } = await session.send('Browser.getWindowForTarget')
  await session.send('Browser.setWindowBounds', { windowId, bounds: { windowState: 'normal' } })
  await session.send('Browser.setWindowBounds', { windowId, bounds })
  await session.detach()
}
