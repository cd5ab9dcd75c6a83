import type { AlertIdentity, AlertState, Severity } from '@/lib/alerts/alert'
import type { FilterProblem } from '@/lib/alerts/filter/types'
import type { EpochSeconds } from '@/lib/time'
import type { AlertStatus } from '@/lib/tracking/progress'

/** A row of a table of alerts. */
export interface AlertRow extends AlertIdentity {
  title: string
  ruleId: string
  severity: Severity
  state: AlertState
  status: AlertStatus
  /** `octo-org/shop` */
  repository: string
  path: string
  line: number
  tool: string
  /** Built by Muster from the repository's name and the number, never taken from an answer. */
  url: string
  createdAt: EpochSeconds
  closedAt: EpochSeconds | null
  autofix: AutofixState
  assignees: string[]
  /** What makes it *in progress*: nothing here, not in progress. */
  work: WorkView[]
}

/**
 * What Copilot Autofix can do for an alert: nothing, since its rule is not supported; it is supported but was not asked yet;
 * it was asked and works on it; it has a fix; it found none; it failed.
 */
export type AutofixState = 'not-supported' | 'supported' | 'pending' | 'ready' | 'none' | 'failed'

/** Work under way for an alert. Addresses are built by Muster. */
export type WorkView =
  | { kind: 'branch'; name: string; url: string }
  | { kind: 'pull-request'; number: number; isDraft: boolean; url: string }
  | { kind: 'copilot' }

/**
 * Alerts that a filter may or may not mean: what it asks is not known of their repositories, because the token could not read it.
 * They are in no number beside this one.
 */
export interface UnjudgedAlerts {
  /** What could not be judged by, as `language` or `props.tier`. */
  qualifiers: string[]
  alerts: number
  repositories: number
  /** Full names of the first of these repositories. */
  names: string[]
}

/** A page of alerts that match a filter. With problems nothing is shown as if it were filtered: `rows` is empty. */
export interface AlertPage {
  problems: FilterProblem[]
  total: number
  repositories: number
  rows: AlertRow[]
  offset: number
  /** Absent where every alert could be judged. */
  unjudged?: UnjudgedAlerts
}
