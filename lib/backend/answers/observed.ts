import type { DataStatus } from '../views'
import { identityKey, type AlertIdentity } from '@/lib/alerts/alert'
import type { AlertIndex } from '@/lib/alerts/alert-index'
import type { FilterOptions } from '@/lib/alerts/filter/types'
import type { Campaign } from '@/lib/campaigns/campaign'
import type { AlertStatus } from '@/lib/tracking/progress'
import { statusOf } from '@/lib/tracking/alert-status'
import type { EpochSeconds } from '@/lib/time'

/**
 * What is known of an organization's alerts at one moment. The background makes it from what it stored, the report viewer
 * from a snapshot; the same functions answer over both, so the numbers cannot differ.
 */
export interface Observed {
  organization: string
  index: AlertIndex
  /** Names of branches made for alerts, by `identityKey`. */
  branches: ReadonlyMap<string, string>
  data: DataStatus
  /** The organization's campaigns, for `campaign:` in filters. */
  campaigns: readonly Campaign[]
  /** Whose token it is: `@me` in filters. */
  me: string | null
  now: EpochSeconds
}

/** What filters need to know beside the index. */
export function filterOptions({ now, me, campaigns }: Observed): FilterOptions {
  return { now, campaigns, ...(me !== null && { me }) }
}

/** The status of the alert in a row of the index; `row` -1 is an alert that is no longer visible. */
export function statusOfRow(observed: Observed, row: number): AlertStatus {
  if (row < 0) return statusOf(null, false)
  const alert = observed.index.alert(row)
  return statusOf(alert, observed.branches.has(identityKey(alert)))
}

/** GitHub's page of an alert. Built here from the repository's name, never taken from an answer. */
export function alertUrl(repository: string, { number }: Pick<AlertIdentity, 'number'>): string {
  return `${repositoryUrl(repository)}/security/code-scanning/${number}`
}

/** GitHub's page of a repository, from `owner/name`. */
export function repositoryUrl(repository: string): string {
  return `https://github.com/${repository.split('/').map(encodeURIComponent).join('/')}`
}

/** GitHub's page of a branch. */
export function branchUrl(repository: string, branch: string): string {
  return `${repositoryUrl(repository)}/tree/${branch.split('/').map(encodeURIComponent).join('/')}`
}
