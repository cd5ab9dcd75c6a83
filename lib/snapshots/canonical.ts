import type { Snapshot, SnapshotAlert, SnapshotCampaign } from './snapshot'
import type { Repository, Team } from '@/lib/alerts/organization'
import type { Work } from '@/lib/tracking/work'

/** By code units, the same on every machine; `localeCompare` is not. */
function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/**
 * The same snapshot with every list that is a set in a fixed order. Lists that a person ordered (managers) or that have
 * an order of their own (timeline) stay as they are.
 */
export function canonical(snapshot: Snapshot): Snapshot {
  const { completeness } = snapshot
  return {
    ...snapshot,
    completeness:
      completeness.state === 'complete'
        ? completeness
        : {
            state: 'partial',
            missing: completeness.missing.toSorted(
              (a, b) =>
                byText(a.subject, b.subject) ||
                byText(a.name ?? '', b.name ?? '') ||
                byText(a.why.kind, b.why.kind),
            ),
          },
    teams: snapshot.teams.map(team).toSorted((a, b) => byText(a.slug, b.slug)),
    repositories: snapshot.repositories.map(repository).toSorted((a, b) => a.id - b.id),
    campaigns: snapshot.campaigns
      .map(campaign)
      .toSorted((a, b) => a.createdAt - b.createdAt || byText(a.id, b.id)),
  }
}

function team(team: Team): Team {
  return { ...team, repositoryIds: [...new Set(team.repositoryIds)].sort((a, b) => a - b) }
}

function repository(repository: Repository): Repository {
  const properties = Object.entries(repository.properties)
    .map(([name, values]) => [name, values.toSorted(byText)] as const)
    .toSorted(([a], [b]) => byText(a, b))
  return {
    ...repository,
    topics: repository.topics.toSorted(byText),
    properties: Object.fromEntries(properties),
  }
}

function campaign(campaign: SnapshotCampaign): SnapshotCampaign {
  const alerts = campaign.alerts.map(alert)
  return {
    ...campaign,
    alerts: alerts.toSorted(
      (a, b) => a.repositoryId - b.repositoryId || byText(a.kind, b.kind) || a.number - b.number,
    ),
  }
}

function alert(alert: SnapshotAlert): SnapshotAlert {
  if (alert.status === 'not-visible') return alert
  return {
    ...alert,
    rule: { ...alert.rule, tags: alert.rule.tags.toSorted(byText) },
    classifications: alert.classifications.toSorted(byText),
    assignees: alert.assignees.toSorted(byText),
    work: alert.work.toSorted(byWork),
  }
}

/** Branches by name, then pull requests by number. */
function byWork(a: Work, b: Work): number {
  if (a.kind === 'branch') return b.kind === 'branch' ? byText(a.name, b.name) : -1
  return b.kind === 'branch' ? 1 : a.number - b.number
}
