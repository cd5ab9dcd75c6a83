/**
 * GitHub changes pages without loading them, by two engines at once (Turbo and React), and neither tells of everything.
 * So many cheap triggers lead to one idempotent pass per animation frame. Events as public extensions used them in 2026.
 */

const DOCUMENT_EVENTS = [
  'turbo:load',
  'turbo:render',
  'turbo:frame-load',
  'soft-nav:end',
  'soft-nav:react-done',
]
const WINDOW_EVENTS = ['popstate', 'hashchange', 'pageshow']

/** Calls `listener` once per frame in which the page may have changed, until `signal` is aborted. Not called at the start. */
export function watchNavigation(listener: () => void, signal: AbortSignal): void {
  const schedule = oncePerFrame(listener, signal)
  for (const name of DOCUMENT_EVENTS) document.addEventListener(name, schedule, { signal })
  for (const name of WINDOW_EVENTS) window.addEventListener(name, schedule, { signal })
  // Fires after the commit, unlike `navigate`. Missing in older Firefox, where the events above must do.
  const engine: unknown = 'navigation' in window ? window.navigation : null
  if (engine instanceof EventTarget) engine.addEventListener('currententrychange', schedule, { signal })
}

/** A function that runs `work` in the next animation frame, once however often it was called before that. */
export function oncePerFrame(work: () => void, signal: AbortSignal): () => void {
  let frame = 0
  signal.addEventListener('abort', () => cancelAnimationFrame(frame))
  return () => {
    if (frame !== 0 || signal.aborted) return
    frame = requestAnimationFrame(() => {
      frame = 0
      if (!signal.aborted) work()
    })
  }
}
