import { browser } from 'wxt/browser'
import { defineContentScript } from 'wxt/utils/define-content-script'
import { requestSurface } from '@/lib/backend/surface'
import { expectView, setArriving } from '@/lib/pages/arrival'
import { viewOf } from '@/lib/pages/fragment'
import { watchNavigation } from '@/lib/pages/navigation'
import { createAsking } from '@/lib/pages/wanted'

/**
 * Runs on every page of GitHub, so it does next to nothing: reads the address, and where Muster has a surface, asks the
 * background to bring it in. From then on the surface looks after itself, and this script is silent about it.
 */
export default defineContentScript({
  matches: ['https://github.com/*'],
  // Before anything is painted, so that a link to one of our views shows no other page first.
  runAt: 'document_start',
  noScriptStartedPostMessage: true,
  main(ctx) {
    const stop = new AbortController()
    ctx.signal.addEventListener('abort', () => stop.abort())
    const asking = createAsking()
    let underWay = false

    async function look(): Promise<void> {
      if (underWay || stop.signal.aborted) return
      const address = location.href
      const wanted = asking.next(address)
      if (!wanted) return
      // After an update this script is an orphan: nobody is left to ask.
      if (!browser.runtime?.id) return stop.abort()
      underWay = true
      if (viewOf(location.hash) && !(wanted.surface === 'repository' && !wanted.isAddressed)) expectView()
      // No answer: the background was being restarted.
      const answer = await requestSurface(wanted).catch(() => 'failed' as const)
      underWay = false
      asking.answered(wanted, address, answer)
      if (answer !== 'injected') setArriving(false)
      if (asking.isDone()) return stop.abort()
      // The page may have turned to another one meanwhile.
      if (location.href !== address) await look()
    }

    watchNavigation(() => void look(), stop.signal)
    void look()
  },
})
