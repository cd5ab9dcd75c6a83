import { ACTIVE, CURRENT, HIDDEN } from './marks'
import { currentLinks } from './sidebar'

/**
 * Showing Muster's view in place of GitHub's column. GitHub's nodes are hidden and unmarked, never removed, and
 * everything can be put back by what is written on the nodes themselves, also on copies that GitHub kept of them.
 */

/** Hides GitHub's content column, and shows any other that was hidden before. */
export function hideContent(content: Element): void {
  for (const other of document.querySelectorAll(`[${HIDDEN}]`))
    if (other !== content) other.removeAttribute(HIDDEN)
  if (!content.hasAttribute(HIDDEN)) content.setAttribute(HIDDEN, '')
}

/** Shows GitHub's content again. */
export function showContent(): void {
  for (const content of document.querySelectorAll(`[${HIDDEN}]`)) content.removeAttribute(HIDDEN)
}

/** Primer draws the current item by `data-active` of its `li` (React, 2026) or by a class (ViewComponents, since 2022). */
const ACTIVE_ITEM = 'li[data-active="true"]'
const ACTIVE_CLASS = 'ActionListItem--navActive'

/** Takes `aria-current` off GitHub's links while one of ours is the current page. */
export function takeCurrent(sidebar: Element): void {
  for (const link of currentLinks(sidebar)) {
    link.setAttribute(CURRENT, `${link.getAttribute('aria-current') ?? 'page'} ${location.pathname}`)
    link.removeAttribute('aria-current')
    const item = link.closest(ACTIVE_ITEM)
    item?.setAttribute(ACTIVE, 'true')
    item?.removeAttribute('data-active')
    link.closest(`.${ACTIVE_CLASS}`)?.classList.replace(ACTIVE_CLASS, `${ACTIVE_CLASS}-taken`)
  }
}

/** Gives `aria-current` back, unless GitHub has gone to another page meanwhile or marked a link itself. */
export function giveCurrent(): void {
  for (const link of document.querySelectorAll(`[${CURRENT}]`)) {
    const [value = 'page', path] = (link.getAttribute(CURRENT) ?? '').split(' ')
    link.removeAttribute(CURRENT)
    const nav = link.closest('nav')
    const isCurrent = path === location.pathname && (!nav || currentLinks(nav).length === 0)
    if (isCurrent) link.setAttribute('aria-current', value)
    const active = link.closest(`[${ACTIVE}]`)
    active?.removeAttribute(ACTIVE)
    if (isCurrent) active?.setAttribute('data-active', 'true')
    const item = link.closest(`.${ACTIVE_CLASS}-taken`)
    item?.classList.remove(`${ACTIVE_CLASS}-taken`)
    item?.classList.toggle(ACTIVE_CLASS, isCurrent)
  }
}
