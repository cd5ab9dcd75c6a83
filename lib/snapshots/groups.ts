import type { SnapshotAlert } from './snapshot'
import type { Team } from '@/lib/alerts/organization'
import { count, noProgress, type Progress } from '@/lib/tracking/progress'

/** Teams with write access, by the id of the repository. */
export type TeamsOf = ReadonlyMap<number, readonly string[]>

export function teamsByRepository(teams: readonly Team[]): TeamsOf {
  const slugs = new Map<number, string[]>()
  for (const { slug, repositoryIds } of teams)
    for (const id of new Set(repositoryIds)) slugs.set(id, [...(slugs.get(id) ?? []), slug])
  return slugs
}

/** The slugs under which an alert of this repository counts: each of its teams, or '' where it has none. */
export function slugsOf(teams: TeamsOf, repositoryId: number): readonly string[] {
  const slugs = teams.get(repositoryId) ?? []
  return slugs.length === 0 ? [''] : slugs
}

/** How far alerts are by the key of their group, of which one may have several. */
export function progressBy<K>(
  alerts: readonly SnapshotAlert[],
  keysOf: (alert: SnapshotAlert) => readonly K[],
): Map<K, Progress> {
  const groups = new Map<K, Progress>()
  for (const alert of alerts)
    for (const key of keysOf(alert)) {
      const known = groups.get(key) ?? noProgress()
      groups.set(key, known)
      count(known, alert.status)
    }
  return groups
}
