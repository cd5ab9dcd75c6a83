import { sentEvents } from './events.ts'
import { hydrationErrors } from './mount.tsx'
import { mountNav, navIsMounted, selectedInBar } from './nav-root.tsx'
import { navigateReact } from './navigation.ts'
import { currentApp, renderApp } from './roots.tsx'
import { setTheme } from './theme.ts'
import { visit } from './turbo.ts'

let header: Element | null = null
let selected: string | undefined

/** What a test may do to the page that GitHub does by itself at times of its own choosing. */
const host = {
  /** Messages of React about HTML that it could not take over. Empty is good. */
  errors: hydrationErrors,
  /** Names of the navigation events that were sent, in order. */
  events: sentEvents,
  /** Whether the parts of the page that React owns are alive. */
  hydrated: () =>
    navIsMounted() && (document.querySelector('react-app') === null || currentApp() !== undefined),
  /** Renders the sidebar with one more item, in front of the second one. */
  addNavItem(label = 'Code quality') {
    const app = currentApp()
    const [first, ...rest] = app?.data.sidebar ?? []
    if (!app || !first) return
    const item = {
      id: label,
      label,
      href: `${app.data.base}/quality`,
      icon: 'book' as const,
      count: 1,
    }
    const items = [...first.items.slice(0, 1), item, ...first.items.slice(1)]
    renderApp({ ...app, data: { ...app.data, sidebar: [{ ...first, items }, ...rest] } })
  },
  /** Throws the sidebar away and mounts it again: the same to look at, every node new. */
  remountSidebar() {
    const app = currentApp()
    if (app) renderApp({ ...app, sidebarKey: app.sidebarKey + 1 })
    const list = document.querySelector('nav-list')
    list?.replaceWith(list.cloneNode(true))
  },
  /** Takes the whole header out of the page. */
  removeHeader() {
    header = document.querySelector('.js-header-wrapper')
    selected = selectedInBar()
    header?.remove()
  },
  /** Puts it back, with new nodes, in front of everything else. */
  restoreHeader() {
    const body = document.querySelector('[data-turbo-body]')
    if (!header || !body || header.isConnected) return
    const copy = header.cloneNode(true)
    body.querySelector('#__primerPortalRoot__')?.after(copy)
    mountNav(selected)
  },
  setTheme,
  /** Goes somewhere as Turbo does. */
  visit: (address: string) => visit(address),
  /** Goes somewhere as React Router does. */
  navigate: (address: string) => navigateReact(address),
}

declare global {
  interface Window {
    __host: typeof host
  }
}

export function installHooks(): void {
  window.__host = host
}
