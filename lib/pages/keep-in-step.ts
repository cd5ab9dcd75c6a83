import { isOurs } from './marks'
import { oncePerFrame, watchNavigation } from './navigation'

/** How long GitHub may take to show or take over what we stand beside, before we do without it, ms. */
const PATIENCE = 6_000

/** What GitHub puts the parts of its pages into, since about 2024; the header is taken out of it and put back now and then. */
const FRAME = '[data-turbo-body]'
const DEEPLY = {
  childList: true,
  subtree: true,
  attributes: true,
  attributeFilter: ['aria-current', 'data-muster-hidden'],
}

/** What a pass over the page may ask for. */
export interface Pass {
  /** GitHub has had the time that it may take on this page. */
  isOutOfPatience: boolean
  /** Looks again as soon as React has taken over this root; until then nothing may be put inside. */
  awaitRoot(root: Element): void
}

/** A surface: what it does on the pages where it belongs. `P` is such a page, `V` what lives from entering to leaving. */
export interface Surface<P, V> {
  /** The page that is shown, null where the surface does not belong. */
  page(): P | null
  /** Whether two pages are one visit, such as two of the same organization. */
  isSame(a: P, b: P): boolean
  /** Whether this script can still reach its extension. */
  isAlive(): boolean
  /** Begins a visit. `lookAgain` asks for another pass, when what there is to show has changed. */
  enter(page: P, lookAgain: () => void): V
  /** The parts of the page that GitHub rebuilds and the surface has to do with. That they come and go is seen anyway. */
  watched(page: P): Element[]
  /** Puts everything where it belongs, whatever the page looks like. Called at any time, any number of times. */
  arrange(visit: V, page: P, pass: Pass): void
  /** Takes everything away again. */
  leave(visit: V): void
}

/**
 * Keeps page and surface in step by one idempotent pass with many cheap triggers. Off the surface's pages nothing stays:
 * no observer, no timer, no visit.
 */
export function keepInStep<P, V>(surface: Surface<P, V>, signal: AbortSignal): void {
  let current: { visit: V; page: P } | null = null
  let watched: Element[] = []
  let patience: { path: string; timer: ReturnType<typeof setTimeout>; isOut: boolean } | null = null
  const lookAgain = oncePerFrame(sync, signal)
  const observer = new MutationObserver((records) => {
    const foreign = records.some(({ type, addedNodes, removedNodes }) =>
      type === 'attributes' ? true : [...addedNodes, ...removedNodes].some((node) => !isOurs(node)),
    )
    if (foreign) lookAgain()
  })

  function leave(): void {
    if (!current) return
    const { visit } = current
    current = null
    forgetPatience()
    observer.disconnect()
    watched = []
    surface.leave(visit)
  }

  function sync(): void {
    const page = surface.page()
    if (page === null) return leave()
    if (current && !surface.isSame(current.page, page)) leave()
    // An orphan of an update can start nothing new; what stands already stays until the page is reloaded.
    if (!current && !surface.isAlive()) return
    current = { visit: current ? current.visit : surface.enter(page, lookAgain), page }
    beginPatience()
    watch(surface.watched(page))
    surface.arrange(current.visit, page, { isOutOfPatience: patience?.isOut ?? true, awaitRoot })
    observer.takeRecords()
  }

  /** Every page may take its time, also one that was reached without loading. */
  function beginPatience(): void {
    if (patience?.path === location.pathname) return
    forgetPatience()
    const begun = {
      path: location.pathname,
      timer: setTimeout(() => {
        begun.isOut = true
        lookAgain()
      }, PATIENCE),
      isOut: false,
    }
    patience = begun
  }

  function forgetPatience(): void {
    if (patience) clearTimeout(patience.timer)
    patience = null
  }

  /** Observes other elements when GitHub has replaced them. */
  function watch(parts: Element[]): void {
    const frames = [document.body, ...document.querySelectorAll(FRAME)].filter(
      (each) => !parts.includes(each),
    )
    const targets = [...frames, ...parts]
    const isSame =
      targets.length === watched.length && targets.every((target, place) => target === watched[place])
    if (isSame) return
    observer.disconnect()
    watched = targets
    for (const frame of frames) observer.observe(frame, { childList: true })
    for (const part of parts) observer.observe(part, DEEPLY)
  }

  function awaitRoot(root: Element): void {
    observer.observe(root, { attributes: true, attributeFilter: ['class'] })
  }

  signal.addEventListener('abort', leave)
  watchNavigation(lookAgain, signal)
  sync()
}
