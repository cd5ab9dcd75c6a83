import { announce } from './events.ts'
import { selectTab } from './nav/select-tab.ts'
import { pageKey, setShownPage } from './navigation.ts'
import { forgetApp } from './roots.tsx'
import { keepSnapshot, metasOf, replaceMetas, takeSnapshot } from './snapshots.ts'
import { fetchPage, finish, trackedChanged } from './turbo.ts'
import { nextTurn } from './turn.ts'

/** The frame in which a link opens: the one it names, if the page has it; never the one it merely stands in (`_top`). */
export function frameOf(link: Element): Element | null {
  const name = link.getAttribute('data-turbo-frame')
  const frame = name === null ? null : document.getElementById(name)
  return frame?.localName === 'turbo-frame' ? frame : null
}

/**
 * Goes to another page inside a Turbo frame with the action `advance`: only what is in the frame is replaced, and the
 * events come in Turbo's order (hotwired/turbo, `frame_controller.js`, 2024: the frame renders first, then a visit that
 * renders nothing tells the rest of the page). The copy for the way back was taken at the click, before anybody could
 * tidy up on `turbo:before-cache`.
 */
export async function visitFrame(frame: Element, address: string): Promise<void> {
  const url = new URL(address, location.href)
  const isCurrent = nextTurn()
  const left = takeSnapshot()
  announce('soft-nav:start', { mechanism: 'turbo.frame' })
  announce('turbo:before-fetch-request', { url, fetchOptions: { method: 'GET' } }, frame)
  frame.setAttribute('src', url.href)
  frame.removeAttribute('complete')
  setBusy(frame, true)
  const { page, response } = await fetchPage(url, frame.id)
  setBusy(frame, false)
  if (!isCurrent()) return
  announce('turbo:before-fetch-response', { fetchResponse: { response } }, frame)
  const newFrame = page.getElementById(frame.id)
  if (!newFrame || trackedChanged(page)) {
    location.assign(url)
    return
  }
  const arrived = response.redirected ? new URL(response.url) : url
  history.pushState({ turbo: { restorationIdentifier: crypto.randomUUID() } }, '', arrived)
  announce('turbo:before-frame-render', { newFrame }, frame)
  forgetApp()
  frame.replaceChildren(...[...newFrame.childNodes].map((node) => document.adoptNode(node)))
  frame.setAttribute('complete', '')
  announce('turbo:frame-render', { fetchResponse: { response } }, frame)
  announce('turbo:frame-load', {}, frame)
  tellPage(page, arrived, left)
}

/** The second half: the page around the frame hears of the new address. */
function tellPage(page: Document, url: URL, left: ReturnType<typeof takeSnapshot>): void {
  announce('turbo:before-visit', { url: url.href })
  announce('turbo:visit', { url: url.href, action: 'advance' })
  announce('turbo:before-cache')
  keepSnapshot(left)
  announce('turbo:before-render', { newBody: page.body })
  replaceMetas(metasOf(page))
  document.title = page.title
  setShownPage(pageKey(url))
  for (const fresh of page.querySelectorAll('[data-turbo-replace][id]')) {
    document.getElementById(fresh.id)?.replaceWith(document.adoptNode(fresh))
  }
  selectTab(page.head.querySelector('meta[name="selected-link"]')?.getAttribute('value') ?? '')
  announce('turbo:render', { isPreview: false })
  window.scrollTo(0, 0)
  finish()
}

function setBusy(frame: Element, busy: boolean): void {
  frame.toggleAttribute('busy', busy)
  if (busy) frame.setAttribute('aria-busy', 'true')
  else frame.removeAttribute('aria-busy')
}
