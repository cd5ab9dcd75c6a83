import { ARRIVING_CSS } from './arrival'
import { FLOATING, OURS, SURFACE, type SurfaceName } from './marks'

/** A node of ours on GitHub's page: a shadow root with its own style, and the element that Vue fills. */
export interface Host {
  element: HTMLElement
  inside: HTMLElement
}

export type Part = 'sidebar' | 'main' | 'button' | 'strip' | 'dialogs'

const KEYS = ['keydown', 'keyup', 'keypress'] as const

/**
 * Makes a host. Its root is open and inherits the page's variables; a `<style>` element because Firefox refuses
 * constructed style sheets from content scripts. Keys stay inside: GitHub's single-letter shortcuts must not fire while typing.
 */
export function makeHost(surface: SurfaceName, part: Part, css: string): Host {
  const element = document.createElement(`muster-${part}`)
  element.setAttribute(OURS, part)
  element.setAttribute(SURFACE, surface)
  const root = element.attachShadow({ mode: 'open' })
  const style = document.createElement('style')
  style.textContent = css
  const inside = document.createElement('div')
  inside.className = `m-root m-root--${part}`
  root.append(style, inside)
  for (const key of KEYS) root.addEventListener(key, (event) => event.stopPropagation())
  inside.addEventListener('click', followInside)
  return { element, inside }
}

/**
 * Follows links to our own views ourselves: Turbo looks into open shadow roots and would take them for visits.
 * Presses that mean a new tab are left to the browser.
 */
function followInside(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0) return
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  const link = event.target instanceof Element ? event.target.closest('a[href^="#muster"]') : null
  if (!link) return
  event.preventDefault()
  location.hash = link.getAttribute('href') ?? ''
}

/**
 * What the page itself needs: hidden columns, and the colour scheme of native controls, which GitHub's attributes on
 * `<html>` decide. The *light* slot may hold a dark theme. The view needs its width: in a column that wraps, as GitHub's is in
 * a narrow window, its height would be that of its narrowest form. A floating view leaves a small window no room for the drawer.
 * On paper our view stands alone, on white: GitHub's columns are laid out for a window and leave it no width there.
 */
const PAGE_CSS = `
[data-muster-hidden] { display: none !important; }
[${OURS}] { color-scheme: light; }
[data-color-mode='dark'][data-dark-theme^='dark'] [${OURS}],
[data-color-mode='light'][data-light-theme^='dark'] [${OURS}] { color-scheme: dark; }
@media (prefers-color-scheme: light) { [data-color-mode='auto'][data-light-theme^='dark'] [${OURS}] { color-scheme: dark; } }
@media (prefers-color-scheme: dark) { [data-color-mode='auto'][data-dark-theme^='dark'] [${OURS}] { color-scheme: dark; } }
[${OURS}='main'] { display: block; flex: 1 1 0%; width: 100%; min-width: 0; }
[${OURS}='sidebar'], [${OURS}='strip'] { display: block; }
[${OURS}='button'] { display: block; margin-bottom: 16px; }
@media (max-width: 1011px) { [${FLOATING}][${OURS}='sidebar']:has(~ [${FLOATING}][${OURS}='main']) { display: none; } }
@media print {
  html, body { background: #fff !important; }
  [${OURS}] { color-scheme: light !important; }
  body:has([${OURS}='main']) :not([${OURS}='main'], :has([${OURS}='main'])) { display: none !important; }
  body :has([${OURS}='main']) { display: block !important; min-height: 0 !important; margin: 0 !important; padding: 0 !important; }
}
${ARRIVING_CSS}`

/** Keeps a surface's style of the page there, with `more` of its own; put beside `<body>`, which Turbo replaces. */
export function keepPageStyle(surface: SurfaceName, more = ''): void {
  if (document.querySelector(`style[${SURFACE}="${surface}"]`)) return
  const style = document.createElement('style')
  style.setAttribute(OURS, 'style')
  style.setAttribute(SURFACE, surface)
  style.textContent = PAGE_CSS + more
  document.documentElement.append(style)
}
