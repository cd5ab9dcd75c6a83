import { DAY } from '@/lib/time'
import { isClosedSince, type Course, type Span } from './course'

/** How fast alerts were closed in the days up to the last data. */
export interface Pace {
  /** The days it was measured over: fewer than its name says while the campaign is younger. */
  days: number
  /** Closed in them, and still closed. */
  closed: number
  /** Alerts per day; null while the campaign is too young to tell. */
  perDay: number | null
}

export interface Paces {
  last14: Pace
  last28: Pace
  sinceStart: Pace
}

/** Days that a campaign runs before its pace says anything. */
export const YOUNG = 2

/** The paces at the end of a span; what was closed before its start is not the campaign's work. */
export function pacesOf(courses: readonly Course[], span: Span): Paces {
  const { start, asOf } = span
  const since = courses.filter((course) => isClosedSince(course, start) && (course.closedAt ?? 0) <= asOf)
  const elapsed = (asOf - start) / DAY
  const last = (days: number): Pace => {
    const from = asOf - days * DAY
    const closed = since.filter(({ closedAt }) => days >= elapsed || (closedAt ?? 0) > from).length
    return paceOf(closed, Math.min(days, elapsed))
  }
  return { last14: last(14), last28: last(28), sinceStart: last(elapsed) }
}

/** So many closed in so many days. */
export function paceOf(closed: number, days: number): Pace {
  return { days, closed, perDay: days < YOUNG ? null : closed / days }
}
