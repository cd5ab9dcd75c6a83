import type { CalendarDate } from '@/lib/time'

/** `24 December 2026` of a calendar date. */
export function dateText(date: CalendarDate): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    Date.parse(`${date}T00:00:00Z`),
  )
}
