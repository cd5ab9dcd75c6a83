import type { AlertSelection } from './campaign'
import type { CampaignLimits } from './limits'
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

/** How many of a repository's alerts were there to choose from, and how many are in. */
export interface ChoiceOfRepository {
  repositoryId: number
  alerts: number
  kept: number
}

export interface Choice {
  alerts: AlertSelection[]
  kept: { alerts: number; repositories: number }
  leftOut: number
  /** Every repository concerned, by its last push; those that are in come first. */
  repositories: ChoiceOfRepository[]
}

type Size = Pick<CampaignLimits, 'alerts' | 'repositories'>

/** Whether a campaign of that size first asks *This looks like a big campaign*. */
export function isBig(alerts: number, repositories: number, limits: Size): boolean {
  return alerts > limits.alerts || repositories > limits.repositories
}

/**
 * Keeps as many alerts as the limits allow: those in the most recently pushed repositories first. Within the last
 * repository that still fits partly, the lowest numbers. Repositories of the same age go by their id.
 */
export function chooseAlerts(candidates: readonly Candidate[], limits: Size): Choice {
  const alerts: AlertSelection[] = []
  const repositories: ChoiceOfRepository[] = []
  let room = limits.alerts
  let places = limits.repositories
  for (const { repositoryId, selections } of byLastPush(candidates)) {
    const before = room
    if (room > 0 && places > 0) {
      places -= 1
      for (const selection of selections) {
        const numbers = selection.numbers.slice(0, room)
        if (numbers.length > 0) alerts.push({ ...selection, numbers })
        room -= numbers.length
      }
    }
    const all = selections.reduce((sum, { numbers }) => sum + numbers.length, 0)
    repositories.push({ repositoryId, alerts: all, kept: before - room })
  }
  const kept = limits.alerts - room
  return {
    alerts,
    kept: { alerts: kept, repositories: limits.repositories - places },
    leftOut: candidates.length - kept,
    repositories,
  }
}

interface Group {
  repositoryId: number
  pushedAt: EpochSeconds | null
  /** One for each kind of alert. */
  selections: AlertSelection[]
}

function byLastPush(candidates: readonly Candidate[]): Group[] {
  const groups = new Map<number, Group>()
  for (const { repositoryId, kind, number, pushedAt } of candidates) {
    const group = groups.get(repositoryId) ?? { repositoryId, pushedAt, selections: [] }
    groups.set(repositoryId, group)
    const selection = group.selections.find((one) => one.kind === kind)
    if (selection) selection.numbers.push(number)
    else group.selections.push({ repositoryId, kind, numbers: [number] })
  }
  for (const { selections } of groups.values()) {
    for (const { numbers } of selections) numbers.sort((a, b) => a - b)
    selections.sort((a, b) => (a.kind < b.kind ? -1 : 1))
  }
  return [...groups.values()].sort(
    (a, b) => (b.pushedAt ?? 0) - (a.pushedAt ?? 0) || a.repositoryId - b.repositoryId,
  )
}
