import type { Host } from './hosts'
import { FLOATING, FLUSH } from './marks'
import { FLUSH_CONTENT } from './selectors'
import { hideContent, showContent, giveCurrent, takeCurrent } from './takeover'
import { giveTitle } from './title'

/** Putting hosts where they belong. Each function may be called at any time and does nothing when all is in place. */

/** How far GitHub's links stand from the edge of their list; read by our style of the sidebar. */
const INSET = '--m-nav-inset'

/** The sidebar group right after GitHub's navigation; without one (`null`) it floats at the edge of the window. */
export function placeSidebar({ element }: Host, nav: Element | null): void {
  element.toggleAttribute(FLOATING, nav === null)
  if (nav === null) {
    element.style.removeProperty(INSET)
    return put(element, document.documentElement, null)
  }
  if (nav.nextElementSibling !== element) nav.after(element)
  const link = nav.querySelector('li a')
  if (!link) return
  const inset = link.getBoundingClientRect().left - nav.getBoundingClientRect().left
  element.style.setProperty(INSET, `${Math.min(16, Math.max(0, inset))}px`)
}

/** Muster's view in place of GitHub's column; without a column it covers the page. */
export function placeMain({ element }: Host, content: HTMLElement | null, sidebar: Element | null): void {
  element.toggleAttribute(FLOATING, content === null)
  if (sidebar) takeCurrent(sidebar)
  if (content === null) return put(element, document.documentElement, null)
  element.toggleAttribute(FLUSH, content.matches(FLUSH_CONTENT))
  const isMain = content.matches('main, [role="main"]')
  element.setAttribute('role', isMain ? 'main' : 'region')
  element.setAttribute('aria-label', 'Muster')
  // Flex and grid containers place their children by these; ours stands where GitHub's stood.
  const { order, gridArea } = getComputedStyle(content)
  Object.assign(element.style, { order, gridArea })
  hideContent(content)
  if (content.nextElementSibling !== element) content.after(element)
}

/** Takes Muster's view away and gives GitHub's column back. */
export function removeMain({ element }: Host): void {
  element.remove()
  showContent()
  giveCurrent()
  giveTitle()
}

/** A host before an element of GitHub's, or nowhere. */
export function placeBefore({ element }: Host, before: Element | null): void {
  if (before === null) element.remove()
  else if (before.previousElementSibling !== element) before.before(element)
}

function put(element: Element, parent: Element, before: Element | null): void {
  if (element.parentElement !== parent) parent.insertBefore(element, before)
}
