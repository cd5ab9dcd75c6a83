import { DAY, type CalendarDate, type EpochSeconds } from '@/lib/time'

/** Dates and times as people read them. English, in the reader's own time zone. */

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })
const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * DAY],
  ['month', 30 * DAY],
  ['day', DAY],
  ['hour', 3600],
  ['minute', 60],
]

/** *3 months ago*; under a minute *now*. Both in seconds. */
export function roughly(at: EpochSeconds, now: EpochSeconds): string {
  const distance = at - now
  for (const [unit, seconds] of STEPS)
    if (Math.abs(distance) >= seconds) return relative.format(Math.trunc(distance / seconds), unit)
  return relative.format(0, 'second')
}

/** *20 Nov 2026, 10:00*. */
export function exactly(at: EpochSeconds): string {
  return new Date(at * 1000).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })
}

/** *20 Nov 2026*, without the time. */
export function dayOf(at: EpochSeconds): string {
  return new Date(at * 1000).toLocaleDateString('en-GB', { dateStyle: 'medium' })
}

/** *20 Nov 2026* of a calendar date, the same day for every reader. */
export function writtenDate(date: CalendarDate): string {
  const time = Date.parse(`${date}T00:00:00Z`)
  return Number.isNaN(time)
    ? date
    : new Date(time).toLocaleDateString('en-GB', { dateStyle: 'medium', timeZone: 'UTC' })
}
