import { addDays, daysBetween, type CalendarDate } from '@/lib/time'

/** More names than that run into each other. */
const MOST = 8
const MONTHS = [1, 2, 3, 6, 12, 24]

/** Where an axis of days names dates: each day, Mondays, or first days of months; in days from the first. */
export function dateTicks(first: CalendarDate, end: number): number[] {
  if (end < MOST) return Array.from({ length: end + 1 }, (_, day) => day)
  for (const weeks of [1, 2]) {
    if (end / (7 * weeks) >= MOST) continue
    const monday = (8 - new Date(`${first}T00:00:00Z`).getUTCDay()) % 7
    return stepsOf(monday, end, 7 * weeks)
  }
  const months = MONTHS.find((every) => end / (30 * every) < MOST) ?? 60
  const ticks: number[] = []
  const year = Number(first.slice(0, 4))
  for (let month = Number(first.slice(5, 7)) - 1; ; month++) {
    const date = new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10)
    const day = daysBetween(first, date)
    if (day > end) return ticks
    if (day >= 0 && month % months === 0) ticks.push(day)
  }
}

function stepsOf(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step)
}

/** *20 Nov*, or *Nov 2026* on an axis of many months. The exact date stands in the tooltip and in the table. */
export function tickText(first: CalendarDate, day: number, end: number): string {
  const time = Date.parse(`${addDays(first, day)}T00:00:00Z`)
  const parts: Intl.DateTimeFormatOptions =
    end > 300 ? { month: 'short', year: 'numeric' } : { day: 'numeric', month: 'short' }
  return new Date(time).toLocaleDateString('en-GB', { ...parts, timeZone: 'UTC' })
}

/** *Nov 2026* of `2026-11`. */
export function monthText(month: string): string {
  return new Date(`${month}-01T00:00:00Z`).toLocaleDateString('en-GB', {
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  })
}
