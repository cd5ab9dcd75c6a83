import type { CalendarDate } from '@/lib/time'
import { dateOfDay, type DayCounts } from './day-counts'
import type { Noticed } from './looks'

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

/** The same with what is derived. `open + inProgress` is `remaining` on days on which somebody looked. */
export interface CampaignDay extends TimelineDay {
  open: number | null
  /** Alerts that were noticed to have come back since the look before; null where nobody looked. */
  reopened: number | null
}

/** More days than that are thinned to one a week, so that the answer stays short. */
const DAILY_UP_TO = 400

/**
 * A campaign's history from its start to now, out of the alerts' own dates and of what was noticed on days on which Muster
 * looked. Alerts that were closed before the start count as closed from the first day. Of days that are left out, what came
 * back is counted on the next day that is kept.
 */
export function timeline(counts: DayCounts, noticed: ReadonlyMap<number, Noticed>): CampaignDay[] {
  const last = counts.length - 1
  const step = last > DAILY_UP_TO ? 7 : 1
  const result: CampaignDay[] = []
  let { scope } = counts
  let { fixed, dismissed } = counts.before
  let reopened: number | null = null
  for (let day = 0; day <= last; day++) {
    scope += counts.added[day] ?? 0
    fixed += counts.fixed[day] ?? 0
    dismissed += counts.dismissed[day] ?? 0
    const look = noticed.get(day)
    if (look) reopened = (reopened ?? 0) + look.reopened
    // Counted from the end, so that today is always among the days kept.
    if ((last - day) % step !== 0) continue
    const remaining = scope - fixed - dismissed
    // Of what was in progress when somebody looked, some may have been closed before the day ended.
    const inProgress = look ? Math.min(look.inProgress, remaining) : null
    result.push({
      date: dateOfDay(counts.first + day),
      scope,
      fixed,
      dismissed,
      remaining,
      inProgress,
      open: inProgress === null ? null : remaining - inProgress,
      reopened,
    })
    reopened = null
  }
  return result
}
