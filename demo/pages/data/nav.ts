/** What the bar at the top is made of: the server fills it in, and both renderings read it. */

export type IconName =
  | 'home'
  | 'repo'
  | 'project'
  | 'package'
  | 'people'
  | 'graph'
  | 'shield'
  | 'gear'
  | 'code'
  | 'issue'
  | 'pull-request'
  | 'play'
  | 'book'
  | 'meter'
  | 'check'
  | 'goal'
  | 'dependabot'
  | 'codescan'
  | 'key'
  | 'rocket'
  | 'checklist'
  | 'law'
  | 'advisory'

export interface Tab {
  /** Value of `data-tab-item`. */
  id: string
  icon: IconName
  label: string
  href: string
  count: number | null
  /** Whether a soft navigation goes through a Turbo frame (`repo-content-turbo-frame`) or Turbo drive. */
  frame: string | null
  /** The React application that GitHub names on the tab (`data-react-nav`); null where it names none. */
  reactNav: string | null
}

export interface Viewer {
  login: string
  avatar: string
}

/** The bar at the top: where one is, and the tabs of that place. */
export interface NavBarData {
  /** Name of the navigation: `Organization` or `Repository`; null for a page outside of both. */
  label: 'Organization' | 'Repository' | null
  crumbs: { type: 'organization' | 'repository' | 'page'; label: string; href: string; private: boolean }[]
  tabs: Tab[]
  /** Id of the tab of this page. */
  selected: string
  /** Who is logged in; null for nobody. */
  viewer: Viewer | null
}
