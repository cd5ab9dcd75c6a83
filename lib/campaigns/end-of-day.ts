import { DAY, dateOf, type CalendarDate, type EpochSeconds } from '@/lib/time'

/** The last second of a calendar date in a time zone. Days of 23 and of 25 hours end where their clocks say so. */
export function endOfDay(date: CalendarDate, timeZone: string): EpochSeconds {
  const midnight = Date.parse(`${date}T00:00:00Z`) / 1000
  // Zones are at most 14 hours from UTC: the end lies between these, and dates only grow.
  let inside = midnight - DAY
  let after = midnight + 3 * DAY
  while (after - inside > 1) {
    const middle = Math.floor((inside + after) / 2)
    if (dateOf(middle, timeZone) <= date) inside = middle
    else after = middle
  }
  return inside
}
