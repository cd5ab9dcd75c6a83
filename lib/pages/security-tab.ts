import { OURS } from './marks'
import { findNavigation, pathOf, unhydratedRoot } from './sidebar'

/**
 * The *Security* tab of a repository. Its label has changed before (to *Security and quality*, April 2026) and is never looked
 * at; whatever selector finds it, it must lead to the repository's Security page.
 */
const LADDER = [
  // Logged in, drawn by React; `loaded` tells that React has taken over. Saved pages of April and September 2026.
  '.loaded nav[aria-label="Repository"] a[data-tab-item="security-and-quality"]',
  // Logged out, drawn by the server. Saved pages of 2026.
  '#security-and-quality-tab',
  // Until spring 2026, and on GitHub Enterprise Server for years to come.
  'a[data-tab-item$="security-tab"], #security-tab',
]

/** The header that React draws; it gets the class `loaded`. Since January 2026. */
const REACT_HEADER = 'react-partial[partial-name="global-nav-bar"]:not(.loaded)'
/** Refined GitHub hides GitHub's tabs and shows its own in their place, without any marks; by default since September 2026. */
const REFINED_TABS = 'html[refined-github] nav.rgh-extensible-nav'

/** The link of the tab that people see, ready to be written into; null while there is none. */
export function findSecurityTab(repository: string): Element | null {
  const path = `/${repository}/security`.toLowerCase()
  const isTab = (link: Element) =>
    pathOf(link).toLowerCase() === path &&
    !link.closest(`template, [${OURS}]`) &&
    unhydratedRoot(link) === null

  const found = [`${REFINED_TABS} a`, ...LADDER]
    .flatMap((selector) => [...document.querySelectorAll(selector)])
    .find(isTab)
  if (found) return found
  const sidebar = findNavigation(path)
  return (
    [...document.querySelectorAll('nav a[href]')].find((link) => isTab(link) && !sidebar?.contains(link)) ??
    null
  )
}

/** The header that React is about to take over, if there is one: the tab can be written into only afterwards. */
export function pendingHeader(): Element | null {
  return document.querySelector(REACT_HEADER)
}
