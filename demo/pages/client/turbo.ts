import type { SecurityData } from '../data.ts'
import { announce } from './events.ts'
import { pageKey, setShownPage, shownPage } from './navigation.ts'
import { currentApp, mountRoots, unmountRoots } from './roots.tsx'

interface Snapshot {
  body: HTMLElement
  title: string
  /** What the React application showed when the page was left. */
  app: SecurityData | undefined
}

/** Copies of the pages that were left, by path and query, as Turbo keeps them. */
const snapshots = new Map<string, Snapshot>()

/** Goes to another page without loading: fetch, change the address, replace the body. */
export async function visit(address: string, action: 'advance' | 'restore' = 'advance'): Promise<void> {
  const url = new URL(address, location.href)
  if (action === 'advance' && !announce('turbo:before-visit', { url: url.href })) return
  announce('soft-nav:start', { mechanism: 'turbo' })
  if (action === 'advance') {
    // The address changes at once; the page follows.
    history.pushState({ turbo: { restorationIdentifier: crypto.randomUUID() } }, '', url)
  }
  announce('turbo:visit', { url: url.href, action })
  const kept = action === 'restore' ? snapshots.get(pageKey(url)) : undefined
  if (kept) {
    keepSnapshot()
    replaceBody(url, copyOf(kept.body), kept.title)
    finish(kept.app)
    return
  }
  announce('turbo:before-fetch-request', { url, fetchOptions: { method: 'GET' } })
  const response = await fetch(url, { headers: { accept: 'text/html, application/xhtml+xml' } })
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  announce('turbo:before-fetch-response', { fetchResponse: { response } })
  if (trackedChanged(page)) {
    location.assign(url)
    return
  }
  keepSnapshot()
  for (const name of ['analytics-location', 'hovercard-subject-tag', 'selected-link', 'route-pattern']) {
    document.head.querySelector(`meta[name="${name}"]`)?.remove()
    const fresh = page.head.querySelector(`meta[name="${name}"]`)
    if (fresh) document.head.append(document.adoptNode(fresh))
  }
  replaceBody(url, document.adoptNode(page.body), page.title)
  if (action === 'advance') window.scrollTo(0, 0)
  finish(undefined)
}

function keepSnapshot(): void {
  announce('turbo:before-cache')
  snapshots.set(shownPage(), { body: copyOf(document.body), title: document.title, app: currentApp()?.data })
}

function replaceBody(url: URL, body: HTMLElement, title: string): void {
  announce('turbo:before-render', { newBody: body })
  unmountRoots()
  for (const permanent of body.querySelectorAll('[data-turbo-permanent]')) {
    const old = permanent.id === '' ? null : document.getElementById(permanent.id)
    if (old) permanent.replaceWith(old)
  }
  document.body.replaceWith(body)
  document.title = title
  setShownPage(pageKey(url))
  announce('turbo:render', { isPreview: false })
}

function finish(app: SecurityData | undefined): void {
  announce('soft-nav:success', { mechanism: 'turbo' })
  announce('soft-nav:end', { mechanism: 'turbo' })
  announce('soft-nav:render')
  announce('turbo:load', { url: location.href })
  hydrateLater(app)
}

let waiting: ReturnType<typeof setTimeout> | undefined

/** Hydrates the page as late as the server says in `#client-env`: on a busy machine GitHub takes its time, too. */
export function hydrateLater(app?: SecurityData): void {
  clearTimeout(waiting)
  const text = document.getElementById('client-env')?.textContent ?? '{}'
  const environment: { hydrationDelay?: number } = JSON.parse(text)
  waiting = setTimeout(() => mountRoots(app), environment.hydrationDelay ?? 0)
}

/** A deploy in the meantime makes Turbo load the page instead. */
function trackedChanged(page: Document): boolean {
  const marks = (from: Document) =>
    [...from.head.querySelectorAll('meta[data-turbo-track="reload"]')]
      .map((mark) => `${mark.getAttribute('http-equiv') ?? ''}=${mark.getAttribute('content') ?? ''}`)
      .join('\n')
  return marks(page) !== marks(document)
}

function copyOf(body: HTMLElement): HTMLElement {
  const copy = body.cloneNode(true)
  if (!(copy instanceof HTMLElement)) throw new Error('A copy of the body is an element')
  return copy
}
