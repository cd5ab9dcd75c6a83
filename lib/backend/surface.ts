import { browser } from 'wxt/browser'
import type { SurfaceAnswer, SurfaceMessage, SurfaceRequest } from './messages'

/**
 * Asks the background to inject a surface into this tab, where it belongs there; throws when nobody answers. Kept apart from
 * the rest, without any schema library: it is part of the script that runs on every GitHub page.
 */
export async function requestSurface(request: SurfaceRequest): Promise<SurfaceAnswer> {
  const message: SurfaceMessage = { muster: 'surface', ...request }
  const answer: unknown = await browser.runtime.sendMessage(message)
  return answer === 'injected' || answer === 'nothing' ? answer : 'failed'
}
