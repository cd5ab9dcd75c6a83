import type { SnapshotFile } from './schema'
import { canonical } from './canonical'
import { alertFile, maybeIso } from './write-alert'
import { FORMAT, VERSION, type Snapshot, type SnapshotCampaign, type SnapshotRepository } from './snapshot'
import { toIso } from '@/lib/time'

/**
 * The text of a snapshot file. The same state gives the same bytes, `exportedAt` apart: lists that have no order of
 * their own are sorted and every field has its place. One line per repository, day and alert, so that two snapshots
 * can be compared line by line.
 */
export function writeSnapshot(snapshot: Snapshot): string {
  const { campaigns, repositories, ...head } = file(canonical(snapshot))
  const fields = [
    ...inner(head),
    `"repositories":${lines(repositories)}`,
    `"campaigns":[${campaigns.map(campaignText).join(',')}]`,
  ]
  return `{\n${fields.join(',\n')}\n}\n`
}

function campaignText({ timeline, alerts, ...rest }: SnapshotFile['campaigns'][number]): string {
  const fields = [...inner(rest), `"timeline":${lines(timeline)}`, `"alerts":${lines(alerts)}`]
  return `{\n${fields.join(',\n')}\n}`
}

function inner(object: object): string[] {
  return Object.entries(object).map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`)
}

function lines(items: readonly object[]): string {
  return items.length === 0 ? '[]' : `[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]`
}

function file(snapshot: Snapshot): SnapshotFile {
  const { completeness } = snapshot
  return {
    format: FORMAT,
    version: VERSION,
    exportedAt: toIso(snapshot.exportedAt),
    muster: snapshot.muster,
    organization: snapshot.organization,
    asOf: toIso(snapshot.asOf),
    exportedBy: snapshot.exportedBy,
    completeness:
      completeness.state === 'complete'
        ? { state: 'complete' }
        : {
            state: 'partial',
            missing: completeness.missing.map(({ subject, name, why }) => ({ subject, name, why })),
          },
    teams: snapshot.teams.map(({ slug, name }) => ({ slug, name })),
    repositories: snapshot.repositories.map(repositoryOf),
    campaigns: snapshot.campaigns.map(campaignOf),
  }
}

function repositoryOf(repository: SnapshotRepository): SnapshotFile['repositories'][number] {
  const { id, fullName, visibility, archived, language, defaultBranch, pushedAt, topics, teams } = repository
  const properties = Object.entries(repository.properties).map(([name, values]) => ({ name, values }))
  const pushed = maybeIso(pushedAt)
  return {
    id,
    fullName,
    visibility,
    archived,
    language,
    defaultBranch,
    pushedAt: pushed,
    topics,
    teams,
    properties,
  }
}

function campaignOf(campaign: SnapshotCampaign): SnapshotFile['campaigns'][number] {
  const { progress, autofix, launch } = campaign
  return {
    id: campaign.id,
    name: campaign.name,
    description: campaign.description,
    dueDate: campaign.dueDate,
    managers: campaign.managers,
    contactLink: campaign.contactLink,
    state: campaign.state,
    timeZone: campaign.timeZone,
    filter: campaign.filter,
    template: campaign.template,
    leftOut: campaign.leftOut,
    launch: { autofix: launch.autofix, issues: launch.issues },
    createdAt: toIso(campaign.createdAt),
    createdBy: campaign.createdBy,
    publishedAt: maybeIso(campaign.publishedAt),
    closedAt: maybeIso(campaign.closedAt),
    revision: campaign.revision,
    progress: {
      total: progress.total,
      open: progress.open,
      inProgress: progress.inProgress,
      fixed: progress.fixed,
      dismissed: progress.dismissed,
      notVisible: progress.notVisible,
    },
    due: campaign.due,
    autofix: {
      supported: autofix.supported,
      remaining: autofix.remaining,
      pending: autofix.pending,
      ready: autofix.ready,
      none: autofix.none,
      failed: autofix.failed,
    },
    timeline: campaign.timeline.map(({ date, scope, fixed, dismissed, remaining, inProgress }) => {
      return { date, scope, fixed, dismissed, remaining, inProgress }
    }),
    alerts: campaign.alerts.map(alertFile),
  }
}
