import type { NavBarData, Tab } from './data/nav.ts'

const COMMANDS: Record<string, string> = {
  code: 'go-to-code',
  issues: 'go-to-issues',
  'pull-requests': 'go-to-pull-requests',
  'security-and-quality': 'go-to-security',
}

/**
 * What GitHub's partial embeds about the place that the page is in, in its own names (saved pages, April and September
 * 2026). Right when the page loads, and out of date after a soft navigation.
 */
export function contextRegion(nav: NavBarData, path: string): object {
  return {
    crumbs: nav.crumbs.map((crumb) => ({
      crumb_type: crumb.type === 'organization' ? 'user' : crumb.type,
      label: crumb.label,
      href: crumb.href,
      ...(crumb.private && { octicon: 'lock' }),
    })),
    localNavigation: nav.tabs.map(localTab),
    selectedLink: nav.selected,
    currentPath: path,
  }
}

function localTab(tab: Tab): object {
  const command = COMMANDS[tab.id]
  return {
    id: tab.id,
    icon: tab.icon,
    label: tab.label,
    href: tab.href,
    selectedLinks: [tab.id, tab.href],
    count: tab.count,
    ...(command !== undefined && { commandId: `repositories:${command}` }),
    reactNav: { appTarget: tab.reactNav },
    turboNav: { frame: tab.frame },
  }
}
