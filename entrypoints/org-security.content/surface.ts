import { browser } from 'wxt/browser'
import { startSession, type Session } from './session'
import { setArriving } from '@/lib/pages/arrival'
import { sameView, viewOf } from '@/lib/pages/fragment'
import { keepPageStyle } from '@/lib/pages/hosts'
import { allOurs, isOurs } from '@/lib/pages/marks'
import { oncePerFrame, watchNavigation } from '@/lib/pages/navigation'
import { placeBefore, placeMain, placeSidebar, removeMain } from '@/lib/pages/placing'
import { pageOf, sameOrganization, type SecuritySection } from '@/lib/pages/route'
import {
  filterOf,
  findAlertList,
  findContent,
  findSidebar,
  hasNativeCampaigns,
  unhydratedRoot,
} from '@/lib/pages/security-page'
import { giveCurrent, showContent } from '@/lib/pages/takeover'
import { giveTitle, keepTitle } from '@/lib/pages/title'

/** How long GitHub may take to show or take over its sidebar before we do without it, ms. */
const PATIENCE = 6_000

/** What the page and the surface have to do with each other while an organization's Security page is shown. */
interface Visit {
  session: Session
  observer: MutationObserver
  /** GitHub's filter as it is now. */
  query: () => string
  patience: ReturnType<typeof setTimeout>
  outOfPatience: boolean
  watched: Element | null
}

/**
 * Keeps page and surface in step: `sync` reads the address and the page and puts everything where it belongs.
 * It may be called at any time and any number of times. Off the Security pages nothing stays: no observer, no timer, no app.
 */
export function startSurface(signal: AbortSignal): void {
  let visit: Visit | null = null
  const schedule = oncePerFrame(sync, signal)

  function enter(organization: string): Visit {
    const fresh: Visit = {
      session: startSession(organization, () => fresh.query()),
      observer: new MutationObserver((records) => {
        const foreign = records.some(({ type, addedNodes, removedNodes }) =>
          type === 'attributes' ? true : [...addedNodes, ...removedNodes].some((node) => !isOurs(node)),
        )
        if (foreign) schedule()
      }),
      query: () => filterOf(location.href),
      patience: setTimeout(() => {
        fresh.outOfPatience = true
        schedule()
      }, PATIENCE),
      outOfPatience: false,
      watched: null,
    }
    return fresh
  }

  function leave(): void {
    if (!visit) return
    clearTimeout(visit.patience)
    visit.observer.disconnect()
    visit.session.end()
    visit = null
    showContent()
    giveCurrent()
    giveTitle()
    setArriving(false)
    for (const node of allOurs()) node.remove()
  }

  function sync(): void {
    const page = pageOf(location.href)
    if (page.kind !== 'organization-security') return leave()
    if (visit && !sameOrganization(visit.session.state.organization, page.organization)) leave()
    if (!visit) {
      // An orphan of an update can start nothing new; what stands already stays until the page is reloaded.
      if (!browser.runtime?.id) return
      visit = enter(page.organization)
    }
    watch(visit)
    arrange(visit, page.organization, page.section)
    visit.observer.takeRecords()
  }

  /** Observes the part of the page that GitHub rebuilds; another one when it was replaced. */
  function watch(current: Visit): void {
    const target = document.querySelector('.application-main') ?? document.body
    if (current.watched === target) return
    current.observer.disconnect()
    current.watched = target
    current.observer.observe(target, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['aria-current', 'data-muster-hidden'],
    })
  }

  signal.addEventListener('abort', leave)
  watchNavigation(schedule, signal)
  sync()
}

function arrange(visit: Visit, organization: string, section: SecuritySection): void {
  const { session, observer } = visit
  const { hosts, state } = session
  keepPageStyle()
  forgetCopies(session)
  const view = viewOf(location.hash)
  // The same view stays the same object: a new one means that another view begins, and moves the focus there.
  if (!sameView(view, state.view)) state.view = view
  keepTitle()

  const sidebar = findSidebar(organization)
  const waiting = sidebar && unhydratedRoot(sidebar)
  const isEarly = !visit.outOfPatience && (sidebar === null || waiting !== null)
  setArriving(isEarly && state.view !== null)
  if (isEarly) {
    // Writing into what React is about to take over would make it throw everything away.
    if (waiting) observer.observe(waiting, { attributes: true, attributeFilter: ['class'] })
    return
  }

  state.beside = sidebar !== null && hasNativeCampaigns(sidebar, organization)
  placeSidebar(hosts.sidebar, sidebar)
  const content = sidebar && findContent(sidebar)
  const list =
    content && section === 'code-scanning' && !state.view ? findAlertList(content, () => location.href) : null
  visit.query = list?.query ?? (() => filterOf(location.href))
  placeBefore(hosts.button, list?.before ?? null)
  if (state.view) placeMain(hosts.main, content, sidebar)
  else removeMain(hosts.main)
}

/** Removes what came back with a copy of the page that GitHub had kept: our nodes without their life. */
function forgetCopies({ hosts }: Session): void {
  const own = new Set<Element>(Object.values(hosts).map(({ element }) => element))
  for (const node of allOurs()) if (!own.has(node) && node.localName !== 'style') node.remove()
}
