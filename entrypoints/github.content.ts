import { browser } from 'wxt/browser'
import { defineContentScript } from 'wxt/utils/define-content-script'
import { requestSurface } from '@/lib/backend/surface'
import { expectView } from '@/lib/pages/arrival'
import { viewOf } from '@/lib/pages/fragment'
import { watchNavigation } from '@/lib/pages/navigation'
import { pageOf } from '@/lib/pages/route'

/**
 * Runs on every page of GitHub, so it does next to nothing: reads the address, and where Muster has a surface, asks
 * the background once to bring it in. From then on the surface looks after itself and this script is silent.
 */
export default defineContentScript({
  matches: ['https://github.com/*'],
  // Before anything is painted, so that a link to one of our views shows no other page first.
  runAt: 'document_start',
  noScriptStartedPostMessage: true,
  main(ctx) {
    const stop = new AbortController()
    ctx.signal.addEventListener('abort', () => stop.abort())
    let asking = false

    async function look(): Promise<void> {
      if (asking || pageOf(location.href).kind !== 'organization-security') return
      // After an update this script is an orphan: nobody is left to ask.
      if (!browser.runtime?.id) return stop.abort()
      asking = true
      if (viewOf(location.hash)) expectView()
      try {
        await requestSurface('org-security')
        stop.abort()
      } catch {
        // The background was being restarted: the next navigation asks again.
        asking = false
      }
    }

    watchNavigation(() => void look(), stop.signal)
    void look()
  },
})
