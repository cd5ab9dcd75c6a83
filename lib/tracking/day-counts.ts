import { DAY, type CalendarDate } from '@/lib/time'
import { isClosedSince, type Course, type Span } from './course'

/** What happened on each day (UTC) of a campaign by the alerts' own dates; day 0 is the one on which it began. */
export interface DayCounts {
  /** The day on which it began, in days since 1970. */
  first: number
  length: number
  /** Alerts that it began with, and those of them that were closed before. */
  scope: number
  before: { fixed: number; dismissed: number }
  /** Alerts that were created after it began. */
  added: Uint32Array
  fixed: Uint32Array
  dismissed: Uint32Array
}

/** Counts courses by day. The order of the alerts does not matter. */
export function dayCounts(courses: Iterable<Course>, { start, asOf }: Span): DayCounts {
  const first = dayNumber(start)
  const length = dayNumber(asOf) - first + 1
  const counts: DayCounts = {
    first,
    length,
    scope: 0,
    before: { fixed: 0, dismissed: 0 },
    added: new Uint32Array(length),
    fixed: new Uint32Array(length),
    dismissed: new Uint32Array(length),
  }
  for (const course of courses) {
    const { createdAt, closedAt, how } = course
    if (createdAt > start) add(counts.added, dayNumber(createdAt) - first)
    else counts.scope += 1
    if (closedAt === null || how === 'open') continue
    if (isClosedSince(course, start)) add(counts[how], dayNumber(closedAt) - first)
    else counts.before[how] += 1
  }
  return counts
}

/** Days since 1970 of an instant, in UTC. */
export function dayNumber(instant: number): number {
  return Math.floor(instant / DAY)
}

/** The calendar date of a day since 1970. */
export function dateOfDay(day: number): CalendarDate {
  return new Date(day * DAY * 1000).toISOString().slice(0, 10)
}

function add(counts: Uint32Array, day: number): void {
  counts[day] = (counts[day] ?? 0) + 1
}
