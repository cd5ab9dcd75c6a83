import { matching, type PageOf } from './alert-pages'
import { alertsOf } from './campaign-alerts'
import { groupsOf } from './group-keys'
import { statusOfRow, type Observed } from './observed'
import type { GroupPage, GroupProgress, Grouping } from '../views'
import type { AlertIdentity } from '@/lib/alerts/alert'
import type { Campaign } from '@/lib/campaigns/campaign'
import { count, noProgress, type AlertStatus } from '@/lib/tracking/progress'

/**
 * The groups of a campaign's alerts with the progress of those that match: first where work is in progress, then where most
 * is left to do. Without a filter, alerts that are no longer visible are counted too. An alert of several teams or assignees
 * counts in each.
 */
export function searchGroups(
  campaign: Campaign,
  observed: Observed,
  { by, query, offset, limit }: PageOf & { by: Grouping },
): GroupPage {
  const { problems, alerts } = chosen(campaign, observed, query)
  const keysOf = groupsOf(by, observed)
  const groups = new Map<string, GroupProgress>()
  for (const { identity, row, status } of alerts) {
    for (const group of keysOf(identity, row)) {
      const known = groups.get(group.key) ?? { ...group, progress: noProgress() }
      groups.set(group.key, known)
      count(known.progress, status)
    }
  }
  const sorted = [...groups.values()].sort(byWork)
  return { problems, by, total: sorted.length, rows: sorted.slice(offset, offset + limit) }
}

interface Chosen {
  identity: AlertIdentity
  row: number
  status: AlertStatus
}

function chosen(campaign: Campaign, observed: Observed, query: string) {
  if (query.trim() === '') return { problems: [], alerts: alertsOf(campaign, observed) }
  const { problems, rows } = matching(campaign, observed, query, null)
  const alerts = Array.from(rows, (row): Chosen => {
    return { identity: observed.index.identity(row), row, status: statusOfRow(observed, row) }
  })
  return { problems, alerts }
}

/** Groups without a name come after those of the same progress that have one. */
function byWork(a: GroupProgress, b: GroupProgress): number {
  return (
    b.progress.inProgress - a.progress.inProgress ||
    b.progress.open - a.progress.open ||
    Number(a.label === null) - Number(b.label === null) ||
    (a.label ?? '').localeCompare(b.label ?? '') ||
    (a.key < b.key ? -1 : 1)
  )
}
