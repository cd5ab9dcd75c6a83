import { browser } from 'wxt/browser'
import { defineContentScript } from 'wxt/utils/define-content-script'
import { startSurface } from './surface'
import { allOurs } from '@/lib/pages/marks'

/** Asked of the page: is there a living surface? It answers by cancelling the event. */
const ALIVE = 'muster:alive'

/**
 * The surface of an organization's Security pages, injected on demand. Injected twice, the second one sees the first
 * and does nothing; only the orphan of an update is replaced.
 */
export default defineContentScript({
  registration: 'runtime',
  matches: ['https://github.com/*'],
  noScriptStartedPostMessage: true,
  main() {
    const page = document.documentElement
    if (!page.dispatchEvent(new Event(ALIVE, { cancelable: true }))) return
    for (const node of allOurs()) node.remove()

    const stop = new AbortController()
    page.addEventListener(
      ALIVE,
      (event) => {
        if (browser.runtime?.id) event.preventDefault()
        else stop.abort()
      },
      { signal: stop.signal },
    )
    startSurface(stop.signal)
  },
})
