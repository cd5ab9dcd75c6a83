import type { AlertStatus } from './progress'
import { COPILOT_LOGIN, type Alert } from '@/lib/alerts/alert'
import type { EpochSeconds } from '@/lib/time'

export const PULL_REQUEST_STATES = ['open', 'draft', 'closed', 'merged'] as const
export type PullRequestState = (typeof PULL_REQUEST_STATES)[number]

/** Something that was begun for an alert, whether it still goes on or not. */
export type Work =
  | { kind: 'branch'; name: string }
  /** `branch` is null where it lies in another repository. */
  | ({
      kind: 'pull-request'
      number: number
      state: PullRequestState
      branch: string | null
    } & PullRequestDates)

/** When a pull request was opened and merged; absent where GitHub has not told. */
export interface PullRequestDates {
  createdAt?: EpochSeconds
  mergedAt?: EpochSeconds
}

/** Work that goes on, or Copilot at it. */
export type Underway = Work | { kind: 'copilot' }

/** What is known of the work in one repository. Alerts and pull requests go by their numbers there. */
export interface RepositoryWork {
  /** Branches that bear an alert's number in their name. */
  branches: readonly { number: number; name: string }[]
  /** `alerts`: those that its branch or title names. */
  pulls: readonly ({
    number: number
    state: PullRequestState
    branch: string | null
    alerts: readonly number[]
  } & PullRequestDates)[]
  /** Pull requests that GitHub links with an alert. */
  links: readonly { number: number; pulls: readonly number[] }[]
}

/** The work for each alert of a repository, by the alert's number: branches first, pull requests by number. */
export function workOf({ branches, pulls, links }: RepositoryWork): Map<number, Work[]> {
  const work = new Map<number, Work[]>()
  const add = (alert: number, one: Work): void => {
    const known = work.get(alert)
    if (known) known.push(one)
    else work.set(alert, [one])
  }
  for (const { number, name } of branches) add(number, { kind: 'branch', name })
  const linked = new Map<number, number[]>()
  for (const link of links)
    for (const pull of link.pulls) linked.set(pull, [...(linked.get(pull) ?? []), link.number])
  for (const { alerts, ...pull } of pulls.toSorted((a, b) => a.number - b.number))
    for (const alert of new Set([...alerts, ...(linked.get(pull.number) ?? [])]))
      add(alert, { kind: 'pull-request', ...pull })
  return work
}

/**
 * What of the work for an alert goes on. A pull request stands for its branch: when it is closed or merged the branch
 * counts no more, even if it is still there. An assignment to Copilot stays after Copilot's pull request has ended, so it
 * counts only until then; Copilot opens its pull request as soon as it starts.
 */
export function underway(
  alert: Pick<Alert, 'state' | 'assignees'>,
  work: readonly Work[] | undefined,
): Underway[] {
  if (alert.state !== 'open') return []
  const pulls = (work ?? []).filter((one) => one.kind === 'pull-request')
  const branches = (work ?? []).filter((one) => one.kind === 'branch')
  const open = pulls.filter(({ state }) => state === 'open' || state === 'draft')
  const ofPulls = new Set(pulls.map(({ branch }) => branch))
  const copilot = alert.assignees.includes(COPILOT_LOGIN) && (pulls.length === 0 || open.length > 0)
  return [
    ...open,
    ...branches.filter(({ name }) => !ofPulls.has(name)),
    ...(copilot ? [{ kind: 'copilot' as const }] : []),
  ]
}

/**
 * The status of an alert in a campaign. An open alert is in progress while work for it goes on; fixed and dismissed count
 * however they came about. Null stands for an alert that GitHub no longer shows.
 */
export function statusOf(
  alert: Pick<Alert, 'state' | 'assignees'> | null,
  work: readonly Work[] | undefined,
): AlertStatus {
  if (alert === null) return 'not-visible'
  if (alert.state !== 'open') return alert.state
  return underway(alert, work).length > 0 ? 'in-progress' : 'open'
}
