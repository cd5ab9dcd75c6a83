import type { SecurityData } from '../data/security.ts'
import { announce } from './events.ts'
import { currentApp, renderApp } from './roots.tsx'
import { nextTurn } from './turn.ts'

/** Path and query: what tells one page from another. The fragment belongs to whoever wants it. */
export function pageKey(url: URL | Location): string {
  return url.pathname + url.search
}

let current = pageKey(location)

/** The page that is shown, which may differ from the address while a navigation is under way. */
export function shownPage(): string {
  return current
}

export function setShownPage(key: string): void {
  current = key
}

/** Whether React moves to this address without a new page: from Security to Security of one organization or repository. */
export function isReactAddress(url: URL): boolean {
  const app = currentApp()
  if (!app) return false
  const base = app.data.base.toLowerCase()
  const path = url.pathname.toLowerCase()
  return path === base || path.startsWith(`${base}/`)
}

/** React Router's way: fetch the payload, change the address, render. Falls back to a load where there is no payload. */
export async function navigateReact(address: string, history: 'push' | 'none' = 'push'): Promise<void> {
  const url = new URL(address, location.href)
  const isCurrent = nextTurn()
  announce('soft-nav:start', { mechanism: 'react' })
  const response = await fetch(url, {
    headers: { accept: 'application/json', 'x-requested-with': 'XMLHttpRequest' },
  })
  const answer: { payload?: SecurityData; title?: string } = await response.json()
  if (!isCurrent()) return
  const app = currentApp()
  if (!answer.payload || !app) {
    location.assign(url)
    return
  }
  if (history === 'push') window.history.pushState({ key: Math.random().toString(36).slice(2, 10) }, '', url)
  current = pageKey(url)
  renderApp({ ...app, data: answer.payload })
  document.title = answer.title ?? document.title
  if (history === 'push') window.scrollTo(0, 0)
  const { app: name } = answer.payload
  announce('soft-nav:payload', { payload: answer.payload, app_name: name })
  announce('soft-nav:success', { mechanism: 'react' })
  announce('soft-nav:react-done', { app_name: name })
  announce('soft-nav:end', { mechanism: 'react' })
}
