import { OURS, removeOurs, type SurfaceName } from './marks'

/**
 * Starts a surface once a page, however often its script is injected: the second one asks the page whether there is a living
 * one, which answers by cancelling the event. Only the orphan of an update is replaced, and what it left behind cleared away.
 * `isAlive` tells whether this script can still reach its extension.
 */
export function startOnce(
  surface: SurfaceName,
  isAlive: () => boolean,
  start: (signal: AbortSignal) => void,
): void {
  const question = `muster:alive:${surface}`
  const page = document.documentElement
  if (!page.dispatchEvent(new Event(question, { cancelable: true }))) return
  removeOurs(surface)
  for (const style of document.querySelectorAll(`style[${OURS}="arrival"]`)) style.remove()

  const stop = new AbortController()
  page.addEventListener(
    question,
    (event) => {
      if (isAlive()) event.preventDefault()
      else stop.abort()
    },
    { signal: stop.signal },
  )
  start(stop.signal)
}
