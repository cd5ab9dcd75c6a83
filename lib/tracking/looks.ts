import type { CalendarDate } from '@/lib/time'
import { dayNumber, type DayCounts } from './day-counts'
import { closed, type Progress } from './progress'

/** What was counted on a day on which Muster looked. */
export interface Look {
  date: CalendarDate
  progress: Progress
}

/** What a look told that no date does. */
export interface Noticed {
  inProgress: number
  /** Closed since the look before, and reopened later. */
  undone: number
  /** Closed at the look before, and open again since. */
  reopened: number
}

/** At most so many and at least so many: a look does not tell at which hour of the day it was. */
interface Bounds {
  low: number
  high: number
}

/**
 * What each look noticed, by the day of the campaign; the last day is looked at always, `now` is what was counted there.
 *
 * GitHub keeps no date of a closing that did not last. But whatever a look counted as closed on a day, and is not among
 * what is closed by that day according to today's dates, must have come back since. That number rises when something is closed
 * that will be reopened, and falls when something is. Where the numbers leave a doubt (closings later on the same day, alerts
 * that are no longer visible) it is taken to have stayed as it was: nothing is counted that may not have happened. So over all
 * days as many are undone as are reopened.
 */
export function noticedOn(
  counts: DayCounts,
  looks: Iterable<Look>,
  now: Progress,
): ReadonlyMap<number, Noticed> {
  const closings = closedBy(counts)
  const last = counts.length - 1
  const noticed = new Map<number, Noticed>()
  let back = 0
  for (const [day, progress] of byDay(counts, looks)) {
    const { low, high } = backSince(closings, day, progress, now)
    const next = Math.min(Math.max(back, low), high)
    noticed.set(day, change(back, next, progress.inProgress))
    back = next
  }
  // What is closed now is what the dates tell: nothing of it has come back yet.
  noticed.set(last, change(back, 0, now.inProgress))
  return noticed
}

function change(before: number, after: number, inProgress: number): Noticed {
  return { inProgress, undone: Math.max(0, after - before), reopened: Math.max(0, before - after) }
}

/** The looks before the last day in the order of their days. */
function byDay({ first, length }: DayCounts, looks: Iterable<Look>): [number, Progress][] {
  const days = new Map<number, Progress>()
  for (const { date, progress } of looks) {
    const day = dayNumber(Date.parse(`${date}T00:00:00Z`) / 1000) - first
    if (day >= 0 && day < length - 1) days.set(day, progress)
  }
  return [...days].sort(([a], [b]) => a - b)
}

/** How many of what was closed at a look have come back since. */
function backSince(closings: readonly number[], day: number, then: Progress, now: Progress): Bounds {
  const counted = closed(then)
  const hiddenSince = Math.max(0, now.notVisible - then.notVisible)
  const shownSince = Math.max(0, then.notVisible - now.notVisible)
  const low = Math.max(0, counted - (closings[day + 1] ?? 0) - hiddenSince)
  return { low, high: Math.max(low, counted - (closings[day] ?? 0) + shownSince) }
}

/** By today's dates: how many were closed when a day began; one entry more than there are days. */
function closedBy({ before, fixed, dismissed, length }: DayCounts): number[] {
  const sums = [before.fixed + before.dismissed]
  for (let day = 0; day < length; day++)
    sums.push((sums[day] ?? 0) + (fixed[day] ?? 0) + (dismissed[day] ?? 0))
  return sums
}
