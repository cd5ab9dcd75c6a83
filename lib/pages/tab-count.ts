import { OURS, SURFACE } from './marks'

/** What stands in the tab: a number, or without one a dot; `meaning` says it in words. */
export interface TabCount {
  text: string | null
  meaning: string
}

/** Our mark in GitHub's Security tab. */
export interface TabMark {
  element: HTMLElement
  /** Puts it at the end of a tab, or takes it away. */
  place(tab: Element | null, count: TabCount | null): void
}

/**
 * Looks like GitHub's own counters beside it, by their variables. The mark starts with GitHub's `d-none`, and is shown by this
 * style alone: where a browser takes an extension's styles away with the extension, nothing unstyled is left in the tab.
 */
export const TAB_CSS = `
[${OURS}='tab'].d-none { display: inline-flex !important; align-items: center; margin-inline-start: 8px; vertical-align: middle; }
[${OURS}='tab'] > [aria-hidden] {
  min-width: 20px; padding: 0 6px; box-sizing: border-box; border-radius: 999px;
  border: 1px solid var(--borderColor-accent-muted, rgba(84, 174, 255, 0.4));
  background: var(--bgColor-accent-muted, rgba(84, 174, 255, 0.2)); color: var(--fgColor-accent, #0969da);
  font-size: 12px; font-weight: 500; line-height: 18px; text-align: center;
}
[${OURS}='tab'] > [aria-hidden]:empty { width: 8px; min-width: 8px; height: 8px; padding: 0; background: var(--fgColor-accent, #0969da); }
[${OURS}='tab'] > :not([aria-hidden]) {
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
}
@media (forced-colors: active) { [${OURS}='tab'] > [aria-hidden]:empty { background: LinkText; } }`

/**
 * Makes the mark: one `span` within the tab's link, where React lets it be once it has taken over. Not marked up as Primer's
 * label or counter, which Refined GitHub would read as the tab's own. Never a tab of its own, which would break its tabs.
 */
export function makeTabMark(): TabMark {
  const element = document.createElement('span')
  element.setAttribute(OURS, 'tab')
  element.setAttribute(SURFACE, 'repository')
  element.className = 'd-none'
  const number = document.createElement('span')
  number.setAttribute('aria-hidden', 'true')
  const words = document.createElement('span')
  element.append(number, words)

  return {
    element,
    place(tab, count) {
      if (tab === null || count === null) return element.remove()
      if (number.textContent !== (count.text ?? '')) number.textContent = count.text ?? ''
      if (words.textContent !== ` (${count.meaning})`) words.textContent = ` (${count.meaning})`
      if (element.title !== count.meaning) element.title = count.meaning
      if (tab.lastElementChild !== element) tab.append(element)
    },
  }
}
