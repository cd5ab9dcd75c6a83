import { browser } from 'wxt/browser'
import type { ChangeMessage } from '@/lib/backend/messages'
import type { Change } from '@/lib/backend/views'

/** Nobody listening is the usual case: no page of ours is open, or a tab has no surface. `Conduits` is Firefox's tab that just closes. */
const NOBODY =
  /receiving end does not exist|could not establish connection|message (port|channel) closed|conduits.* destroyed/i

/** Tells every open page of the extension and every GitHub tab that something changed. */
export function announce(change: Change): void {
  const message: ChangeMessage = { muster: 'change', change }
  void unheard(browser.runtime.sendMessage(message))
  void tellTabs(message)
}

async function tellTabs(message: ChangeMessage): Promise<void> {
  const tabs = await browser.tabs.query({ url: 'https://github.com/*' })
  for (const { id } of tabs) if (id !== undefined) void unheard(browser.tabs.sendMessage(id, message))
}

async function unheard(sending: Promise<unknown>): Promise<void> {
  try {
    await sending
  } catch (error) {
    if (!(error instanceof Error && NOBODY.test(error.message))) throw error
  }
}
