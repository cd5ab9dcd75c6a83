/** What the pages are made of: the server fills these in, and both renderings, on the server and in the browser, read them. */

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

export interface Tab {
  /** Value of `data-tab-item`. */
  id: string
  icon: IconName
  label: string
  href: string
  count: number | null
  /** Whether a soft navigation goes through a Turbo frame (`repo-content-turbo-frame`) or Turbo drive. */
  frame: string | null
}

/** The bar at the top: where one is, and the tabs of that place. */
export interface NavBarData {
  /** Name of the navigation: `Organization` or `Repository`; null for a page outside of both. */
  label: 'Organization' | 'Repository' | null
  crumbs: { type: 'organization' | 'repository' | 'page'; label: string; href: string }[]
  tabs: Tab[]
  selected: string
  viewer: { login: string; avatar: string }
}

export interface SidebarItem {
  id: string
  label: string
  href: string
  icon: IconName
  count: number | null
}

export interface SidebarGroup {
  /** Null for the items at the top. */
  heading: string | null
  items: SidebarItem[]
}

export interface SeverityCount {
  level: 'critical' | 'high' | 'medium' | 'low' | 'other'
  count: number
}

export interface RepositoryRow {
  name: string
  href: string
  visibility: string
  open: number
  severities: SeverityCount[]
  scanning: boolean
}

export interface AlertRow {
  title: string
  href: string
  number: number
  severity: string
  /** Security severities are coloured, others are not. */
  security: boolean
  repository: string
  repositoryHref: string
  tool: string
  place: string
  branch: string
  /** Opened when, or closed when and how; made on the server so that both renderings say the same. */
  story: string
  label: string | null
}

export type SecurityContent =
  | {
      kind: 'overview'
      open: number
      severities: SeverityCount[]
      /** Open alerts at the end of each of the last weeks, oldest first. */
      trend: number[]
      averageAge: number
      closedLastMonth: number
      reopened: number
      repositories: RepositoryRow[]
    }
  | {
      kind: 'repositories'
      heading: string
      description: string
      column: 'risk' | 'coverage'
      rows: RepositoryRow[]
    }
  | {
      kind: 'alerts'
      query: string
      open: number
      closed: number
      showing: 'open' | 'closed'
      rows: AlertRow[]
      page: number
      pages: number
    }
  | { kind: 'blank'; heading: string; title: string; text: string }

/** The React application behind `/orgs/ORG/security…`. */
export interface SecurityData {
  organization: string
  /** Path below `/security`, without a slash in front: `overview`, `alerts/code-scanning`. */
  section: string
  title: string
  sidebar: SidebarGroup[]
  content: SecurityContent
}

/** Pages that the server renders alone. */
export type StaticData =
  | {
      kind: 'organization'
      name: string
      login: string
      avatar: string
      description: string
      repositories: StaticRepository[]
    }
  | {
      kind: 'repository'
      name: string
      description: string | null
      branch: string
      files: string[]
      visibility: string
    }
  | { kind: 'alert'; title: string; facts: [string, string][]; message: string; place: string; state: string }
  | { kind: 'notFound' }

interface StaticRepository {
  name: string
  href: string
  visibility: string
  archived: boolean
  language: string | null
  description: string | null
  updated: string
}

export interface PageData {
  status: 200 | 404
  title: string
  /** `data-hovercard-subject-tag` and `analytics-location`. */
  subject: string | null
  route: string
  nav: NavBarData
  body: { kind: 'react'; data: SecurityData } | { kind: 'static'; data: StaticData }
}
