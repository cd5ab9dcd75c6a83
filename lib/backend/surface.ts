import { browser } from 'wxt/browser'
import type { Surface, SurfaceMessage } from './messages'

/**
 * Asks the background to inject a surface into this tab; throws when it did not. Kept apart from the rest, without any
 * schema library: it is part of the script that runs on every GitHub page.
 */
export async function requestSurface(surface: Surface): Promise<void> {
  const message: SurfaceMessage = { muster: 'surface', surface }
  const injected: unknown = await browser.runtime.sendMessage(message)
  if (injected !== true) throw new Error(`The surface ${surface} was not injected`)
}
