import { bottomAxis, drawing, legend, LEFT, RIGHT, valueAxis, withinAxes, type LegendEntry } from './drawing'
import { marks, points, scale } from './scale'
import { markup, type Markup } from '@/lib/exports/html/markup'
import { t } from '@/lib/i18n'
import type { SnapshotCampaign } from '@/lib/snapshots/snapshot'
import { addDays, daysBetween, type CalendarDate } from '@/lib/time'
import type { Forecast } from '@/lib/tracking/forecast'
import type { CampaignDay } from '@/lib/tracking/timeline'

const HEIGHT = 280
const TOP = 24
const BOTTOM = 240

/** Days to come that are drawn at most: as many as there have been, and four months for a young campaign. */
const ROOM = 120

/** What was closed against all alerts of the campaign, day by day, with an even pace and the forecast. */
export function burnUp(campaign: SnapshotCampaign): Markup {
  const { timeline } = campaign.metrics
  const first = timeline[0]
  const last = timeline.at(-1)
  const most = Math.max(0, ...timeline.map(({ scope }) => scope))
  if (!first || !last || most === 0) return markup`<p>${t('files.chart.burnUp.blind')}</p>`

  const end = endOf(campaign, first, last)
  const x = (date: CalendarDate) =>
    scale([0, Math.max(1, daysBetween(first.date, end))], [LEFT, RIGHT])(daysBetween(first.date, date))
  const values = marks(most)
  const y = scale([0, values.at(-1) ?? most], [BOTTOM, TOP])
  const days = spread(timeline)
  const fixed = days.map((day): Point => [x(day.date), y(day.fixed)])
  const closed = days.map((day): Point => [x(day.date), y(day.fixed + day.dismissed)])
  const floor = days.map((day): Point => [x(day.date), y(0)])
  const ideal = idealOf(campaign, first, last)
  const band = bandOf(campaign.metrics.forecast, last)
  const isDue = campaign.dueDate > first.date && campaign.dueDate <= end
  const text = summary(first, last)
  const dates = [first.date, last.date, end].filter((date, index, all) => all.indexOf(date) === index)
  const picture = drawing(t('files.chart.burnUp'), text, HEIGHT, [
    valueAxis(values, y, t('files.chart.alertsAxis')),
    // The latest end may lie behind the last date that is drawn.
    band.length > 0
      ? withinAxes(
          HEIGHT,
          markup`<polygon class="forecast" points="${points(band.map(([date, value]) => [x(date), y(value)]))}" />`,
        )
      : null,
    markup`<polygon class="fixed" points="${points([...fixed, ...floor.toReversed()])}" />`,
    markup`<polygon class="dismissed" points="${points([...closed, ...fixed.toReversed()])}" />`,
    markup`<polyline class="scope" points="${points(days.map((day) => [x(day.date), y(day.scope)]))}" />`,
    ideal.length > 0
      ? withinAxes(
          HEIGHT,
          markup`<polyline class="ideal" points="${points(ideal.map(([date, value]) => [x(date), y(value)]))}" />`,
        )
      : null,
    isDue
      ? markup`<line class="due" x1="${x(campaign.dueDate)}" x2="${x(campaign.dueDate)}" y1="${TOP - 6}" y2="${BOTTOM}" /><text x="${x(campaign.dueDate) - 4}" y="${TOP - 8}" text-anchor="end">${t('files.chart.due', { date: campaign.dueDate })}</text>`
      : null,
    bottomAxis(
      dates.map((date) => ({ x: Math.min(RIGHT - 32, Math.max(LEFT + 32, x(date))), label: date })),
      BOTTOM + 20,
      80,
    ),
  ])
  const entries: LegendEntry[] = [
    { style: 'fixed', label: t('files.column.fixed') },
    { style: 'dismissed', label: t('files.column.dismissed') },
    { style: 'scope', isLine: true, label: t('files.column.scope') },
    ...(ideal.length > 0 ? [{ style: 'ideal', isLine: true, label: t('files.chart.ideal') }] : []),
    ...(band.length > 0 ? [{ style: 'forecast', label: t('files.chart.forecast') }] : []),
  ]
  return markup`${picture}${legend(entries)}<p class="says">${text}</p>`
}

type Point = readonly [x: number, y: number]
type Value = readonly [date: CalendarDate, alerts: number]

/** A single day has no width: it is drawn as the day that it is. */
function spread(timeline: readonly CampaignDay[]): readonly CampaignDay[] {
  const [only] = timeline
  return only && timeline.length === 1 ? [only, { ...only, date: addDays(only.date, 1) }] : timeline
}

function endOf(
  { dueDate, state, metrics }: SnapshotCampaign,
  first: CampaignDay,
  last: CampaignDay,
): CalendarDate {
  if (state === 'closed') return first.date === last.date ? addDays(last.date, 1) : last.date
  const furthest = addDays(last.date, Math.max(ROOM, daysBetween(first.date, last.date)))
  const { forecast } = metrics
  const wanted = [
    addDays(last.date, 1),
    dueDate,
    ...(forecast.state === 'range' ? [forecast.latest ?? forecast.likely] : []),
  ]
  const [latest = last.date] = wanted.toSorted().toReversed()
  return latest > furthest ? furthest : latest
}

/** From what was closed on the first day to all alerts on the due date. */
function idealOf({ dueDate }: SnapshotCampaign, first: CampaignDay, last: CampaignDay): Value[] {
  if (dueDate <= first.date) return []
  return [
    [first.date, first.fixed + first.dismissed],
    [dueDate, last.scope],
  ]
}

/** From what is closed now to all alerts, at the earliest and at the latest date of the forecast. */
function bandOf(forecast: Forecast, last: CampaignDay): Value[] {
  if (forecast.state !== 'range' || forecast.latest === null) return []
  return [
    [last.date, last.fixed + last.dismissed],
    [forecast.earliest, last.scope],
    [forecast.latest, last.scope],
  ]
}

function summary(first: CampaignDay, last: CampaignDay): string {
  return t('files.chart.burnUp.text', {
    from: first.date,
    to: last.date,
    closed: last.fixed + last.dismissed,
    scope: last.scope,
    remaining: last.remaining,
  })
}
