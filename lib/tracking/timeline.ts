import { addDays, daysBetween, dateOf, type CalendarDate, type EpochSeconds } from '@/lib/time'

/** A campaign at the end of one day (UTC), the last day as of now. `fixed + dismissed + remaining` is `scope`. */
export interface TimelineDay {
  date: CalendarDate
  scope: number
  fixed: number
  dismissed: number
  /** Neither fixed nor dismissed. */
  remaining: number
  /** Of the remaining; null on days on which nobody looked: the alerts' dates do not tell it. */
  inProgress: number | null
}

/** What the timeline needs of an alert. */
export interface Closing {
  state: 'open' | 'fixed' | 'dismissed'
  closedAt: EpochSeconds | null
}

/** More days than that are thinned to one a week, so that the answer stays short. */
const DAILY_UP_TO = 400

/**
 * A campaign's history from its start to now, out of the alerts' own dates. `inProgressOn` holds what was counted on
 * days on which Muster looked. Alerts that were closed before the start count as closed from the first day.
 */
export function timeline(
  alerts: Iterable<Closing>,
  start: EpochSeconds,
  now: EpochSeconds,
  inProgressOn: ReadonlyMap<CalendarDate, number>,
): TimelineDay[] {
  const first = dateOf(start)
  const days = Math.max(0, daysBetween(first, dateOf(now)))
  const fixedOn = new Uint32Array(days + 1)
  const dismissedOn = new Uint32Array(days + 1)
  let scope = 0
  for (const alert of alerts) {
    scope += 1
    if (alert.state === 'open' || alert.closedAt === null) continue
    const day = Math.min(days, Math.max(0, daysBetween(first, dateOf(alert.closedAt))))
    const closedOn = alert.state === 'fixed' ? fixedOn : dismissedOn
    closedOn[day] = (closedOn[day] ?? 0) + 1
  }

  const step = days > DAILY_UP_TO ? 7 : 1
  const result: TimelineDay[] = []
  let fixed = 0
  let dismissed = 0
  for (let day = 0; day <= days; day++) {
    fixed += fixedOn[day] ?? 0
    dismissed += dismissedOn[day] ?? 0
    // Counted from the end, so that today is always among the days kept.
    if ((days - day) % step !== 0) continue
    const date = addDays(first, day)
    const remaining = scope - fixed - dismissed
    const inProgress = inProgressOn.get(date)
    result.push({
      date,
      scope,
      fixed,
      dismissed,
      remaining,
      inProgress: inProgress === undefined ? null : Math.min(inProgress, remaining),
    })
  }
  return result
}
