import type { CalendarDate } from '@/lib/time'
import { dateOfDay, type DayCounts } from './day-counts'
import type { Noticed } from './looks'

/** What came and went. */
export interface FlowSums {
  /** Closed then, and still closed. */
  fixed: number
  dismissed: number
  /** Closed then, but reopened later; null where nobody looked. */
  undone: number | null
  /** All closings: `fixed + dismissed + undone`. */
  closed: number
  /** Noticed then to be open again; null where nobody looked. */
  reopened: number | null
  /** Alerts that joined the campaign. */
  added: number
  /** By how many fewer are left: `closed - reopened - added`. Negative when more came than went. */
  net: number
}

/** A calendar week from Monday to Sunday, in UTC. */
export interface Week extends FlowSums {
  /** ISO 8601: `2026-W47`. */
  week: string
  /** The first and the last day of it that count: a campaign begins and ends in the middle of weeks. */
  from: CalendarDate
  to: CalendarDate
  /** The week of the last data: more may come. */
  isUnderway: boolean
}

export interface Flow {
  /** Closed already when the campaign began: in none of the weeks. */
  closedBefore: number
  weeks: Week[]
  /** The sum of the weeks. */
  total: FlowSums
}

/** What came and went in each week from the campaign's first to the one of the last data. */
export function flowOf(counts: DayCounts, noticed: ReadonlyMap<number, Noticed>): Flow {
  const weeks: Week[] = []
  const end = counts.first + counts.length
  for (let day = counts.first; day < end; day = mondayOf(day) + 7) {
    const next = Math.min(mondayOf(day) + 7, end)
    weeks.push({
      week: isoWeek(day),
      from: dateOfDay(day),
      to: dateOfDay(next - 1),
      isUnderway: next === end,
      ...sumsOf(counts, noticed, day - counts.first, next - counts.first),
    })
  }
  return {
    closedBefore: counts.before.fixed + counts.before.dismissed,
    weeks,
    total: sumsOf(counts, noticed, 0, counts.length),
  }
}

/** What happened from one day of the campaign up to, not including, another. */
function sumsOf(
  counts: DayCounts,
  noticed: ReadonlyMap<number, Noticed>,
  from: number,
  to: number,
): FlowSums {
  let [fixed, dismissed, added] = [0, 0, 0]
  let undone: number | null = null
  let reopened: number | null = null
  for (let day = from; day < to; day++) {
    fixed += counts.fixed[day] ?? 0
    dismissed += counts.dismissed[day] ?? 0
    added += counts.added[day] ?? 0
    const look = noticed.get(day)
    if (!look) continue
    undone = (undone ?? 0) + look.undone
    reopened = (reopened ?? 0) + look.reopened
  }
  const closed = fixed + dismissed + (undone ?? 0)
  return { fixed, dismissed, undone, closed, reopened, added, net: closed - (reopened ?? 0) - added }
}

/** The Monday of a day's week; both in days since 1970, which began on a Thursday. */
function mondayOf(day: number): number {
  return day - ((day + 3) % 7)
}

/** ISO 8601: a week belongs to the year in which its Thursday lies. */
function isoWeek(day: number): string {
  const thursday = mondayOf(day) + 3
  const year = dateOfDay(thursday).slice(0, 4)
  const newYear = Date.parse(`${year}-01-01T00:00:00Z`) / 86_400_000
  return `${year}-W${String(Math.floor((thursday - newYear) / 7) + 1).padStart(2, '0')}`
}
