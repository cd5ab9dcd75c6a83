import { browser } from 'wxt/browser'
import { startSession, type Session } from './session'
import { setArriving } from '@/lib/pages/arrival'
import { sameView, viewOf } from '@/lib/pages/fragment'
import { keepPageStyle } from '@/lib/pages/hosts'
import { keepInStep, type Pass } from '@/lib/pages/keep-in-step'
import { removeCopies, removeOurs } from '@/lib/pages/marks'
import { placeBefore, placeMain, placeSidebar, removeMain } from '@/lib/pages/placing'
import { pageOf, sameOrganization, type OrganizationPage } from '@/lib/pages/route'
import { filterOf, findAlertList, findSidebar, hasNativeCampaigns } from '@/lib/pages/security-page'
import { findContent, unhydratedRoot } from '@/lib/pages/sidebar'
import { giveCurrent, showContent } from '@/lib/pages/takeover'
import { giveTitle, keepTitle } from '@/lib/pages/title'

/** The app, and GitHub's filter as it is now. */
interface Visit {
  session: Session
  query: () => string
}

/** Keeps an organization's Security pages and Muster's views in step. */
export function startSurface(signal: AbortSignal): void {
  keepInStep<OrganizationPage, Visit>(
    {
      page() {
        const page = pageOf(location.href)
        return page.kind === 'organization-security' ? page : null
      },
      isSame: (a, b) => sameOrganization(a.organization, b.organization),
      isAlive: () => Boolean(browser.runtime?.id),
      enter(page) {
        const visit: Visit = {
          session: startSession(page.organization, () => visit.query()),
          query: () => filterOf(location.href),
        }
        return visit
      },
      watched: () => [document.querySelector('.application-main') ?? document.body],
      arrange,
      leave({ session }) {
        session.end()
        showContent()
        giveCurrent()
        giveTitle()
        setArriving(false)
        removeOurs('org-security')
      },
    },
    signal,
  )
}

function arrange(visit: Visit, { organization, section }: OrganizationPage, pass: Pass): void {
  const { hosts, state } = visit.session
  keepPageStyle('org-security')
  removeCopies(new Set(Object.values(hosts).map(({ element }) => element)))
  const view = viewOf(location.hash)
  // The same view stays the same object: a new one means that another view begins, and moves the focus there.
  if (!sameView(view, state.view)) state.view = view
  keepTitle()

  const sidebar = findSidebar(organization)
  const waiting = sidebar && unhydratedRoot(sidebar)
  const isEarly = !pass.isOutOfPatience && (sidebar === null || waiting !== null)
  setArriving(isEarly && state.view !== null)
  if (isEarly) {
    // Writing into what React is about to take over would make it throw everything away.
    if (waiting) pass.awaitRoot(waiting)
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
