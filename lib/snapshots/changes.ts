import type { SnapshotAlert, VisibleAlert } from './snapshot'
import { identityKey, type AlertIdentity, type Severity } from '@/lib/alerts/alert'
import type { Repository } from '@/lib/alerts/organization'
import type { AlertStatus } from '@/lib/tracking/progress'

/**
 * What became of an alert between two snapshots. Every difference is of exactly one kind, told by where it ended: an alert that
 * was reopened and is in progress counts as reopened. What happened and was undone in between leaves no trace.
 */
export const CHANGES = [
  'fixed',
  'dismissed',
  /** Was fixed or dismissed and is open again, in progress or not. */
  'reopened',
  /** Was open, is in progress. */
  'started',
  /** Was in progress, is only open. */
  'stopped',
  /** GitHub no longer shows it. */
  'hidden',
  /** GitHub shows it again, in whatever state. */
  'shown',
  /** Joined the campaign. */
  'came',
  /** Is not in the campaign any more. */
  'left',
] as const
export type ChangeKind = (typeof CHANGES)[number]

/** An alert that changed. `from` null: it was not in the campaign; `to` null: it is not any more. */
export interface ChangedAlert extends AlertIdentity {
  change: ChangeKind
  from: AlertStatus | null
  to: AlertStatus | null
  /** `octo-org/shop`, by its latest name; null where neither snapshot names it. */
  repository: string | null
  /** Null where GitHub showed the alert at neither moment. */
  title: string | null
  severity: Severity | null
}

/** What changed from one set of alerts to another, by repository and number. */
export function changedAlerts(
  before: readonly SnapshotAlert[],
  after: readonly SnapshotAlert[],
  names: ReadonlyMap<number, string>,
): ChangedAlert[] {
  const earlier = new Map(before.map((alert) => [identityKey(alert), alert]))
  const later = new Map(after.map((alert) => [identityKey(alert), alert]))
  const changed: ChangedAlert[] = []
  for (const [key, alert] of new Map([...earlier, ...later])) {
    const was = earlier.get(key)
    const is = later.get(key)
    const change = changeOf(was?.status ?? null, is?.status ?? null)
    if (change === null) continue
    const { repositoryId, kind, number } = alert
    const seen = visible(is) ?? visible(was)
    changed.push({
      repositoryId,
      kind,
      number,
      change,
      from: was?.status ?? null,
      to: is?.status ?? null,
      repository: names.get(repositoryId) ?? null,
      title: seen?.rule.description ?? null,
      severity: seen?.severity ?? null,
    })
  }
  return changed.sort(
    (a, b) => a.repositoryId - b.repositoryId || (a.kind < b.kind ? -1 : 0) || a.number - b.number,
  )
}

function visible(alert: SnapshotAlert | undefined): VisibleAlert | null {
  return alert === undefined || alert.status === 'not-visible' ? null : alert
}

/** The kind of a difference; null where there is none. */
export function changeOf(from: AlertStatus | null, to: AlertStatus | null): ChangeKind | null {
  if (from === to) return null
  if (from === null) return 'came'
  if (to === null) return 'left'
  if (to === 'not-visible') return 'hidden'
  if (from === 'not-visible') return 'shown'
  if (to === 'fixed' || to === 'dismissed') return to
  if (from === 'fixed' || from === 'dismissed') return 'reopened'
  return to === 'in-progress' ? 'started' : 'stopped'
}

/** The names of repositories, the later ones before the earlier. */
export function latestNames(
  earlier: readonly Repository[],
  later: readonly Repository[],
): Map<number, string> {
  return new Map([...earlier, ...later].map(({ id, fullName }) => [id, fullName]))
}
