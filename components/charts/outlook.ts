import { daysBetween, type CalendarDate } from '@/lib/time'
import type { Forecast } from '@/lib/tracking/forecast'
import type { CampaignMetrics } from '@/lib/tracking/metrics'

interface Point {
  x: number
  y: number
}

/** What lies ahead of a campaign, on an axis of days from its first: how far the axis reaches, and the lines into the future. */
export interface Outlook {
  /** The last day of the axis. */
  end: number
  /** The last day with data. */
  now: number
  scope: number
  /** The day of the due date; null where the axis does not reach it. */
  due: number | null
  ideal: Point[]
  /** Empty where there is no forecast. `fast` and `slow` have the same days, so that the area between can be filled. */
  likely: Point[]
  fast: Point[]
  slow: Point[]
}

/** A young campaign begins at the left, with room for the days to come. */
const ROOM = 14
/** The past keeps at least a third of a chart, but four months ahead are always in sight. */
const AHEAD = 120

/** Null without a single day. */
export function outlookOf(
  { timeline, forecast }: CampaignMetrics,
  dueDate: CalendarDate | null,
): Outlook | null {
  const first = timeline[0]
  const last = timeline.at(-1)
  if (!first || !last) return null
  const dayOf = (date: CalendarDate) => daysBetween(first.date, date)
  const now = dayOf(last.date)
  const scope = last.scope
  const dueDay = dueDate === null ? null : dayOf(dueDate)
  const furthest = now + Math.max(AHEAD, 2 * now)
  const end = Math.max(ROOM, Math.min(furthest, Math.max(now, dueDay ?? 0, lastDay(forecast, dayOf))))

  const before = first.fixed + first.dismissed
  const ideal =
    dueDay === null || dueDay <= 0 || before >= scope
      ? []
      : cut(
          [
            { x: 0, y: before },
            { x: dueDay, y: scope },
          ],
          end,
        )
  const closed = last.fixed + last.dismissed
  return {
    end,
    now,
    scope,
    due: dueDay !== null && dueDay >= 0 && dueDay <= end ? dueDay : null,
    ideal,
    ...forecastLines(forecast, { now, closed, scope, end, dayOf }),
  }
}

function lastDay(forecast: Forecast, dayOf: (date: CalendarDate) => number): number {
  if (forecast.state === 'range') return dayOf(forecast.latest ?? forecast.likely)
  return forecast.state === 'beyond' && forecast.earliest !== null ? dayOf(forecast.earliest) : 0
}

interface Course {
  now: number
  closed: number
  scope: number
  end: number
  dayOf: (date: CalendarDate) => number
}

function forecastLines(forecast: Forecast, course: Course): Pick<Outlook, 'likely' | 'fast' | 'slow'> {
  if (forecast.state !== 'range' && forecast.state !== 'beyond') return { likely: [], fast: [], slow: [] }
  const { assumption, earliest } = forecast
  const likely = forecast.state === 'range' ? forecast.likely : null
  const latest = forecast.state === 'range' ? forecast.latest : null
  const slow = pathOf(course, latest, assumption.slow)
  const until = slow.at(-1)?.x ?? course.end
  const fast = pathOf(course, earliest, assumption.fast)
  const reached = fast.at(-1)
  // Where the fast one has arrived it waits for the slow one.
  if (reached && reached.x < until) fast.push({ x: until, y: course.scope })
  return { likely: pathOf(course, likely, assumption.likely), fast, slow }
}

/** From here to all alerts on a date; without one, or beyond the axis, as far as the pace leads. */
function pathOf(
  { now, closed, scope, end, dayOf }: Course,
  date: CalendarDate | null,
  perDay: number,
): Point[] {
  const from = { x: now, y: closed }
  if (date === null) return [from, { x: end, y: Math.min(scope, closed + perDay * (end - now)) }]
  return cut([from, { x: Math.max(now, dayOf(date)), y: scope }], end)
}

/** A line of two points, cut off at the end of the axis. */
function cut([from, to]: [Point, Point], end: number): Point[] {
  if (to.x <= end) return [from, to]
  return [from, { x: end, y: from.y + ((to.y - from.y) * (end - from.x)) / (to.x - from.x) }]
}
