import { flushSync } from 'react-dom'
import { createRoot, hydrateRoot, type Root } from 'react-dom/client'

export interface Mounted {
  root: Root
  element: Element
}

/** Messages of React about server HTML that it could not take over (error 418 and its kin). */
export const hydrationErrors: string[] = []

/**
 * Brings one React root to life, at once. Server HTML is hydrated; a restored copy, whose `loaded` class tells that
 * React has been there, is rendered anew. Afterwards the custom element has the class `loaded`.
 */
export function mount(
  element: Element,
  target: string,
  view: React.ReactNode,
  identifierPrefix: string,
): Mounted {
  const container = element.querySelector(`[data-target="${target}"]`)
  if (!container) throw new Error(`There is no ${target} in the page`)
  const options = {
    identifierPrefix,
    onRecoverableError: (error: unknown) => {
      const text = error instanceof Error ? error.message : String(error)
      hydrationErrors.push(text)
      console.error(text)
    },
  }
  const copy = element.classList.contains('loaded')
  element.classList.remove('loaded')
  const root = copy ? createRoot(container, options) : flushSync(() => hydrateRoot(container, view, options))
  if (copy) flushSync(() => root.render(view))
  element.classList.add('loaded')
  return { root, element }
}

/** What the server embedded in a custom element for its React root. */
export function embedded<T>(element: Element, target: string): T {
  const text = element.querySelector(`script[data-target="${target}"]`)?.textContent
  if (!text) throw new Error(`There is no ${target} in the page`)
  return JSON.parse(text) as T
}
