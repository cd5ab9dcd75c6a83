import type { UnjudgedAlerts } from './alert'
import type { FilterProblem } from '@/lib/alerts/filter/types'
import type { Progress } from '@/lib/tracking/progress'

export const GROUPINGS = ['repository', 'team', 'rule', 'severity', 'assignee'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** A group of a campaign's alerts. In teams and assignees an alert counts in each of its groups. */
export interface GroupProgress {
  /** Tells it from the others of the same grouping: repository id, team slug, rule id, severity, login; '' for none. */
  key: string
  /** What people call it: `octo-org/shop`, a team's name, a rule's description; null when it is no longer visible, or for none. */
  label: string | null
  /** GitHub's page of it, where it has one. */
  url: string | null
  /** A repository that is archived: nothing can be fixed there until it is no more. */
  isArchived?: true
  progress: Progress
}

export interface GroupPage {
  problems: FilterProblem[]
  by: Grouping
  total: number
  rows: GroupProgress[]
  /** Alerts that are in no group because the filter could not judge them; absent where there are none. */
  unjudged?: UnjudgedAlerts
}
