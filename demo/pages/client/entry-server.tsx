import { renderToStaticMarkup, renderToString } from 'react-dom/server'
import type { PageData } from '../data/page.ts'
import { headerOf } from './header.ts'
import { AppHeader } from './nav/AppHeader.tsx'
import { GlobalNav } from './nav/GlobalNav.tsx'
import { MarketingHeader, VisitorTabs } from './nav/MarketingHeader.tsx'
import { ServerSecurity } from './repository/ServerSecurity.tsx'
import { SecurityApp } from './SecurityApp.tsx'
import { StaticPage } from './StaticPage.tsx'

/** The parts of a page that React renders: the header, the tabs of visitors (otherwise empty), the main column. */
export function renderPage(page: PageData): { header: string; tabs: string; body: string } {
  return { header: header(page), tabs: tabs(page), body: body(page) }
}

function header(page: PageData): string {
  switch (headerOf(page)) {
    case 'partial':
      return renderToString(<GlobalNav nav={page.nav} />, { identifierPrefix: 'nav' })
    case 'app-header':
      return renderToStaticMarkup(<AppHeader nav={page.nav} />)
    case 'marketing':
      return renderToStaticMarkup(<MarketingHeader />)
  }
}

function tabs(page: PageData): string {
  if (headerOf(page) !== 'marketing') return ''
  return renderToStaticMarkup(<VisitorTabs nav={page.nav} former={page.variant.navigation === 'old'} />)
}

function body({ body }: PageData): string {
  switch (body.kind) {
    case 'react':
      return renderToString(<SecurityApp data={body.data} />, { identifierPrefix: 'app' })
    case 'server':
      return renderToStaticMarkup(<ServerSecurity data={body.data} />)
    case 'static':
      return renderToStaticMarkup(<StaticPage data={body.data} />)
  }
}
