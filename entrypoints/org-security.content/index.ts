import { browser } from 'wxt/browser'
import { defineContentScript } from 'wxt/utils/define-content-script'
import { startSurface } from './surface'
import { startOnce } from '@/lib/pages/once'

/** The surface of an organization's Security pages, injected on demand. */
export default defineContentScript({
  registration: 'runtime',
  matches: ['https://github.com/*'],
  noScriptStartedPostMessage: true,
  main() {
    startOnce('org-security', () => Boolean(browser.runtime?.id), startSurface)
  },
})
