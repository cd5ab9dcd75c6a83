import type { SnapshotFile } from './schema'
import type { SnapshotAlert } from './snapshot'
import { toIso, type EpochSeconds } from '@/lib/time'
import type { Work } from '@/lib/tracking/work'

type AlertFile = SnapshotFile['campaigns'][number]['alerts'][number]

/** An alert as it stands in the file: every field in its place. */
export function alertFile(alert: SnapshotAlert): AlertFile {
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
    path,
    line,
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

/** An instant as it stands in the file. */
export function maybeIso(instant: EpochSeconds | null): string | null {
  return instant === null ? null : toIso(instant)
}

function workFile(work: Work): Work {
  if (work.kind === 'branch') return { kind: work.kind, name: work.name }
  const { kind, number, state, branch } = work
  return { kind, number, state, branch }
}
