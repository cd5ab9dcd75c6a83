import type { Campaign } from './campaign-model.ts'
import type { Branch, Commit } from './git-model.ts'
import type { Issue, PullRequest } from './thread-model.ts'

/** The things of the local GitHub. Times are milliseconds since 1970, whole seconds, as GitHub answers them. */

export interface Person {
  id: number
  login: string
  name: string
  kind: 'User' | 'Bot'
}

export type Visibility = 'public' | 'private' | 'internal'

export interface Repository {
  id: number
  owner: Organization
  name: string
  description: string | null
  language: string | null
  visibility: Visibility
  archived: boolean
  fork: boolean
  defaultBranch: string
  topics: string[]
  properties: Record<string, string | string[]>
  createdAt: number
  pushedAt: number
  /** Off means that GitHub refuses to speak about code scanning in this repository. */
  codeScanning: boolean
  /** Subject of the repository (`payments`, `catalog`): decides the team and the names of files. */
  domain: string
  alerts: Alert[]
  /** None at all means that the repository is empty. */
  branches: Branch[]
  /** By their sha; those of the generated history come in when somebody asks (see `git-history.ts`). */
  commits: Map<string, Commit>
  /** Patterns of branches that nobody may push to. */
  protectedBranches: string[]
  pullRequests: PullRequest[]
  /** Off means that GitHub answers 410 about issues here; pull requests go on. */
  hasIssues: boolean
  issues: Issue[]
  /** Numbers of issues that were deleted: they are never given again. */
  deletedIssues: number[]
  /** `owner/name`s that it had before, so that old addresses redirect. */
  formerNames: string[]
  /** Members of the organization who were given nothing cannot see it; otherwise all of them may read it. */
  hidden: boolean
  /** People who were given something here themselves, not by a team. */
  collaborators: { person: Person; permission: Permission }[]
}

export interface Rule {
  id: string
  name: string
  severity: 'error' | 'warning' | 'note' | 'none'
  /** CVSS-like score from 0 to 10; null when the tool gives none. */
  score: number | null
  tags: string[]
  autofix: boolean
  help?: string
}

export interface Tool {
  name: string
  version: string | null
}

export type AlertState = 'open' | 'fixed' | 'dismissed'
export type DismissedReason = 'false positive' | "won't fix" | 'used in tests' | 'mitigated'
export type Classification = 'source' | 'generated' | 'test' | 'library'

export interface Dismissal {
  at: number
  by: Person
  reason: DismissedReason
  comment: string | null
  /** Who agreed, where dismissing is delegated. */
  approvedBy?: Person
}

export interface Alert {
  repository: Repository
  number: number
  rule: Rule
  tool: Tool
  state: AlertState
  createdAt: number
  updatedAt: number
  fixedAt: number | null
  /** When it came back after a fix or a dismissal. GitHub does not tell this; tests may ask. */
  reopenedAt: number | null
  dismissal: Dismissal | null
  path: string
  line: number
  endLine: number
  column: number
  endColumn: number
  message: string
  classifications: Classification[]
  assignees: Person[]
  commit: string
}

export type Permission = 'pull' | 'triage' | 'push' | 'maintain' | 'admin'

export interface Team {
  id: number
  slug: string
  name: string
  description: string
  parent: Team | null
  members: Person[]
  grants: { repository: Repository; permission: Permission }[]
}

interface Member {
  person: Person
  role: 'admin' | 'member'
}

/**
 * How the organization meets whoever asks: `open` to its members; `sso` exists but refuses tokens that were not
 * authorized for its single sign-on.
 */
type Access = 'open' | 'sso'

export interface Organization {
  id: number
  login: string
  name: string
  description: string
  createdAt: number
  access: Access
  /** Off: the organization has no licence for code scanning and its alert list answers 404. */
  codeScanning: boolean
  /** Whether GitHub's own campaigns exist here. */
  nativeCampaigns: boolean
  campaigns: Campaign[]
  /** How many there ever were: the number of the last one. */
  campaignsMade: number
  repositories: Repository[]
  teams: Team[]
  members: Member[]
  securityManagers: { people: Person[]; teams: Team[] }
}
