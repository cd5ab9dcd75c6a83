import { dateTicks, tickText } from './dates'
import { lineChart } from './line-chart'
import { UNNAMED, type ChartTable, type Config, type Dataset, type XY } from './model'
import type { Outlook } from './outlook'
import type { Palette } from './palette'
import { isAlone } from './series'
import { t } from '@/lib/i18n'
import { daysBetween } from '@/lib/time'
import type { CampaignDay } from '@/lib/tracking/timeline'

/**
 * Areas from the ground up: fixed, dismissed, in progress where somebody looked; over them the scope, an even pace, the due date
 * and the forecast.
 */
export function burnUpConfig(
  days: readonly CampaignDay[],
  outlook: Outlook,
  table: ChartTable,
  palette: Palette,
): Config {
  const first = days[0]?.date ?? ''
  const { end, scope } = outlook
  return lineChart(
    {
      datasets: [...past(days, palette), ...ahead(outlook, palette)],
      axis: {
        title: t('charts.burnUp.days'),
        min: 0,
        max: end,
        ticksOf: () => dateTicks(first, end),
        textOf: (day) => tickText(first, day, end),
      },
      table,
      mode: 'nearest',
      highest: Math.max(1, scope),
    },
    palette,
  )
}

function past(days: readonly CampaignDay[], palette: Palette): Dataset[] {
  const first = days[0]?.date ?? ''
  const points = (value: (day: CampaignDay) => number | null): XY[] =>
    days.map((day) => ({ x: daysBetween(first, day.date), y: value(day) }))
  const closed = (day: CampaignDay) => day.fixed + day.dismissed
  const hasDismissed = days.some(({ dismissed }) => dismissed > 0)
  const underway = points((day) => (day.inProgress === null ? null : closed(day) + day.inProgress))
  return [
    {
      ...line(
        points(({ scope }) => scope),
        palette.strong.accent,
        2,
      ),
      label: t('charts.burnUp.scope'),
      order: 1,
    },
    {
      ...line(
        points(({ fixed }) => fixed),
        hasDismissed ? palette.background : palette.strong.done,
        2,
      ),
      label: t('tracking.layer.fixed'),
      backgroundColor: palette.fill.fixed,
      fill: 'origin',
      order: 4,
    },
    {
      ...line(points(closed), palette.strong.done, 2),
      label: t('charts.column.closed'),
      backgroundColor: palette.fill.dismissed,
      fill: 1,
      order: 3,
    },
    {
      ...line(underway, palette.strong.attention, 1),
      label: t('tracking.layer.in-progress'),
      backgroundColor: palette.faint.attention,
      fill: 2,
      pointStyle: 'triangle',
      order: 5,
    },
  ]
}

function ahead({ ideal, likely, fast, slow, due, scope }: Outlook, palette: Palette): Dataset[] {
  const one = (points: XY[], more: Partial<Dataset>, width = 1.5): Dataset[] =>
    points.length === 0
      ? []
      : [{ ...line(points, palette.strong.done, width), pointRadius: 0, label: UNNAMED, ...more } as Dataset]
  return [
    ...one(ideal, { borderColor: palette.text, borderDash: [6, 4], order: 0 }),
    // Between the two: everything that is likely enough.
    ...one(fast, { backgroundColor: palette.faint.done, fill: '+1', order: 7 }, 1),
    ...one(slow, { order: 7 }, 1),
    ...one(likely, { borderDash: [2, 3], order: 2 }, 2.5),
    ...one(
      due === null
        ? []
        : [
            { x: due, y: 0 },
            { x: due, y: Math.max(1, scope) },
          ],
      { borderColor: palette.text, order: 0 },
      2,
    ),
  ]
}

function line(data: XY[], borderColor: string, borderWidth: number) {
  const values = data.map(({ y }) => y)
  return {
    type: 'line' as const,
    data,
    borderColor,
    borderWidth,
    pointBackgroundColor: borderColor,
    pointRadius: data.map((_, index) => (isAlone(values, index) ? 3 : 0)),
    pointHoverRadius: 5,
    // A point on the edge is not cut in half.
    clip: 6,
    spanGaps: false,
  }
}
