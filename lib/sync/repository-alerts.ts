import { fail, ok } from '@/lib/failure'
import { DAY } from '@/lib/time'
import type { Repository } from '@/lib/alerts/organization'
import type { Missing } from '@/lib/backend/views'
import type { Outcome } from '@/lib/failure'
import type { RepositoryAlertsRead } from '@/lib/storage/repository-chunk'
import type { OwnAlerts } from '@/lib/storage/repository-pull'
import type { RepositoryContent } from '@/lib/storage/repository-pulls'
import type { EpochSeconds } from '@/lib/time'
import type { Asking } from './pull'

/** Alerts that GitHub no longer shows disappear only when everything is read again. */
const WHOLE_AFTER = 7 * DAY

export interface AlertsRead {
  alerts: RepositoryAlertsRead
  own: OwnAlerts
  /** Items that could not be read. */
  missing: Missing[]
}

/** Asks GitHub for the alerts of a repository, or for those that changed since they were last asked for. */
export async function readAlerts(
  { github, job, signal }: Asking,
  { id, fullName }: Repository,
  { pull, batch }: RepositoryContent,
): Promise<Outcome<AlertsRead>> {
  const began = performance.now()
  const before = usable(pull?.alerts ?? null, batch !== null, github.now())
  const answer = await github.repositoryAlerts({
    organization: job.login,
    fullName,
    repositoryId: id,
    etag: before?.etag ?? null,
    since: before?.newest ?? null,
    signal,
  })
  if (!answer.ok) return answer
  // GitHub's clock was heard with the answer at the latest; what changed while it was on its way may not be in.
  const asOf = github.now() - Math.floor((performance.now() - began) / 1000)
  if (answer.value.unchanged) {
    if (!before)
      return fail({ kind: 'unexpected-answer', subject: 'repository-alerts', problems: ['status 304'] })
    return ok({ alerts: { kind: 'unchanged' }, own: { ...before, asOf }, missing: [] })
  }
  const { alerts, missing, whole } = answer.value
  // What could not be read of it stays as it was, and is asked for again.
  const etag = missing.length === 0 ? answer.value.etag : null
  const newest = alerts.reduce((latest, { updatedAt }) => Math.max(latest, updatedAt), before?.newest ?? 0)
  return ok({
    alerts:
      whole && missing.length === 0 ? { kind: 'whole', alerts, since: asOf } : { kind: 'changes', alerts },
    own: {
      asOf,
      etag,
      wholeAt: whole ? asOf : (before?.wholeAt ?? asOf),
      newest: newest === 0 ? null : newest,
      count: alerts.length,
    },
    missing,
  })
}

/** What is known serves for as long as it is there, and was read whole not too long ago. */
function usable(own: OwnAlerts | null, hasBatch: boolean, now: EpochSeconds): OwnAlerts | null {
  if (!own || now - own.wholeAt >= WHOLE_AFTER) return null
  return hasBatch || own.count === 0 ? own : null
}
