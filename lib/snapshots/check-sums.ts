import { metricsProblems } from './check-metrics'
import type { TeamsOf } from './groups'
import { partProblems } from './parts'
import type { SnapshotCampaign } from './snapshot'
import { countAutofix, noAutofix } from '@/lib/tracking/autofix'
import { closed, count, noProgress } from '@/lib/tracking/progress'

/** Where a campaign's numbers do not agree with its alerts or with each other. */
export function sumProblems(path: string, campaign: SnapshotCampaign, teams: TeamsOf): string[] {
  const progress = noProgress()
  const autofix = noAutofix()
  for (const alert of campaign.alerts) {
    count(progress, alert.status)
    if (alert.status !== 'not-visible') countAutofix(autofix, alert.autofix, alert.status)
  }
  return [
    ...partProblems(`${path}.progress`, campaign.progress, progress),
    ...partProblems(`${path}.autofix`, campaign.autofix, autofix),
    ...dueProblems(`${path}.due`, campaign),
    ...metricsProblems(`${path}.metrics`, campaign, teams),
  ]
}

function dueProblems(path: string, { due, progress }: SnapshotCampaign): string[] {
  if (due.state !== 'overdue') return []
  const remaining = progress.total - progress.notVisible - closed(progress)
  return due.remaining === remaining
    ? []
    : [`${path}.remaining: ${due.remaining}, but the progress gives ${remaining}`]
}
