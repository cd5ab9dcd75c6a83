import { CHANGES, changedAlerts, type ChangedAlert, type ChangeKind } from './changes'
import { progressBy, slugsOf, type TeamsOf } from './groups'
import type { SnapshotAlert } from './snapshot'
import { count, noProgress, type Progress } from '@/lib/tracking/progress'

/** How many alerts changed in which way. */
export type ChangeCounts = Record<ChangeKind, number>

/** A set of alerts at both moments. For every status: after = before + those that came to it − those that went from it. */
export interface Difference {
  before: Progress
  after: Progress
  counts: ChangeCounts
}

/** The difference in one repository or team. `key`: repository id, team slug, '' for none; `label` null where nobody names it. */
export interface GroupDifference extends Difference {
  key: string
  label: string | null
}

/** What changed in all, each alert by itself, and by repository and team; a group in which nothing changed is not there. */
export interface FullDifference extends Difference {
  alerts: ChangedAlert[]
  repositories: GroupDifference[]
  teams: GroupDifference[]
}

/** What both snapshots know about the organization. */
export interface Surroundings {
  names: ReadonlyMap<number, string>
  teams: TeamsOf
  teamNames: ReadonlyMap<string, string>
}

/** Everything that changed from one set of alerts to another. */
export function differenceOf(
  before: readonly SnapshotAlert[],
  after: readonly SnapshotAlert[],
  { names, teams, teamNames }: Surroundings,
): FullDifference {
  const alerts = changedAlerts(before, after, names)
  const difference = (keysOf: (one: { repositoryId: number }) => readonly string[]) =>
    groups(alerts, progressBy(before, keysOf), progressBy(after, keysOf), keysOf)
  return {
    before: progressOf(before),
    after: progressOf(after),
    counts: countsOf(alerts),
    alerts,
    repositories: labelled(
      difference(({ repositoryId }) => [String(repositoryId)]),
      (key) => names.get(Number(key)) ?? null,
    ),
    // One membership for both moments: an alert that changed its team did not change.
    teams: labelled(
      difference(({ repositoryId }) => slugsOf(teams, repositoryId)),
      (key) => teamNames.get(key) ?? null,
    ),
  }
}

/** No alert changed in any way. */
export function noCounts(): ChangeCounts {
  return {
    fixed: 0,
    dismissed: 0,
    reopened: 0,
    started: 0,
    stopped: 0,
    hidden: 0,
    shown: 0,
    came: 0,
    left: 0,
  }
}

function groups(
  alerts: readonly ChangedAlert[],
  before: ReadonlyMap<string, Progress>,
  after: ReadonlyMap<string, Progress>,
  keysOf: (one: { repositoryId: number }) => readonly string[],
): Map<string, Difference> {
  const found = new Map<string, Difference>()
  for (const alert of alerts)
    for (const key of keysOf(alert)) {
      const known = found.get(key) ?? {
        before: before.get(key) ?? noProgress(),
        after: after.get(key) ?? noProgress(),
        counts: noCounts(),
      }
      known.counts[alert.change] += 1
      found.set(key, known)
    }
  return found
}

/** Where most changed first. */
function labelled(
  found: ReadonlyMap<string, Difference>,
  labelOf: (key: string) => string | null,
): GroupDifference[] {
  return Array.from(found, ([key, one]) => ({ key, label: labelOf(key), ...one })).sort(
    (a, b) => changesIn(b.counts) - changesIn(a.counts) || (a.key < b.key ? -1 : 1),
  )
}

/** How many alerts changed at all. */
export function changesIn(counts: ChangeCounts): number {
  return CHANGES.reduce((sum, kind) => sum + counts[kind], 0)
}

function countsOf(alerts: readonly ChangedAlert[]): ChangeCounts {
  const counts = noCounts()
  for (const { change } of alerts) counts[change] += 1
  return counts
}

function progressOf(alerts: readonly SnapshotAlert[]): Progress {
  const progress = noProgress()
  for (const { status } of alerts) count(progress, status)
  return progress
}
