import { DAY, dateOf, type CalendarDate, type EpochSeconds } from '@/lib/time'
import type { Campaign } from '@/lib/campaigns/campaign'
import type { Paces } from './pace'

/** What a forecast takes for granted: alerts per day, and that nothing is added or reopened. */
export interface Assumption {
  /** What is left to be closed. */
  remaining: number
  /** The days behind `likely`, and what was closed in them. */
  days: number
  closed: number
  slow: number
  likely: number
  fast: number
}

/** When the last alert will be closed if it goes on like that. Dates are those of the campaign's time zone. */
export type Forecast =
  /** Nothing is left; `on` is when the last one was closed. */
  | { state: 'done'; on: CalendarDate | null }
  /** A draft, or closed. */
  | { state: 'not-running' }
  | {
      state: 'not-enough-data'
      why: 'no-alerts' | 'young' | 'nothing-closed' | 'few-closed'
      days: number
      closed: number
      needsDays: number
      needsClosed: number
    }
  /** `latest` is null where it is more than two years away. */
  | {
      state: 'range'
      earliest: CalendarDate
      likely: CalendarDate
      latest: CalendarDate | null
      assumption: Assumption
    }
  /** At the likely pace it takes more than two years, or never ends. */
  | { state: 'beyond'; earliest: CalendarDate | null; assumption: Assumption }

/** A week has working days and others. */
const NEEDS_DAYS = 7
/** With fewer, chance is half of the number and more. */
const NEEDS_CLOSED = 5
/** Two years: what lies behind is no date that anybody can plan with. */
const FURTHEST = 730 * DAY

/** What a forecast is made from. */
export interface Outlook {
  campaign: Pick<Campaign, 'state' | 'timeZone'>
  /** Visible alerts, and those of them that are neither fixed nor dismissed. */
  scope: number
  remaining: number
  lastClosedAt: EpochSeconds | null
  paces: Paces
  asOf: EpochSeconds
}

/**
 * Likely is the pace of the last 28 days. Fast and slow are the fastest and the slowest of the three paces, and at least as far
 * apart as chance puts them: a number n of closings varies by its square root.
 */
export function forecastOf(outlook: Outlook): Forecast {
  const { campaign, scope, remaining, lastClosedAt, paces, asOf } = outlook
  if (campaign.state === 'draft') return { state: 'not-running' }
  if (scope > 0 && remaining === 0)
    return { state: 'done', on: lastClosedAt === null ? null : dateOf(lastClosedAt, campaign.timeZone) }
  if (campaign.state === 'closed') return { state: 'not-running' }
  const why = lack(scope, paces)
  if (why !== null) {
    const { days, closed } = paces.sinceStart
    return { state: 'not-enough-data', why, days, closed, needsDays: NEEDS_DAYS, needsClosed: NEEDS_CLOSED }
  }
  const assumption = assume(remaining, paces)
  const at = (perDay: number): CalendarDate | null => {
    const seconds = perDay > 0 ? (remaining / perDay) * DAY : Infinity
    return seconds > FURTHEST ? null : dateOf(asOf + Math.ceil(seconds), campaign.timeZone)
  }
  const earliest = at(assumption.fast)
  const likely = at(assumption.likely)
  if (earliest === null || likely === null) return { state: 'beyond', earliest, assumption }
  return { state: 'range', earliest, likely, latest: at(assumption.slow), assumption }
}

/** Why nothing can be said yet; null where something can. */
function lack(scope: number, { sinceStart: { days, closed } }: Paces) {
  if (scope === 0) return 'no-alerts'
  if (days < NEEDS_DAYS) return 'young'
  if (closed === 0) return 'nothing-closed'
  return closed < NEEDS_CLOSED ? 'few-closed' : null
}

function assume(remaining: number, paces: Paces): Assumption {
  const { days, closed } = paces.last28
  const chance = Math.sqrt(closed)
  const all = [paces.last14, paces.last28, paces.sinceStart].flatMap(({ perDay }) => perDay ?? [])
  return {
    remaining,
    days,
    closed,
    slow: Math.min(...all, (closed - chance) / days),
    likely: closed / days,
    fast: Math.max(...all, (closed + chance) / days),
  }
}
