import { MarkGithubIcon, RepoIcon } from '@primer/octicons-react'
import type { NavBarData } from '../../data/nav.ts'
import { ServerTabs } from './ServerTabs.tsx'

/** The header of those who are not logged in. */
export function MarketingHeader() {
  return (
    <header className="HeaderMktg header-logged-out" role="banner">
      <h2 className="sr-only">Navigation Menu</h2>
      <a className="HeaderMktg-logo" href="/" aria-label="Homepage">
        <MarkGithubIcon size={32} />
      </a>
      <span className="HeaderMktg-links">
        <a href="/login" className="HeaderMktg-link" data-turbo="false">
          Sign in
        </a>
        <a href="/signup" className="HeaderMktg-link" data-turbo="false">
          Sign up
        </a>
      </span>
    </header>
  )
}

/** What stands above the main column for them: where they are, and the tabs. */
export function VisitorTabs({ nav, former }: { nav: NavBarData; former: boolean }) {
  if (nav.label === null) return null
  return (
    <>
      <p className="VisitorCrumbs">
        <RepoIcon />{' '}
        {nav.crumbs.map((crumb, index) => (
          <span key={crumb.href}>
            {index > 0 && ' / '}
            <a href={crumb.href}>{crumb.label}</a>
          </span>
        ))}
      </p>
      <ServerTabs nav={nav} former={former} className="js-repo-nav js-responsive-underlinenav" />
    </>
  )
}
