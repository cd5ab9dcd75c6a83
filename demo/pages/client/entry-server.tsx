import { renderToStaticMarkup, renderToString } from 'react-dom/server'
import type { PageData } from '../data.ts'
import { GlobalNav } from './GlobalNav.tsx'
import { SecurityApp } from './SecurityApp.tsx'
import { StaticPage } from './StaticPage.tsx'

/** The two parts of a page that React renders: the bar at the top and the main column. */
export function renderPage(page: PageData): { nav: string; body: string } {
  const nav = renderToString(<GlobalNav nav={page.nav} />, { identifierPrefix: 'nav' })
  const body =
    page.body.kind === 'react'
      ? renderToString(<SecurityApp data={page.body.data} />, { identifierPrefix: 'app' })
      : renderToStaticMarkup(<StaticPage data={page.body.data} />)
  return { nav, body }
}
