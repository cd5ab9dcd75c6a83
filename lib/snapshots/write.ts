import type { SnapshotFile } from './schema'
import { canonical } from './canonical'
import { maybeIso } from './instants'
import { campaignFile } from './write-campaign'
import { FORMAT, VERSION, type Snapshot } from './snapshot'
import { fieldLines, itemLines, objectOf } from '@/lib/files/json-text'
import { sha256 } from '@/lib/files/sha256'
import type { Repository } from '@/lib/alerts/organization'
import { toIso } from '@/lib/time'

/** Everything but the sum, which is made of it. */
type Summed = Omit<SnapshotFile, 'sha256'>

/**
 * The text of a snapshot file. The same state gives the same bytes, `exportedAt` and so the sum apart: lists that have no
 * order of their own are sorted and every field has its place. One line per repository, day and alert, so that two
 * snapshots can be compared line by line.
 */
export function writeSnapshot(snapshot: Snapshot): string {
  const fields = fieldsOf(snapshot)
  // Behind the version: a line of its own, which a shell can take out again (docs/snapshot.md).
  return textOf([
    ...fields.slice(0, 2),
    ...fieldLines({ sha256: sha256(textOf(fields)) }),
    ...fields.slice(2),
  ])
}

/**
 * The SHA-256 of a snapshot's content: of its text as Muster writes it, without the line of the sum. Blanks, line ends and
 * the order in a file that somebody saved anew do not matter.
 */
export function sumOf(snapshot: Snapshot): string {
  return sha256(textOf(fieldsOf(snapshot)))
}

function textOf(fields: readonly string[]): string {
  return `${objectOf(fields)}\n`
}

function fieldsOf(snapshot: Snapshot): string[] {
  const { campaigns, repositories, ...head } = file(canonical(snapshot))
  return [
    ...fieldLines(head),
    `"repositories":${itemLines(repositories)}`,
    `"campaigns":[${campaigns.map(campaignText).join(',')}]`,
  ]
}

function campaignText({ metrics, alerts, ...rest }: SnapshotFile['campaigns'][number]): string {
  return objectOf([...fieldLines(rest), `"metrics":${metricsText(metrics)}`, `"alerts":${itemLines(alerts)}`])
}

function metricsText(metrics: SnapshotFile['campaigns'][number]['metrics']): string {
  const { definitions, start, asOf, timeline, ...rest } = metrics
  return objectOf([
    ...fieldLines({ definitions, start, asOf }),
    `"timeline":${itemLines(timeline)}`,
    ...fieldLines(rest),
  ])
}

function file(snapshot: Snapshot): Summed {
  const { scope, withheld, completeness } = snapshot
  return {
    format: FORMAT,
    version: VERSION,
    exportedAt: toIso(snapshot.exportedAt),
    muster: snapshot.muster,
    definitions: snapshot.definitions,
    organization: snapshot.organization,
    asOf: toIso(snapshot.asOf),
    exportedBy: snapshot.exportedBy,
    scope: { campaigns: scope.campaigns, filters: scope.filters },
    withheld: { people: withheld.people, paths: withheld.paths },
    completeness:
      completeness.state === 'complete'
        ? { state: 'complete' }
        : {
            state: 'partial',
            missing: completeness.missing.map(({ subject, name, why }) => ({ subject, name, why })),
          },
    teams: snapshot.teams.map(({ slug, name, repositoryIds }) => ({ slug, name, repositoryIds })),
    repositories: snapshot.repositories.map(repositoryFile),
    campaigns: snapshot.campaigns.map((campaign) => campaignFile(campaign, withheld)),
  }
}

function repositoryFile(repository: Repository): SnapshotFile['repositories'][number] {
  const { id, fullName, visibility, archived, language, defaultBranch, topics } = repository
  const properties = Object.entries(repository.properties).map(([name, values]) => ({ name, values }))
  const pushedAt = maybeIso(repository.pushedAt)
  return { id, fullName, visibility, archived, language, defaultBranch, pushedAt, topics, properties }
}
