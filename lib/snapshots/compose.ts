import type { Snapshot, SnapshotCampaign, SnapshotRepository } from './snapshot'
import type { Repository, Team } from '@/lib/alerts/organization'

/** What a snapshot is made of: everything known of the organization, and the campaigns to write. */
export interface SnapshotParts extends Omit<Snapshot, 'teams' | 'repositories'> {
  repositories: Iterable<Repository>
  teams: readonly Team[]
  campaigns: SnapshotCampaign[]
}

/** A snapshot that holds of the organization only what its campaigns concern: nothing else leaves with the file. */
export function composeSnapshot({ repositories, teams, ...rest }: SnapshotParts): Snapshot {
  const concerned = new Set(
    rest.campaigns.flatMap(({ alerts }) => alerts.map(({ repositoryId }) => repositoryId)),
  )
  const teamsOf = new Map<number, string[]>()
  for (const { slug, repositoryIds } of teams)
    for (const id of repositoryIds) {
      const slugs = teamsOf.get(id)
      if (slugs) slugs.push(slug)
      else teamsOf.set(id, [slug])
    }

  const kept: SnapshotRepository[] = []
  for (const repository of repositories)
    if (concerned.has(repository.id)) kept.push({ ...repository, teams: teamsOf.get(repository.id) ?? [] })
  const named = new Set(kept.flatMap((repository) => repository.teams))
  const keptTeams = teams.filter(({ slug }) => named.has(slug)).map(({ slug, name }) => ({ slug, name }))
  return { ...rest, teams: keptTeams, repositories: kept }
}

/** The teams of a snapshot with the repositories they may write to, as the filter wants them. */
export function teamsOf(snapshot: Snapshot): Team[] {
  return snapshot.teams.map(({ slug, name }) => ({
    slug,
    name,
    repositoryIds: snapshot.repositories.filter(({ teams }) => teams.includes(slug)).map(({ id }) => id),
  }))
}
