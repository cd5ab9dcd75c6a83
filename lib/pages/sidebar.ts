import { OURS } from './marks'
import { CONTENT } from './selectors'

/**
 * GitHub's navigation beside a page's content, and that content. Found by meaning (addresses and roles), since GitHub's class
 * names change with every build. No saved page with one is public: what is written here follows the public Primer components
 * (2026) that GitHub builds its pages from, and each finder may answer null.
 */

/** Custom elements whose children React takes over; before they have the class `loaded`, nothing may be put inside. Since 2024. */
const REACT_ROOTS = 'react-app, react-partial'

/** The navigation beside the content: the one with at least two links to this path or below it. */
export function findNavigation(path: string, root: ParentNode = document): HTMLElement | null {
  for (const nav of root.querySelectorAll<HTMLElement>('nav')) {
    if (nav.closest(`header, template, [${OURS}]`)) continue
    const links = [...nav.querySelectorAll('a[href]')].filter((link) => isBelow(link, path))
    if (links.length >= 2) return nav
  }
  return null
}

/** Whether any link in an element leads to one of these paths or below it. */
export function hasLinkBelow(element: Element, paths: string[]): boolean {
  return [...element.querySelectorAll('a[href]')].some((link) => paths.some((path) => isBelow(link, path)))
}

/** The links of the sidebar that GitHub marks as the current page. */
export function currentLinks(sidebar: Element): Element[] {
  return [...sidebar.querySelectorAll('a[aria-current]:not([aria-current="false"])')]
}

/**
 * GitHub's content column beside the sidebar. By Primer's marks; else the widest neighbour on the way from the sidebar
 * up to the page's frame.
 */
export function findContent(sidebar: Element): HTMLElement | null {
  for (let branch: Element | null = sidebar; branch?.parentElement; branch = branch.parentElement) {
    const parent: Element = branch.parentElement
    const marked = [...parent.querySelectorAll<HTMLElement>(CONTENT)].find(
      (element) => !element.contains(sidebar),
    )
    if (marked) return marked
    if (parent.matches('body, html, .application-main, header')) return null
    const neighbours = siblingsOf(branch).filter((element) =>
      element.querySelector('h1, h2, table, form, main, ul'),
    )
    const largest = neighbours.sort(
      (a, b) => b.querySelectorAll('*').length - a.querySelectorAll('*').length,
    )[0]
    if (largest) return largest
  }
  return null
}

/** The React root that has not taken over its server-rendered children yet, if the element lies in one. */
export function unhydratedRoot(element: Element): Element | null {
  const root = element.closest(REACT_ROOTS)
  return root && !root.classList.contains('loaded') ? root : null
}

/** The other children of an element's parent, without ours. */
export function siblingsOf(element: Element): HTMLElement[] {
  return [...(element.parentElement?.children ?? [])].filter(
    (child): child is HTMLElement =>
      child instanceof HTMLElement && child !== element && !child.hasAttribute(OURS),
  )
}

/** The path that a link leads to; empty when it is no address or another site's. */
export function pathOf(link: Element): string {
  const url = URL.parse(link.getAttribute('href') ?? '', location.href)
  return url && url.origin === location.origin ? url.pathname : ''
}

function isBelow(link: Element, prefix: string): boolean {
  const path = pathOf(link).toLowerCase()
  const start = prefix.toLowerCase()
  return path === start || path.startsWith(`${start}/`)
}
