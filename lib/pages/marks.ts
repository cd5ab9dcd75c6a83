/** The marks by which our nodes on GitHub's pages are told from GitHub's own. */

/** On every node that Muster adds; the value names the part. */
export const OURS = 'data-muster'
/** On such a node: the surface that it belongs to. Copies of it keep the mark. */
export const SURFACE = 'data-muster-surface'
/** On a node of GitHub's that Muster hides. */
export const HIDDEN = 'data-muster-hidden'
/** On a link of GitHub's whose `aria-current` Muster took off; the value is what it was. */
export const CURRENT = 'data-muster-current'

/** On the list item of such a link; the value is what its `data-active` was. */
export const ACTIVE = 'data-muster-active'

/** On a host of ours that floats, because GitHub's page has no place for it that we know. */
export const FLOATING = 'data-muster-floating'

/** On our view in place of a column that has no margin of its own. */
export const FLUSH = 'data-muster-flush'

/** The surfaces that Muster has on GitHub's pages. No two of them belong on the same page. */
export type SurfaceName = 'org-security' | 'repository'

/** Whether a node is one of ours. */
export function isOurs(node: Node): boolean {
  return node instanceof Element && node.hasAttribute(OURS)
}

/** Everything that Muster has put on the page. */
export function allOurs(): Element[] {
  return [...document.querySelectorAll(`[${OURS}]`)]
}

/** Removes everything that a surface has put on the page, also copies of it. What belongs to the other one stays. */
export function removeOurs(surface: SurfaceName): void {
  for (const node of document.querySelectorAll(`[${SURFACE}="${surface}"]`)) node.remove()
}

/**
 * Removes what came back with a copy of the page that GitHub had kept: our nodes without their life, of whichever surface.
 * Styles stay; they have no life to lose.
 */
export function removeCopies(living: ReadonlySet<Element>): void {
  for (const node of allOurs()) if (!living.has(node) && node.localName !== 'style') node.remove()
}
