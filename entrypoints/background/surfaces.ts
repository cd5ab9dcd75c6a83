import { is } from 'valibot'
import { browser } from 'wxt/browser'
import { surfaceMessage, type Surface, type SurfaceAnswer, type SurfaceRequest } from '@/lib/backend/messages'

const FILES = {
  'org-security': '/content-scripts/org-security.js',
  repository: '/content-scripts/repository.js',
} as const satisfies Record<Surface, string>

/**
 * Injects a surface into the tab that asks for it, when it is a page of GitHub's in its top frame and `belongs` finds that it
 * has something to show there. After *failed* the page asks again at its next navigation.
 */
export function listenToSurfaces(
  belongs: (request: SurfaceRequest) => Promise<boolean> = () => Promise.resolve(true),
): void {
  browser.runtime.onMessage.addListener(
    (message: unknown, sender, respond: (answer: SurfaceAnswer) => void) => {
      if (!is(surfaceMessage, message)) return
      const tabId = sender.tab?.id
      const ours = sender.id === browser.runtime.id && sender.frameId === 0
      if (!ours || tabId === undefined || sender.origin !== 'https://github.com') return
      const inject = async (): Promise<SurfaceAnswer> => {
        if (!(await belongs(message))) return 'nothing'
        await browser.scripting.executeScript({ target: { tabId }, files: [FILES[message.surface]] })
        return 'injected'
      }
      inject().then(respond, () => respond('failed'))
      return true
    },
  )
}
