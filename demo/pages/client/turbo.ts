import { announce } from './events.ts'
import { pageKey, setShownPage } from './navigation.ts'
import { mountRoots, unmountRoots, type Moved } from './roots.tsx'
import { keepSnapshot, keptSnapshot, metasOf, replaceMetas, takeSnapshot } from './snapshots.ts'
import { nextTurn } from './turn.ts'

/** Goes to another page without loading: fetch, change the address, replace the body. */
export async function visit(address: string, action: 'advance' | 'restore' = 'advance'): Promise<void> {
  const url = new URL(address, location.href)
  if (action === 'advance' && !announce('turbo:before-visit', { url: url.href })) return
  const isCurrent = nextTurn()
  announce('soft-nav:start', { mechanism: 'turbo' })
  if (action === 'advance') {
    // The address changes at once; the page follows.
    history.pushState({ turbo: { restorationIdentifier: crypto.randomUUID() } }, '', url)
  }
  announce('turbo:visit', { url: url.href, action })
  const kept = action === 'restore' ? keptSnapshot(pageKey(url)) : undefined
  if (kept) {
    leavePage()
    replaceBody(url, kept.body, kept.title, kept.metas)
    finish(kept.moved)
    return
  }
  announce('turbo:before-fetch-request', { url, fetchOptions: { method: 'GET' } })
  const { page, response } = await fetchPage(url)
  if (!isCurrent()) return
  announce('turbo:before-fetch-response', { fetchResponse: { response } })
  if (trackedChanged(page)) {
    location.assign(url)
    return
  }
  leavePage()
  const arrived = response.redirected ? new URL(response.url) : url
  if (response.redirected) history.replaceState(history.state, '', arrived)
  replaceBody(arrived, document.adoptNode(page.body), page.title, metasOf(page))
  if (action === 'advance') window.scrollTo(0, 0)
  finish()
}

/** A page as Turbo asks for it, for the frame of this id where there is one. */
export async function fetchPage(url: URL, frame?: string): Promise<{ page: Document; response: Response }> {
  const headers = { accept: 'text/html, application/xhtml+xml', ...(frame && { 'turbo-frame': frame }) }
  const response = await fetch(url, { headers })
  return { response, page: new DOMParser().parseFromString(await response.text(), 'text/html') }
}

/** Whether a deploy in the meantime, or another login, makes Turbo load the page instead. */
export function trackedChanged(page: Document): boolean {
  const marks = (from: Document) =>
    [...from.head.querySelectorAll('meta[data-turbo-track="reload"]')]
      .map((mark) => `${mark.getAttribute('http-equiv') ?? ''}=${mark.getAttribute('content') ?? ''}`)
      .join('\n')
  return marks(page) !== marks(document)
}

function leavePage(): void {
  announce('turbo:before-cache')
  keepSnapshot(takeSnapshot())
}

function replaceBody(url: URL, body: HTMLElement, title: string, metas: readonly Element[]): void {
  announce('turbo:before-render', { newBody: body })
  unmountRoots()
  replaceMetas(metas)
  for (const permanent of body.querySelectorAll('[data-turbo-permanent]')) {
    const old = permanent.id === '' ? null : document.getElementById(permanent.id)
    if (old) permanent.replaceWith(old)
  }
  document.body.replaceWith(body)
  document.title = title
  setShownPage(pageKey(url))
  announce('turbo:render', { isPreview: false })
}

/** The end of every visit, in the body or in a frame: the last events, and hydration some time later. */
export function finish(moved?: Moved): void {
  announce('soft-nav:success', { mechanism: 'turbo' })
  announce('soft-nav:end', { mechanism: 'turbo' })
  announce('soft-nav:render')
  announce('turbo:load', { url: location.href })
  hydrateLater(moved)
}

let waiting: ReturnType<typeof setTimeout> | undefined

/** Hydrates the page as late as the server says in `#client-env`: on a busy machine GitHub takes its time, too. */
export function hydrateLater(moved?: Moved): void {
  clearTimeout(waiting)
  const text = document.getElementById('client-env')?.textContent ?? '{}'
  const environment: { hydrationDelay?: number } = JSON.parse(text)
  waiting = setTimeout(() => mountRoots(moved), environment.hydrationDelay ?? 0)
}
