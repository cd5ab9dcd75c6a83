import type { AlertSelection } from './campaign'
import { LIMITS } from './limits'
import type { AlertKind } from '@/lib/alerts/alert'
import type { EpochSeconds } from '@/lib/time'

/** An alert that may join a campaign. */
export interface Candidate {
  repositoryId: number
  kind: AlertKind
  number: number
  /** Of its repository; null when unknown. */
  pushedAt: EpochSeconds | null
}

export interface Choice {
  alerts: AlertSelection[]
  kept: { alerts: number; repositories: number }
  leftOut: number
}

/** Whether a campaign of that size first asks *This looks like a big campaign*. */
export function isBig(alerts: number, repositories: number): boolean {
  return alerts > LIMITS.alerts || repositories > LIMITS.repositories
}

/**
 * Keeps as many alerts as the limits allow: those in the most recently pushed repositories first. Within the last
 * repository that still fits partly, the lowest numbers. Repositories of the same age go by their id.
 */
export function chooseAlerts(candidates: readonly Candidate[]): Choice {
  const repositories = groupByRepository(candidates)
  repositories.sort((a, b) => (b.pushedAt ?? 0) - (a.pushedAt ?? 0) || a.repositoryId - b.repositoryId)
  const alerts: AlertSelection[] = []
  let kept = 0
  for (const repository of repositories) {
    const room = LIMITS.alerts - kept
    if (room === 0 || alerts.length === LIMITS.repositories) break
    const numbers = repository.numbers.slice(0, room)
    alerts.push({ repositoryId: repository.repositoryId, kind: repository.kind, numbers })
    kept += numbers.length
  }
  return { alerts, kept: { alerts: kept, repositories: alerts.length }, leftOut: candidates.length - kept }
}

function groupByRepository(candidates: readonly Candidate[]) {
  const groups = new Map<string, AlertSelection & { pushedAt: EpochSeconds | null }>()
  for (const { repositoryId, kind, number, pushedAt } of candidates) {
    const key = `${repositoryId}/${kind}`
    const group = groups.get(key)
    if (group) group.numbers.push(number)
    else groups.set(key, { repositoryId, kind, numbers: [number], pushedAt })
  }
  for (const group of groups.values()) group.numbers.sort((a, b) => a - b)
  return [...groups.values()]
}
