import type { AlertKind, Severity } from '@/lib/alerts/alert'
import { DAY, type EpochSeconds } from '@/lib/time'
import { isUntouched, remaining, type Standing } from './standings'
import { byIdentity, byText, type TrackedAlert } from './tracked'
import type { Work } from './work'

/** An alert on which work has stopped. `days` is null where no date tells it. */
export interface StalledAlert {
  repositoryId: number
  kind: AlertKind
  number: number
  /** `octo-org/shop` */
  repository: string | null
  /** The rule's description. */
  title: string
  severity: Severity
  days: number | null
  /** Number of the pull request that waits or was merged. */
  pull: number | null
}

export interface StalledList {
  count: number
  /** Only what has lasted for more than so many days is counted; null where everything is. */
  longerThan: number | null
  /** Alerts for which no date tells how long: left out where `longerThan` is a number, else among those counted. */
  unknown: number
  /** The longest first. */
  first: StalledAlert[]
}

/** Where to encourage. An alert is in one of the three lists at most. */
export interface Stalled {
  /** Repositories in which alerts are left, none is in progress and none was closed since the campaign began. */
  untouched: {
    repositories: number
    /** Left in them. */
    alerts: number
    /** Those with the most first. */
    first: { key: string; label: string | null; remaining: number }[]
  }
  /** Somebody is assigned, but nothing goes on, and the alert has not changed for that long. */
  assigned: StalledList
  /** A pull request for it is open for that long. */
  waiting: StalledList
  /** A pull request for it was merged, nothing else goes on, and it is still open. */
  merged: StalledList
}

/** GitHub tells nobody when an alert was assigned. That it has not changed since its last update is all that is known. */
const ASSIGNED_DAYS = 7
const WAITING_DAYS = 14
/** Lists are cut to so many. */
const FIRST = 10

type Pull = Extract<Work, { kind: 'pull-request' }>

/** Work that has stopped. */
export function stalledOf(
  alerts: readonly TrackedAlert[],
  repositories: readonly Standing[],
  asOf: EpochSeconds,
): Stalled {
  const left = alerts.filter(({ status }) => status === 'open' || status === 'in-progress')
  const assigned: StalledAlert[] = []
  const waiting: StalledAlert[] = []
  const merged: StalledAlert[] = []
  for (const tracked of left) {
    const pulls = tracked.work.filter((one) => one.kind === 'pull-request')
    const open = oldest(pulls.filter(({ state }) => state === 'open' || state === 'draft'))
    const ended = latest(pulls.filter(({ state }) => state === 'merged'))
    if (open) waiting.push(stalled(tracked, open.createdAt, asOf, open))
    else if (tracked.status === 'in-progress') continue
    else if (ended) merged.push(stalled(tracked, ended.mergedAt, asOf, ended))
    else if (tracked.alert && tracked.alert.assignees.length > 0)
      assigned.push(stalled(tracked, tracked.alert.updatedAt, asOf, null))
  }
  return {
    untouched: untouchedOf(repositories),
    assigned: listOf(assigned, ASSIGNED_DAYS),
    waiting: listOf(waiting, WAITING_DAYS),
    merged: listOf(merged, null),
  }
}

function untouchedOf(repositories: readonly Standing[]): Stalled['untouched'] {
  const untouched = repositories
    .filter(isUntouched)
    .map(({ key, label, progress }) => ({ key, label, remaining: remaining(progress) }))
    .sort((a, b) => b.remaining - a.remaining || byText(a.label ?? '', b.label ?? '') || byText(a.key, b.key))
  return {
    repositories: untouched.length,
    alerts: untouched.reduce((sum, one) => sum + one.remaining, 0),
    first: untouched.slice(0, FIRST),
  }
}

function stalled(
  { identity, alert, repository }: TrackedAlert,
  since: EpochSeconds | undefined,
  asOf: EpochSeconds,
  pull: Pull | null,
): StalledAlert {
  return {
    ...identity,
    repository: repository.label,
    title: alert?.rule.description ?? '',
    severity: alert?.severity ?? 'none',
    days: since === undefined ? null : Math.max(0, Math.floor((asOf - since) / DAY)),
    pull: pull?.number ?? null,
  }
}

function listOf(alerts: readonly StalledAlert[], longerThan: number | null): StalledList {
  const counted = alerts.filter(({ days }) => longerThan === null || (days !== null && days > longerThan))
  const sorted = counted.sort((a, b) => (b.days ?? -1) - (a.days ?? -1) || byIdentity(a, b))
  return {
    count: counted.length,
    longerThan,
    unknown: alerts.filter(({ days }) => days === null).length,
    first: sorted.slice(0, FIRST),
  }
}

/** The one opened first; those whose date is not known come last. */
function oldest(pulls: readonly Pull[]): Pull | undefined {
  return pulls.toSorted(
    (a, b) => (a.createdAt ?? Infinity) - (b.createdAt ?? Infinity) || a.number - b.number,
  )[0]
}

/** The one merged last; those whose date is not known come last. */
function latest(pulls: readonly Pull[]): Pull | undefined {
  return pulls.toSorted((a, b) => (b.mergedAt ?? 0) - (a.mergedAt ?? 0) || b.number - a.number)[0]
}
