/** What has the focus, also inside shadow roots. */
export function focused(): Element | null {
  let element = document.activeElement
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
  return element
}

/** What has the focus within an element, or null. */
export function focusedIn(element: Element): Element | null {
  const found = focused()
  return found && element.contains(found) ? found : null
}
