import type { NavBarData, Tab } from '../../data/nav.ts'
import { compact } from '../format.ts'
import { ICONS } from '../icons.tsx'

interface Props {
  nav: NavBarData
  /** The names of before spring 2026, which GitHub Enterprise Server keeps: `security-tab` and the label *Security*. */
  former: boolean
  className: string
}

/** Tabs as the server writes them, with GitHub's `UnderlineNav` of ViewComponents: in the old header, and for visitors. */
export function ServerTabs({ nav, former, className }: Props) {
  if (nav.label === null) return null
  return (
    <nav
      className={`UnderlineNav ${className}`}
      aria-label={nav.label}
      data-pjax="#js-repo-pjax-container"
      data-view-component="true"
    >
      <ul className="UnderlineNav-body list-style-none" data-view-component="true">
        {nav.tabs.map((tab, index) => (
          <li key={tab.id} className="d-inline-flex" data-view-component="true">
            <TabLink
              tab={tab}
              name={former && tab.id.startsWith('security') ? 'security' : tab.id}
              item={itemName(nav, tab, index, former)}
              current={tab.id === nav.selected}
            />
          </li>
        ))}
      </ul>
    </nav>
  )
}

function TabLink({ tab, name, item, current }: { tab: Tab; name: string; item: string; current: boolean }) {
  const Icon = ICONS[tab.icon]
  const label = name === 'security' ? 'Security' : tab.label
  return (
    <a
      id={`${name}-tab`}
      href={tab.href}
      className={`UnderlineNav-item no-wrap js-responsive-underlinenav-item js-selected-navigation-item${current ? ' selected' : ''}`}
      data-tab-item={item}
      data-selected-links={`${tab.id} ${tab.href}`}
      data-view-component="true"
      {...(tab.frame !== null && { 'data-turbo-frame': tab.frame })}
      {...(current && { 'aria-current': 'page' as const })}
    >
      <Icon className="UnderlineNav-octicon" />
      <span data-content={label}>{label}</span>
      <span
        id={`${name}-repo-tab-count`}
        className="Counter"
        title={tab.count === null ? 'Not available' : String(tab.count)}
        data-turbo-replace=""
        data-view-component="true"
      >
        {tab.count === null ? '' : compact(tab.count)}
      </span>
    </a>
  )
}

/** `i6security-tab`, `org-header-security-tab`, and without former names the id itself. */
function itemName(nav: NavBarData, tab: Tab, index: number, former: boolean): string {
  if (!former) return tab.id
  const name = tab.id.startsWith('security') ? 'security' : tab.id
  return nav.label === 'Organization' ? `org-header-${name}-tab` : `i${index}${name}-tab`
}
