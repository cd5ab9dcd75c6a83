/** Seconds since 1970-01-01 UTC. The unit of every instant inside Muster; ISO texts exist only at the edges. */
export type EpochSeconds = number

/** A calendar date, `YYYY-MM-DD`. */
export type CalendarDate = string

export const DAY = 86_400

/** Seconds since 1970 of an ISO 8601 text, or null where it is none. */
export function fromIso(text: string): EpochSeconds | null {
  const milliseconds = Date.parse(text)
  return Number.isNaN(milliseconds) ? null : Math.floor(milliseconds / 1000)
}

/** `2026-11-20T10:00:00Z` of an instant. */
export function toIso(instant: EpochSeconds): string {
  return new Date(instant * 1000).toISOString().replace('.000Z', 'Z')
}

/** The calendar date of an instant in a time zone (IANA name; UTC unless told). */
export function dateOf(instant: EpochSeconds, timeZone = 'UTC'): CalendarDate {
  if (timeZone === 'UTC') return new Date(instant * 1000).toISOString().slice(0, 10)
  // By its parts: how a locale writes a date has changed between versions of browsers.
  const format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  const parts = new Map(format.formatToParts(instant * 1000).map(({ type, value }) => [type, value]))
  return `${parts.get('year')?.padStart(4, '0')}-${parts.get('month')}-${parts.get('day')}`
}

/** Whole days from one calendar date to another; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / (DAY * 1000))
}

/** The date so many days later. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY * 1000).toISOString().slice(0, 10)
}

/** Whether a text is a date of the calendar: `2026-02-30` is none. */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text
}
