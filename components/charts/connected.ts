/**
 * Resolves once an element is part of the page. Our surfaces on GitHub's pages may be filled before they stand there, and Chart.js,
 * which does not look into shadow roots, would wait in vain. Only an observer of sizes notices that a whole tree arrives.
 */
export function whenConnected(element: Element): Promise<void> {
  if (element.isConnected) return Promise.resolve()
  return new Promise((resolve) => {
    const observer = new ResizeObserver(() => {
      if (!element.isConnected) return
      observer.disconnect()
      resolve()
    })
    observer.observe(element)
  })
}
