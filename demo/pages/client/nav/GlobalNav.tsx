import {
  BellIcon,
  CopilotIcon,
  GitPullRequestIcon,
  InboxIcon,
  IssueOpenedIcon,
  MarkGithubIcon,
  PlusIcon,
  RepoIcon,
  SearchIcon,
  ThreeBarsIcon,
} from '@primer/octicons-react'
import { Avatar, Breadcrumbs, Button, IconButton, Stack, UnderlineNav } from '@primer/react'
import { useEffect, useRef } from 'react'
import type { NavBarData } from '../../data/nav.ts'
import { ICONS } from '../icons.tsx'

/** The bar at the top of every page: GitHub's `global-nav-bar` partial. */
export function GlobalNav({ nav }: { nav: NavBarData }) {
  const header = useRef<HTMLElement>(null)
  useEffect(() => {
    // GitHub marks the tabs once it has measured which of them fit.
    header.current?.querySelector('nav[data-variant="inset"]')?.setAttribute('data-overflow-measured', 'true')
  }, [])
  return (
    <header ref={header} className="GlobalNav" aria-label="Global navigation menu" data-component="Stack">
      <div className="GlobalNav-row">
        <div data-testid="top-nav-left" className="GlobalNav-left">
          <IconButton icon={ThreeBarsIcon} aria-label="Open menu" size="medium" />
          <a href="/" className="GlobalNav-home" aria-label="Homepage">
            <MarkGithubIcon size={32} />
          </a>
        </div>
        <div data-testid="top-nav-center" className="GlobalNav-center">
          {nav.crumbs.length > 0 && (
            <Breadcrumbs>
              {nav.crumbs.map((crumb, index) => (
                <Breadcrumbs.Item
                  key={crumb.href}
                  href={crumb.href}
                  selected={index === nav.crumbs.length - 1}
                >
                  {crumb.label}
                </Breadcrumbs.Item>
              ))}
            </Breadcrumbs>
          )}
        </div>
        <Stack
          data-testid="top-nav-right"
          className="GlobalNav-right"
          direction="horizontal"
          gap="condensed"
          align="center"
        >
          <Button leadingVisual={SearchIcon} className="GlobalNav-search">
            Type / to search
          </Button>
          <span className="GlobalNav-secondary">
            <IconButton icon={CopilotIcon} aria-label="Open Copilot" />
            <IconButton icon={PlusIcon} aria-label="Create new" />
            <IconButton icon={IssueOpenedIcon} aria-label="Your issues" />
            <IconButton icon={GitPullRequestIcon} aria-label="Your pull requests" />
            <IconButton icon={RepoIcon} aria-label="Your repositories" />
          </span>
          <IconButton icon={nav.label === null ? BellIcon : InboxIcon} aria-label="Notifications" />
          {nav.viewer && (
            <Avatar src={nav.viewer.avatar} size={32} alt={`@${nav.viewer.login}`} loading="lazy" />
          )}
        </Stack>
      </div>
      {nav.label !== null && (
        <UnderlineNav aria-label={nav.label} variant="inset">
          {nav.tabs.map((tab) => {
            const Icon = ICONS[tab.icon]
            return (
              <UnderlineNav.Item
                key={tab.id}
                href={tab.href}
                leadingVisual={<Icon />}
                {...(tab.count !== null && { counter: tab.count })}
                {...(tab.id === nav.selected && { 'aria-current': 'page' as const })}
                {...(tab.frame !== null && { 'data-turbo-frame': tab.frame })}
                {...(tab.reactNav !== null && { 'data-react-nav': tab.reactNav })}
                data-tab-item={tab.id}
              >
                {tab.label}
              </UnderlineNav.Item>
            )
          })}
        </UnderlineNav>
      )}
    </header>
  )
}
