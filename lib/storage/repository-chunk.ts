import { batchSize, packAlerts, splitByRepository, unpackAlerts, type AlertBatch } from '@/lib/alerts/batch'
import { isBatch } from './checks'
import type { Alert } from '@/lib/alerts/alert'
import type { EpochSeconds } from '@/lib/time'
import type { Database } from './database'

/** What was read of a repository's alerts. */
export type RepositoryAlertsRead =
  | { kind: 'unchanged' }
  /** Those that changed: the others are as they were. */
  | { kind: 'changes'; alerts: readonly Alert[] }
  /** All there are, read from `since` on. */
  | { kind: 'whole'; alerts: readonly Alert[]; since: EpochSeconds }

interface Put {
  size: number
  sizeBefore: number
  changed: boolean
}

/** Puts them in the place of the repository's alerts of before, inside a transaction. */
export async function putChunk(
  { alertChunks }: Database,
  { organization, repositoryId }: { organization: string; repositoryId: number },
  read: RepositoryAlertsRead | null,
): Promise<Put> {
  const kind = 'code-scanning'
  const stored = await alertChunks.get([organization, repositoryId, kind])
  const before = stored && isBatch(stored.batch) ? stored.batch : null
  const sizeBefore = before ? batchSize(before) : 0
  if (read === null || read.kind === 'unchanged') return { size: sizeBefore, sizeBefore, changed: false }
  const batch = mergedWith(before, read).get(repositoryId)
  if (batch) await alertChunks.put({ organization, repositoryId, kind, batch })
  else await alertChunks.delete([organization, repositoryId, kind])
  const changed = batch && before ? !sameBatch(batch, before) : Boolean(batch) !== Boolean(before)
  return { size: batch ? batchSize(batch) : 0, sizeBefore, changed }
}

/** Of each alert the later version counts: the pull of the organization may have stored one meanwhile. */
function mergedWith(
  before: AlertBatch | null,
  read: Exclude<RepositoryAlertsRead, { kind: 'unchanged' }>,
): Map<number, AlertBatch> {
  const fresh = packAlerts(read.alerts)
  if (before === null) return splitByRepository([fresh])
  if (read.kind === 'changes') return splitByRepository([before, fresh])
  const numbers = new Set(read.alerts.map(({ number }) => number))
  const kept = unpackAlerts(before).filter(
    ({ number, createdAt }) => numbers.has(number) || createdAt >= read.since,
  )
  return splitByRepository([packAlerts(kept), fresh])
}

function sameBatch(a: AlertBatch, b: AlertBatch): boolean {
  return (
    a.cells.length === b.cells.length &&
    a.cells.every((cell, index) => cell === b.cells[index]) &&
    a.strings.length === b.strings.length &&
    a.strings.every((text, index) => text === b.strings[index])
  )
}
