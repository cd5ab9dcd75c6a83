/** The marks by which our nodes on GitHub's pages are told from GitHub's own. */

/** On every node that Muster adds; the value names the part. */
export const OURS = 'data-muster'
/** On a node of GitHub's that Muster hides. */
export const HIDDEN = 'data-muster-hidden'
/** On a link of GitHub's whose `aria-current` Muster took off; the value is what it was. */
export const CURRENT = 'data-muster-current'

/** On the list item of such a link; the value is what its `data-active` was. */
export const ACTIVE = 'data-muster-active'

/** On a host of ours that floats, because GitHub's page has no place for it that we know. */
export const FLOATING = 'data-muster-floating'

/** Whether a node is one of ours. */
export function isOurs(node: Node): boolean {
  return node instanceof Element && node.hasAttribute(OURS)
}

/** Everything that Muster has put on the page. */
export function allOurs(): Element[] {
  return [...document.querySelectorAll(`[${OURS}]`)]
}
