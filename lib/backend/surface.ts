import { browser } from 'wxt/browser'
import type { Surface, SurfaceMessage } from './messages'

/**
 * Asks the background to inject a surface into this tab. Kept apart from the rest, without any schema library:
 * it is part of the script that runs on every GitHub page.
 */
export function requestSurface(surface: Surface): Promise<void> {
  const message: SurfaceMessage = { muster: 'surface', surface }
  return browser.runtime.sendMessage(message)
}
