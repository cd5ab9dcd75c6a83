import { createRoot, hydrateRoot, type Root } from 'react-dom/client'
import { flushSync } from 'react-dom'
import type { NavBarData, SecurityData } from '../data.ts'
import { GlobalNav } from './GlobalNav.tsx'
import { SecurityApp, type Navigate } from './SecurityApp.tsx'

/** What the React application shows now, and what test hooks have done to it. */
export interface AppState {
  data: SecurityData
  sidebarKey: number
}

interface Mounted {
  root: Root
  element: Element
}

/** Messages of React about server HTML that it could not take over (error 418 and its kin). */
export const hydrationErrors: string[] = []

let navigate: Navigate = () => {}

/** Tells the application how to go elsewhere; set once, because navigation in turn needs the application. */
export function setNavigate(next: Navigate): void {
  navigate = next
}

let app: (Mounted & { state: AppState }) | undefined
let nav: Mounted | undefined

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
 * Brings the React parts of the page to life. Server HTML is hydrated; a restored copy, whose `loaded` class tells
 * that React has been there, is rendered anew, with `restored` where the application had moved on since the page came.
 */
export function mountRoots(restored?: SecurityData): void {
  unmountRoots()
  mountNav()
  const element = document.querySelector('react-app')
  if (!element) return
  const data = restored ?? embedded<{ payload: SecurityData }>(element, 'react-app.embeddedData').payload
  const mounted = mount(
    element,
    'react-app.reactRoot',
    <SecurityApp data={data} navigate={navigate} />,
    'app',
  )
  app = { ...mounted, state: { data, sidebarKey: 0 } }
}

/** The same for the bar at the top alone. */
export function mountNav(): void {
  const bar = document.querySelector('react-partial[partial-name="global-nav-bar"]')
  if (!bar) return
  const data = embedded<{ props: NavBarData }>(bar, 'react-partial.embeddedData')
  nav = mount(bar, 'react-partial.reactRoot', <GlobalNav nav={data.props} />, 'nav')
}

/** Lets go of the roots of a page that is about to be replaced, without touching what it shows. */
export function unmountRoots(): void {
  // React would empty the containers; the page itself is thrown away or kept as a copy, so they are only forgotten.
  app = undefined
  nav = undefined
}

/** Whether the bar at the top is alive. */
export function navIsMounted(): boolean {
  return nav?.element.isConnected ?? false
}

function mount(element: Element, target: string, view: React.ReactNode, identifierPrefix: string): Mounted {
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

function embedded<T>(element: Element, target: string): T {
  const text = element.querySelector(`script[data-target="${target}"]`)?.textContent
  if (!text) throw new Error(`There is no ${target} in the page`)
  return JSON.parse(text) as T
}
