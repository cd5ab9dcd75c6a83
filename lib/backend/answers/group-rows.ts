import type { Found, Part } from './alert-rows'
import { alertsOf, type CampaignAlert } from './campaign-alerts'
import { groupsOf } from './group-keys'
import { statusOfRow, type Observed } from './observed'
import { unjudgedIn } from './unjudged'
import type { GroupPage, GroupProgress, Grouping } from '../views'
import type { Campaign } from '@/lib/campaigns/campaign'
import { count, noProgress } from '@/lib/tracking/progress'

/**
 * The groups of a campaign's alerts with the progress of those that were found, of all with `null`: first where work is in
 * progress, then where most is left to do. Alerts that are no longer visible are counted only where nothing was looked for. An
 * alert of several teams or assignees counts in each.
 */
export function groupPage(
  campaign: Campaign,
  observed: Observed,
  found: Found | null,
  { by, offset, limit }: Part & { by: Grouping },
): GroupPage {
  const keysOf = groupsOf(by, observed)
  const groups = new Map<string, GroupProgress>()
  for (const { identity, row, status } of found
    ? foundAlerts(observed, found)
    : alertsOf(campaign, observed)) {
    for (const group of keysOf(identity, row)) {
      const known = groups.get(group.key) ?? { ...group, progress: noProgress() }
      groups.set(group.key, known)
      count(known.progress, status)
    }
  }
  const sorted = [...groups.values()].sort(byWork)
  return {
    problems: found?.problems ?? [],
    by,
    total: sorted.length,
    rows: sorted.slice(offset, offset + limit),
    ...unjudgedIn(observed, found?.unjudged),
  }
}

function foundAlerts(observed: Observed, { rows }: Found): CampaignAlert[] {
  return Array.from(rows, (row) => {
    return { identity: observed.index.identity(row), row, status: statusOfRow(observed, row) }
  })
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
