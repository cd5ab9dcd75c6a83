import { BellIcon, MarkGithubIcon, SearchIcon, ThreeBarsIcon } from '@primer/octicons-react'
import type { NavBarData } from '../../data/nav.ts'
import { ServerTabs } from './ServerTabs.tsx'

/**
 * The header until spring 2026, which GitHub Enterprise Server keeps for years: all of it server HTML, with the tabs
 * in `.js-repo-nav`.
 */
export function AppHeader({ nav }: { nav: NavBarData }) {
  return (
    <header className="AppHeader" role="banner" aria-label="Global Navigation Menu">
      <div className="AppHeader-globalBar js-global-bar">
        <div className="AppHeader-globalBar-start">
          <button type="button" className="AppHeader-button" aria-label="Open global navigation menu">
            <ThreeBarsIcon />
          </button>
          <a className="AppHeader-logo" href="/" aria-label="Homepage">
            <MarkGithubIcon size={32} />
          </a>
          <div className="AppHeader-context">
            <div className="AppHeader-context-full">
              <nav role="navigation" aria-label="GitHub Breadcrumb">
                <ul className="AppHeader-crumbs" role="list">
                  {nav.crumbs.map((crumb) => (
                    <li key={crumb.href}>
                      <a className="AppHeader-context-item" href={crumb.href}>
                        <span className="AppHeader-context-item-label">{crumb.label}</span>
                      </a>
                    </li>
                  ))}
                </ul>
              </nav>
            </div>
          </div>
        </div>
        <div className="AppHeader-globalBar-end">
          <button type="button" className="AppHeader-button AppHeader-search" aria-label="Search or jump to…">
            <SearchIcon />
          </button>
          <button type="button" className="AppHeader-button" aria-label="Notifications">
            <BellIcon />
          </button>
          {nav.viewer && (
            <img
              className="AppHeader-user"
              src={nav.viewer.avatar}
              width={32}
              height={32}
              alt={`@${nav.viewer.login}`}
            />
          )}
        </div>
      </div>
      <div className="AppHeader-localBar">
        <ServerTabs
          nav={nav}
          former
          className={
            nav.label === 'Repository'
              ? 'js-repo-nav js-responsive-underlinenav'
              : 'js-responsive-underlinenav'
          }
        />
      </div>
    </header>
  )
}
