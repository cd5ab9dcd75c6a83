import { shownPage } from './navigation.ts'
import { selectedInBar } from './nav-root.tsx'
import { currentApp, type Moved } from './roots.tsx'

/** A copy of a page that was left, as Turbo keeps it: dead nodes, which look as they did. */
export interface Snapshot {
  key: string
  body: HTMLElement
  title: string
  /** Clones of what the head says about the page. */
  metas: Element[]
  moved: Moved
}

/** What the head says about a page, and a soft navigation brings up to date. */
const METAS = ['analytics-location', 'hovercard-subject-tag', 'selected-link', 'route-pattern']
  .map((name) => `meta[name="${name}"]`)
  .concat('meta[name^="octolytics-dimension-"]', 'meta[property="og:url"]')
  .join(',')

const kept = new Map<string, Snapshot>()

/** Copies the page as it is now. */
export function takeSnapshot(): Snapshot {
  return {
    key: shownPage(),
    body: copyOf(document.body),
    title: document.title,
    metas: metasOf(document).map((meta) => meta.cloneNode(true) as Element),
    moved: { app: currentApp()?.data, tab: selectedInBar() },
  }
}

export function keepSnapshot(snapshot: Snapshot): void {
  kept.set(snapshot.key, snapshot)
}

/** What was kept of a page, to be put into the document: another copy, so that it can be restored again. */
export function keptSnapshot(key: string): Snapshot | undefined {
  const found = kept.get(key)
  return found && { ...found, body: copyOf(found.body) }
}

/** Makes the head say what another page's head says. */
export function replaceMetas(metas: readonly Element[]): void {
  for (const old of metasOf(document)) old.remove()
  document.head.append(...metas.map((meta) => document.importNode(meta, true)))
}

/** The metas about a page in its head. */
export function metasOf(page: Document): Element[] {
  return [...page.head.querySelectorAll(METAS)]
}

function copyOf(body: HTMLElement): HTMLElement {
  const copy = body.cloneNode(true)
  if (!(copy instanceof HTMLElement)) throw new Error('A copy of the body is an element')
  return copy
}
