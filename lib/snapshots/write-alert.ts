import type { SnapshotFile } from './schema'
import { maybeIso } from './instants'
import type { SnapshotAlert, Withheld } from './snapshot'
import { toIso } from '@/lib/time'
import type { Work } from '@/lib/tracking/work'

type AlertFile = SnapshotFile['campaigns'][number]['alerts'][number]
type AlertWork = Exclude<AlertFile, { status: 'not-visible' }>['work'][number]

/** An alert as it stands in the file: every field in its place, null for what is withheld. */
export function alertFile(alert: SnapshotAlert, { paths }: Withheld): AlertFile {
  const { repositoryId, kind, number } = alert
  if (alert.status === 'not-visible') return { repositoryId, kind, number, status: alert.status }
  const { state, severity, rule, tool, path, line, classifications, dismissedReason, assignees } = alert
  return {
    repositoryId,
    kind,
    number,
    status: alert.status,
    state,
    severity,
    rule: { id: rule.id, description: rule.description, tags: rule.tags },
    tool,
    path: paths ? null : path,
    line: paths ? null : line,
    classifications,
    createdAt: toIso(alert.createdAt),
    updatedAt: toIso(alert.updatedAt),
    fixedAt: maybeIso(alert.fixedAt),
    dismissedAt: maybeIso(alert.dismissedAt),
    dismissedReason,
    assignees,
    work: alert.work.map(workFile),
    autofix: alert.autofix,
  }
}

function workFile(work: Work): AlertWork {
  if (work.kind === 'branch') return { kind: work.kind, name: work.name }
  const { kind, number, state, branch, createdAt, mergedAt } = work
  return {
    kind,
    number,
    state,
    branch,
    ...(createdAt !== undefined && { createdAt: toIso(createdAt) }),
    ...(mergedAt !== undefined && { mergedAt: toIso(mergedAt) }),
  }
}
