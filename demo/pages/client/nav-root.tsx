import { flushSync } from 'react-dom'
import type { NavBarData } from '../data/nav.ts'
import { embedded, mount, type Mounted } from './mount.tsx'
import { GlobalNav } from './nav/GlobalNav.tsx'
import { refineNav } from './nav/refined.ts'

const PARTIAL = 'react-partial[partial-name="global-nav-bar"]'

let bar: (Mounted & { data: NavBarData }) | undefined
/** A tab that was selected before the bar was alive. */
let waiting: string | undefined

/** Brings the bar at the top to life, with another tab selected than the page came with where it had moved on. */
export function mountNav(selected?: string): void {
  const element = document.querySelector(PARTIAL)
  if (!element) return
  const came = embedded<{ props: NavBarData }>(element, 'react-partial.embeddedData').props
  const data = { ...came, selected: selected ?? came.selected }
  bar = { ...mount(element, 'react-partial.reactRoot', <GlobalNav nav={data} />, 'nav'), data }
  // Not earlier: React takes over only what the server rendered.
  if (waiting !== undefined) selectInBar(waiting)
  refineNav()
}

/** Whether the bar is alive, or the page has none that React owns. */
export function navIsMounted(): boolean {
  return document.querySelector(PARTIAL) === null || (bar?.element.isConnected ?? false)
}

/** Id of the selected tab; undefined where it is the one that the page came with. */
export function selectedInBar(): string | undefined {
  return bar?.data.selected ?? waiting
}

/** Selects another tab, by its id. Everything else stays as it came, out of date or not, as on GitHub. */
export function selectInBar(selected: string): void {
  if (!bar) {
    waiting = selected
    return
  }
  const data = { ...bar.data, selected }
  const { root } = bar
  bar.data = data
  flushSync(() => root.render(<GlobalNav nav={data} />))
}

/** Lets go of the bar without touching what it shows. */
export function forgetNav(): void {
  bar = undefined
  waiting = undefined
}
