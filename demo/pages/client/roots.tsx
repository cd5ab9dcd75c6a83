import { flushSync } from 'react-dom'
import type { SecurityData } from '../data/security.ts'
import { embedded, mount, type Mounted } from './mount.tsx'
import { forgetNav, mountNav, navIsMounted } from './nav-root.tsx'
import { SecurityApp, type Navigate } from './SecurityApp.tsx'

/** What the React application shows now, and what test hooks have done to it. */
export interface AppState {
  data: SecurityData
  sidebarKey: number
}

/** What a page had moved on to, without loading, when it was left. */
export interface Moved {
  app: SecurityData | undefined
  /** Id of the selected tab. */
  tab: string | undefined
}

let navigate: Navigate = () => {}

/** Tells the application how to go elsewhere; set once, because navigation in turn needs the application. */
export function setNavigate(next: Navigate): void {
  navigate = next
}

let app: (Mounted & { state: AppState }) | undefined

/** The mounted application, or undefined on pages that have none and before it is hydrated. */
export function currentApp(): AppState | undefined {
  return app?.state
}

/** Renders the application with other state, at once. Does nothing where there is none. */
export function renderApp(state: AppState): void {
  if (!app) return
  const { root } = app
  app.state = state
  flushSync(() =>
    root.render(<SecurityApp data={state.data} sidebarKey={state.sidebarKey} navigate={navigate} />),
  )
}

/**
 * Brings the React parts of the page to life that are not alive yet: after a visit in a Turbo frame the bar at the top
 * is. `moved` is for a restored copy.
 */
export function mountRoots(moved?: Moved): void {
  if (!navIsMounted()) mountNav(moved?.tab)
  const element = document.querySelector('react-app')
  if (!element) return
  const data = moved?.app ?? embedded<{ payload: SecurityData }>(element, 'react-app.embeddedData').payload
  const view = <SecurityApp data={data} navigate={navigate} />
  app = { ...mount(element, 'react-app.reactRoot', view, 'app'), state: { data, sidebarKey: 0 } }
}

/** Lets go of the roots of a page that is about to be replaced, without touching what it shows. */
export function unmountRoots(): void {
  // React would empty the containers; the page itself is thrown away or kept as a copy, so they are only forgotten.
  forgetApp()
  forgetNav()
}

/** The same for the application alone. */
export function forgetApp(): void {
  app = undefined
}
