import { ARRIVING_CSS } from './arrival'
import { FLOATING, OURS } from './marks'

/** A node of ours on GitHub's page: a shadow root with its own style, and the element that Vue fills. */
export interface Host {
  element: HTMLElement
  inside: HTMLElement
}

export type Part = 'sidebar' | 'main' | 'button' | 'dialogs'

const KEYS = ['keydown', 'keyup', 'keypress'] as const

/**
 * Makes a host. Its root is open and inherits the page's variables; a `<style>` element because Firefox refuses
 * constructed style sheets from content scripts. Keys stay inside: GitHub's single-letter shortcuts must not fire while typing.
 */
export function makeHost(part: Part, css: string): Host {
  const element = document.createElement(`muster-${part}`)
  element.setAttribute(OURS, part)
  const root = element.attachShadow({ mode: 'open' })
  const style = document.createElement('style')
  style.textContent = css
  const inside = document.createElement('div')
  inside.className = `m-root m-root--${part}`
  root.append(style, inside)
  for (const key of KEYS) root.addEventListener(key, (event) => event.stopPropagation())
  return { element, inside }
}

/**
 * What the page itself needs: hidden columns, and the colour scheme of native controls, which GitHub's attributes on
 * `<html>` decide. The *light* slot may hold a dark theme. The view needs its width: in a column that wraps, as GitHub's is in
 * a narrow window, its height would be that of its narrowest form. A floating view leaves a small window no room for the drawer.
 */
const PAGE_CSS = `
[data-muster-hidden] { display: none !important; }
[${OURS}] { color-scheme: light; }
[data-color-mode='dark'][data-dark-theme^='dark'] [${OURS}],
[data-color-mode='light'][data-light-theme^='dark'] [${OURS}] { color-scheme: dark; }
@media (prefers-color-scheme: light) { [data-color-mode='auto'][data-light-theme^='dark'] [${OURS}] { color-scheme: dark; } }
@media (prefers-color-scheme: dark) { [data-color-mode='auto'][data-dark-theme^='dark'] [${OURS}] { color-scheme: dark; } }
[${OURS}='main'] { display: block; flex: 1 1 0%; width: 100%; min-width: 0; }
[${OURS}='sidebar'] { display: block; }
[${OURS}='button'] { display: block; margin-bottom: 16px; }
@media (max-width: 1011px) { [${FLOATING}][${OURS}='sidebar']:has(~ [${FLOATING}][${OURS}='main']) { display: none; } }
${ARRIVING_CSS}`

/** Keeps the page's style there; put beside `<body>`, which Turbo replaces. */
export function keepPageStyle(): void {
  if (document.querySelector(`style[${OURS}]`)) return
  const style = document.createElement('style')
  style.setAttribute(OURS, 'style')
  style.textContent = PAGE_CSS
  document.documentElement.append(style)
}
