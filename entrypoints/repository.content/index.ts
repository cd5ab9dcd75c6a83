import { defineContentScript } from 'wxt/utils/define-content-script'

/** The surface of a repository's pages, injected on demand. */
export default defineContentScript({
  registration: 'runtime',
  matches: ['https://github.com/*'],
  noScriptStartedPostMessage: true,
  main() {},
})
