import type { AlertContent } from './alert.ts'
import type { IconName } from './nav.ts'

/** What the Security pages of organizations and repositories are made of. */

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
  /** Where it is, in the list of an organization; null in a repository's own. */
  repository: { name: string; href: string } | null
  tool: string
  place: string
  branch: string
  /** Opened when, or closed when and how; made on the server so that both renderings say the same. */
  story: string
  label: string | null
}

/** A line of a repository's overview: a security feature, and how it stands. */
export interface Feature {
  name: string
  text: string
  state: 'Enabled' | 'Disabled' | 'Needs setup'
  href: string
  link: string
}

/** A list of alerts: those of an organization, of a repository, or of one of GitHub's own campaigns. */
export interface AlertListContent {
  kind: 'alerts'
  heading: string
  /** A sentence below the heading. */
  note: string | null
  /** Path of the list, to which the filter and the page are added. */
  address: string
  query: string
  open: number
  closed: number
  showing: 'open' | 'closed'
  rows: AlertRow[]
  page: number
  pages: number
}

/** One of GitHub's own campaigns. */
export interface CampaignRow {
  name: string
  href: string
  state: 'open' | 'closed'
  story: string
  open: number
  closed: number
  inProgress: number
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
  | { kind: 'campaigns'; rows: CampaignRow[] }
  | AlertListContent
  | { kind: 'features'; features: Feature[] }
  | { kind: 'blank'; heading: string; title: string; text: string }
  | AlertContent

/** A Security page of an organization (`/orgs/ORG/security…`) or of a repository (`/OWNER/REPO/security…`). */
export interface SecurityData {
  /** Name of the React application that shows it. */
  app: 'security-center' | 'repository-security'
  /** Path that all pages of the application share, without a slash at the end. */
  base: string
  /** Path below `base`, without a slash in front: `overview`, `alerts/code-scanning`. */
  section: string
  title: string
  /** Empty on the page of an alert, which has no sidebar. */
  sidebar: SidebarGroup[]
  content: SecurityContent
}
