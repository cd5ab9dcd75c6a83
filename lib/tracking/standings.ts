import { courseOf, isClosedSince, type Span } from './course'
import { closed, count, noProgress, percentClosed, type Progress } from './progress'
import { byText, type Place, type TrackedAlert } from './tracked'
import type { EpochSeconds } from '@/lib/time'

/** How far a repository or a team is. */
export interface Standing extends Place {
  progress: Progress
  /** Closed share in percent, as everywhere: `percentClosed`. */
  percent: number | null
  /** Closed in the course of the campaign, and still closed. */
  closedSinceStart: number
  /** When something was last closed there, also before the campaign. */
  lastClosedAt: EpochSeconds | null
}

export interface Standings {
  /** Each alert is in one of them. */
  repositories: Standing[]
  /** Each alert is in every team of its repository, or in *none*. Null where the teams are not known. */
  teams: Standing[] | null
}

/** The standing of each place, the one that is furthest first. */
export function standingsOf(
  alerts: Iterable<TrackedAlert>,
  placesOf: (alert: TrackedAlert) => readonly Place[],
  span: Span,
): Standing[] {
  const standings = new Map<string, Standing>()
  for (const tracked of alerts) {
    for (const { key, label } of placesOf(tracked)) {
      const standing = standings.get(key) ?? noStanding({ key, label })
      standings.set(key, standing)
      add(standing, tracked, span)
    }
  }
  for (const standing of standings.values()) standing.percent = percentClosed(standing.progress)
  return [...standings.values()].sort(byShare)
}

/** Those that have closed something, the furthest first. */
export function leaders(standings: readonly Standing[], most: number): Standing[] {
  return standings.filter(({ progress }) => closed(progress) > 0).slice(0, most)
}

/** Those that have something left, the least far first. */
export function laggards(standings: readonly Standing[], most: number): Standing[] {
  return standings
    .filter(({ progress }) => remaining(progress) > 0)
    .toReversed()
    .slice(0, most)
}

/** Whether something is left there, nothing is in progress and nothing was closed since the campaign began. */
export function isUntouched({ progress, closedSinceStart }: Standing): boolean {
  return progress.open > 0 && progress.inProgress === 0 && closedSinceStart === 0
}

/** Visible alerts that are neither fixed nor dismissed. */
export function remaining({ open, inProgress }: Progress): number {
  return open + inProgress
}

function noStanding(place: Place): Standing {
  return { ...place, progress: noProgress(), percent: null, closedSinceStart: 0, lastClosedAt: null }
}

function add(standing: Standing, { alert, status }: TrackedAlert, { start, asOf }: Span): void {
  count(standing.progress, status)
  if (alert === null) return
  const course = courseOf(alert, asOf)
  if (course.closedAt === null) return
  if (isClosedSince(course, start)) standing.closedSinceStart += 1
  standing.lastClosedAt = Math.max(standing.lastClosedAt ?? 0, course.closedAt)
}

/** By the share that is closed, exactly and not by the rounded percent; of the same share, fewer left first. */
function byShare(a: Standing, b: Standing): number {
  return (
    closed(b.progress) * a.progress.total - closed(a.progress) * b.progress.total ||
    remaining(a.progress) - remaining(b.progress) ||
    // Places without a name come after those that have one.
    Number(a.label === null) - Number(b.label === null) ||
    byText(a.label ?? '', b.label ?? '') ||
    byText(a.key, b.key)
  )
}
