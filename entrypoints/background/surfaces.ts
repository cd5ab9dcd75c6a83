import { is } from 'valibot'
import { browser } from 'wxt/browser'
import { surfaceMessage, type Surface } from '@/lib/backend/messages'

const FILES = {
  'org-security': '/content-scripts/org-security.js',
  repository: '/content-scripts/repository.js',
} as const satisfies Record<Surface, string>

/**
 * Injects a surface into the tab that asks for it, when it is a page of GitHub's in its top frame. Answers whether it is
 * in: the page asks again at its next navigation if it is not.
 */
export function listenToSurfaces(): void {
  browser.runtime.onMessage.addListener((message: unknown, sender, respond: (injected: boolean) => void) => {
    if (!is(surfaceMessage, message)) return
    const tabId = sender.tab?.id
    const ours = sender.id === browser.runtime.id && sender.frameId === 0
    if (!ours || tabId === undefined || sender.origin !== 'https://github.com') return
    const injecting = browser.scripting.executeScript({ target: { tabId }, files: [FILES[message.surface]] })
    injecting.then(
      () => respond(true),
      () => respond(false),
    )
    return true
  })
}
