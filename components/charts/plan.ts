import { addDays, daysBetween, type CalendarDate } from '@/lib/time'
import type { TimelineDay } from '@/lib/tracking/timeline'

/** The days that a timeline shows, and how the campaign would go at an even pace. */
export interface Plan {
  /** The days of the history, then those to come until the due date. */
  dates: CalendarDate[]
  /** How many alerts would be closed at the end of each date; null after the due date. Empty where no pace can be told. */
  ideal: (number | null)[]
  /** The date among `dates` that stands for the due date; -1 where it is too far away to be shown. */
  due: number
}

/** A young campaign begins at the left, with room for the days to come. */
const ROOM = 14
/** Later days are not drawn: with more of them the days that have been would be too thin to see. */
const FURTHEST = 366

/**
 * Lengthens a history to the due date, so that a first day already shows what lies ahead. The pace is even from what was
 * closed on the first day to all alerts on the due date; there is none without a due date or with one on the first day.
 */
export function planOf(days: readonly TimelineDay[], dueDate: CalendarDate | null): Plan {
  const first = days[0]
  const last = days.at(-1)
  if (!first || !last) return { dates: [], ideal: [], due: -1 }
  // Long histories come with one day a week.
  const step = days.length > 1 ? daysBetween(days.at(-2)?.date ?? last.date, last.date) : 1
  const dates = days.map(({ date }) => date)
  for (let next = addDays(last.date, step); isWanted(dates, dueDate); next = addDays(next, step))
    dates.push(next)
  if (dueDate === null) return { dates, ideal: [], due: -1 }

  const span = daysBetween(first.date, dueDate)
  const atStart = first.fixed + first.dismissed
  const ideal = dates.map((date) => {
    const day = daysBetween(first.date, date)
    return day > span ? null : atStart + ((last.scope - atStart) * day) / span
  })
  return { dates, ideal: span > 0 ? ideal : [], due: dates.findIndex((date) => date >= dueDate) }
}

function isWanted(dates: readonly CalendarDate[], dueDate: CalendarDate | null): boolean {
  if (dates.length < ROOM) return true
  return dueDate !== null && dates.length < FURTHEST && (dates.at(-1) ?? dueDate) < dueDate
}
