import { OURS } from './marks'
import { CONTENT, REPOSITORY_CONTENT } from './selectors'
import { findNavigation, hasLinkBelow } from './sidebar'

/** Where things are on a repository's Security pages; see `sidebar.ts` for how they are found. `repository` is `owner/name`. */

/** Headings that only screen readers get, by Primer's classes (2019 to 2026). */
const UNSEEN = '.sr-only, .visually-hidden, [class*="VisuallyHidden"], [class*="visuallyHidden"]'
/** The box around a page's title: Primer's PageHeader (React and ViewComponents, 2022 to 2026), GitHub's older `gh-header`. */
const TITLE_BOX = '[class*="PageHeader-PageHeader"], .PageHeader, .gh-header, header'

/** The navigation beside the content: the one with at least two links into the repository's Security pages. */
export function findRepositorySidebar(repository: string): HTMLElement | null {
  return findNavigation(`/${repository}/security`)
}

/** Whether GitHub lists campaigns of its own in it, which it does for people who may write to the repository. */
export function hasRepositoryCampaigns(sidebar: Element, repository: string): boolean {
  return hasLinkBelow(sidebar, [`/${repository}/security/campaigns`])
}

/** The whole of the page below the tabs, for pages without a sidebar. */
export function findRepositoryContent(): HTMLElement | null {
  return [...document.querySelectorAll<HTMLElement>(REPOSITORY_CONTENT)].find(isThere) ?? null
}

/** The title of the page that is shown. */
export function findHeading(): HTMLElement | null {
  const page = findRepositoryContent() ?? document.querySelector('main')
  const headings = [...(page?.querySelectorAll<HTMLElement>('h1') ?? [])]
  return headings.find((heading) => isThere(heading) && !heading.matches(UNSEEN)) ?? null
}

/**
 * What a strip about an alert goes before: the box around the alert's title, else the first thing in the content column. No
 * saved page of an alert is public, so it goes by meaning; null where neither is found.
 */
export function findStripPlace(): Element | null {
  const heading = findHeading()
  if (heading) return outOfRow(heading.closest(TITLE_BOX) ?? heading)
  const page = findRepositoryContent()
  const column = page?.querySelector(CONTENT)
  return column ? ([...column.children].find((child) => !child.hasAttribute(OURS)) ?? null) : null
}

/** Climbs out of rows: beside the title there are buttons, and a strip among them would have the width of one. */
function outOfRow(element: Element): Element {
  let place = element
  for (let parent = place.parentElement; parent && isRow(parent); parent = parent.parentElement) {
    if (parent.matches(`${REPOSITORY_CONTENT}, ${CONTENT}, main, react-app`)) break
    place = parent
  }
  return place
}

function isRow(element: Element): boolean {
  const { display, flexDirection } = getComputedStyle(element)
  return /grid|inline/.test(display) || (display.includes('flex') && !flexDirection.startsWith('column'))
}

function isThere(element: Element): boolean {
  return !element.closest(`template, [${OURS}]`)
}
