import type { EpochSeconds } from '@/lib/time'

/** What kind of finding an alert is. Dependabot and secret scanning come later, in the same model. */
export const KINDS = ['code-scanning'] as const
export type AlertKind = (typeof KINDS)[number]

export const STATES = ['open', 'fixed', 'dismissed'] as const
export type AlertState = (typeof STATES)[number]

/** Most severe first. The security severity where the rule has one, else the rule's own (error, warning, note). */
export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'error', 'warning', 'note', 'none'] as const
export type Severity = (typeof SEVERITIES)[number]

/** GitHub's labels of code that is not the application's own. */
export const CLASSIFICATIONS = ['source', 'generated', 'test', 'library', 'documentation'] as const
export type Classification = (typeof CLASSIFICATIONS)[number]

/** Which alert: the repository by its id, never by its name, since repositories are renamed and transferred. */
export interface AlertIdentity {
  repositoryId: number
  kind: AlertKind
  number: number
}

/** The tool whose alerts Copilot Autofix can fix. */
export const AUTOFIX_TOOL = 'CodeQL'

export interface Rule {
  id: string
  /** What the alert is called on GitHub: the rule's short description. */
  description: string
  tags: string[]
}

/** One finding of a tool. */
export interface Alert extends AlertIdentity {
  state: AlertState
  severity: Severity
  rule: Rule
  tool: string
  path: string
  line: number
  /** Empty for application code. */
  classifications: Classification[]
  createdAt: EpochSeconds
  updatedAt: EpochSeconds
  fixedAt: EpochSeconds | null
  dismissedAt: EpochSeconds | null
  /** GitHub's words: `false positive`, `won't fix`, `used in tests`, `mitigated`, or one that we do not know yet. */
  dismissedReason: string | null
  /** Logins. */
  assignees: string[]
}

/** The identity as one text, for maps: `42/code-scanning/7`. */
export function identityKey({ repositoryId, kind, number }: AlertIdentity): string {
  return `${repositoryId}/${kind}/${number}`
}

/** The login that GitHub gives to Copilot as an assignee (REST reference, "Update a code scanning alert"). */
export const COPILOT_LOGIN = 'copilot-swe-agent[bot]'

/** When the alert was fixed or dismissed; null while it is open. */
export function closedAt(
  alert: Pick<Alert, 'state' | 'fixedAt' | 'dismissedAt' | 'updatedAt'>,
): EpochSeconds | null {
  if (alert.state === 'fixed') return alert.fixedAt ?? alert.updatedAt
  if (alert.state === 'dismissed') return alert.dismissedAt ?? alert.updatedAt
  return null
}
