import type { Publications } from './publication'
import type { DataStatus, WorkView } from '../views'
import { repositoryUrl } from '@/lib/alerts/addresses'
import { identityKey } from '@/lib/alerts/alert'
import type { AlertIndex } from '@/lib/alerts/alert-index'
import type { FilterOptions } from '@/lib/alerts/filter/types'
import type { Campaign } from '@/lib/campaigns/campaign'
import type { AlertStatus } from '@/lib/tracking/progress'
import { autofixState, type AskedState, type AutofixState } from '@/lib/tracking/autofix'
import { statusOf, underway, type Work } from '@/lib/tracking/work'
import type { EpochSeconds } from '@/lib/time'

export { alertUrl, repositoryUrl } from '@/lib/alerts/addresses'

/**
 * What is known of an organization's alerts at one moment. The background makes it from what it stored, the report viewer
 * from a snapshot; the same functions answer over both, so the numbers cannot differ.
 */
export interface Observed {
  organization: string
  index: AlertIndex
  /** What was begun for alerts, by `identityKey`. */
  work: ReadonlyMap<string, readonly Work[]>
  /** How far Copilot Autofix is with the alerts for which it was asked, by `identityKey`. */
  autofix: ReadonlyMap<string, AskedState>
  data: DataStatus
  /** The organization's campaigns, for `campaign:` in filters. */
  campaigns: readonly Campaign[]
  /** Where they are beside this browser. */
  publications: Publications
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
  if (row < 0) return statusOf(null, undefined)
  const alert = observed.index.alert(row)
  return statusOf(alert, observed.work.get(identityKey(alert)))
}

/** How Copilot Autofix stands to the alert in a row of the index. */
export function autofixOfRow({ index, autofix }: Observed, row: number): AutofixState {
  return autofixState(index.autofixSupported(row), autofix.get(identityKey(index.identity(row))))
}

/** What makes the alert in a row *in progress*, with links; nothing unless it is. */
export function workOfRow(observed: Observed, row: number, repository: string): WorkView[] {
  const alert = observed.index.alert(row)
  return underway(alert, observed.work.get(identityKey(alert))).map((one): WorkView => {
    if (one.kind === 'branch') return { ...one, url: branchUrl(repository, one.name) }
    if (one.kind === 'copilot') return one
    const { kind, number, state } = one
    return { kind, number, isDraft: state === 'draft', url: `${repositoryUrl(repository)}/pull/${number}` }
  })
}

/** GitHub's page of a team. */
export function teamUrl(organization: string, slug: string): string {
  return `https://github.com/orgs/${encodeURIComponent(organization)}/teams/${encodeURIComponent(slug)}`
}

/** GitHub's page of an account; that of an app's account is the app's. */
export function profileUrl(login: string): string {
  const app = /^(.*)\[bot\]$/.exec(login)?.[1]
  return `https://github.com/${app === undefined ? '' : 'apps/'}${encodeURIComponent(app ?? login)}`
}

/** GitHub's page of a branch. */
export function branchUrl(repository: string, branch: string): string {
  return `${repositoryUrl(repository)}/tree/${branch.split('/').map(encodeURIComponent).join('/')}`
}
