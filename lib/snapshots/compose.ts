import type { Snapshot } from './snapshot'
import type { Repository } from '@/lib/alerts/organization'

/** What a snapshot is made of: everything known of the organization, and the campaigns to write. */
export interface SnapshotParts extends Omit<Snapshot, 'teams' | 'repositories'> {
  repositories: Iterable<Repository>
  teams: Iterable<Snapshot['teams'][number]>
}

/** A snapshot that holds of the organization only what its campaigns concern: nothing else leaves with the file. */
export function composeSnapshot({ repositories, teams, ...rest }: SnapshotParts): Snapshot {
  const concerned = new Set(
    rest.campaigns.flatMap(({ alerts }) => alerts.map(({ repositoryId }) => repositoryId)),
  )
  return {
    ...rest,
    repositories: [...repositories].filter(({ id }) => concerned.has(id)),
    teams: [...teams]
      .map((team) => ({ ...team, repositoryIds: team.repositoryIds.filter((id) => concerned.has(id)) }))
      .filter(({ repositoryIds }) => repositoryIds.length > 0),
  }
}

/** The snapshot with these of its campaigns alone. */
export function onlyCampaigns(snapshot: Snapshot, ids: ReadonlySet<string>): Snapshot {
  const campaigns = snapshot.campaigns.filter(({ id }) => ids.has(id))
  if (campaigns.length === snapshot.campaigns.length) return snapshot
  return composeSnapshot({
    ...snapshot,
    scope: { ...snapshot.scope, campaigns: 'chosen' },
    campaigns,
  })
}
