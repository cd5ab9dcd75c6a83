import { browser } from 'wxt/browser'
import { startSession, type Session } from './session'
import { setArriving } from '@/lib/pages/arrival'
import { sameView, viewOf } from '@/lib/pages/fragment'
import { keepPageStyle } from '@/lib/pages/hosts'
import { keepInStep, type Pass } from '@/lib/pages/keep-in-step'
import { removeCopies, removeOurs } from '@/lib/pages/marks'
import { placeBefore, placeMain, placeSidebar, removeMain } from '@/lib/pages/placing'
import {
  findHeading,
  findRepositoryContent,
  findRepositorySidebar,
  findStripPlace,
  hasRepositoryCampaigns,
} from '@/lib/pages/repository-page'
import { pageOf, repositoryOf, sameRepository, type RepositoryPage } from '@/lib/pages/route'
import { findSecurityTab, pendingHeader } from '@/lib/pages/security-tab'
import { REPOSITORY_HEADER } from '@/lib/pages/selectors'
import { findContent, unhydratedRoot } from '@/lib/pages/sidebar'
import { TAB_CSS } from '@/lib/pages/tab-count'
import { giveCurrent, showContent } from '@/lib/pages/takeover'
import { giveTitle, keepTitle } from '@/lib/pages/title'

/** Keeps a repository's pages and what Muster says there in step. */
export function startSurface(signal: AbortSignal): void {
  keepInStep<RepositoryPage, Session>(
    {
      page() {
        const page = pageOf(location.href)
        return page.kind === 'repository' ? page : null
      },
      isSame: (a, b) => sameRepository(repositoryOf(a), repositoryOf(b)),
      isAlive: () => Boolean(browser.runtime?.id),
      enter: (page, lookAgain) => startSession(repositoryOf(page), lookAgain),
      watched: ({ area }) => [
        ...document.querySelectorAll(REPOSITORY_HEADER),
        // Elsewhere we stand in the header alone, and what GitHub does below it is none of our business.
        ...(area === 'other' ? [] : [document.querySelector('.application-main') ?? document.body]),
      ],
      arrange,
      leave(session) {
        session.end()
        showContent()
        giveCurrent()
        giveTitle()
        setArriving(false)
        removeOurs('repository')
      },
    },
    signal,
  )
}

function arrange(session: Session, page: RepositoryPage, pass: Pass): void {
  const { hosts, mark, state } = session
  keepPageStyle('repository', TAB_CSS)
  removeCopies(new Set([mark.element, ...Object.values(hosts).map(({ element }) => element)]))
  const view = page.area === 'other' ? null : viewOf(location.hash)
  // The same view stays the same object: a new one means that another view begins, and moves the focus there.
  if (!sameView(view, state.view)) state.view = view
  state.alert = page.alert
  keepTitle()
  markTab(session, repositoryOf(page), pass)
  if (page.area === 'other') clear(session)
  else arrangeSecurity(session, page, pass)
}

function markTab({ mark, state }: Session, repository: string, pass: Pass): void {
  const tab = findSecurityTab(repository)
  mark.place(tab, state.count)
  const header = tab ? null : pendingHeader()
  if (header) pass.awaitRoot(header)
}

function arrangeSecurity({ hosts, state }: Session, page: RepositoryPage, pass: Pass): void {
  const repository = repositoryOf(page)
  const sidebar = findRepositorySidebar(repository)
  // The page of an alert has no sidebar; there its title tells that the page has come.
  const sign = sidebar ?? findHeading()
  const waiting = sign && unhydratedRoot(sign)
  const isEarly = !pass.isOutOfPatience && (sign === null || waiting !== null)
  setArriving(isEarly && state.view !== null)
  if (isEarly) {
    // Writing into what React is about to take over would make it throw everything away.
    if (waiting) pass.awaitRoot(waiting)
    return
  }

  state.alone = sidebar === null
  state.beside = sidebar !== null && hasRepositoryCampaigns(sidebar, repository)
  // Nobody wants a drawer on every page: it is there only beside a view of ours.
  if (state.has.sidebar && (sidebar !== null || state.view !== null)) placeSidebar(hosts.sidebar, sidebar)
  else hosts.sidebar.element.remove()
  const isStrip = state.view === null && page.area === 'alert' && state.has.strip
  const place = isStrip ? findStripPlace() : null
  const taken = place && !pass.isOutOfPatience ? unhydratedRoot(place) : null
  if (taken) pass.awaitRoot(taken)
  placeBefore(hosts.strip, taken ? null : place)
  if (state.view) placeMain(hosts.main, sidebar ? findContent(sidebar) : findRepositoryContent(), sidebar)
  else removeMain(hosts.main)
}

/** Off the repository's Security pages there is nothing of ours but the mark in the tab. */
function clear({ hosts }: Session): void {
  setArriving(false)
  for (const host of [hosts.sidebar, hosts.strip]) host.element.remove()
  removeMain(hosts.main)
}
