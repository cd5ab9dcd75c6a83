import { tickText } from '@/components/charts/dates'
import { lineChart, type DayAxis } from '@/components/charts/line-chart'
import type { ChartTable, Config, Dataset, Point } from '@/components/charts/model'
import type { Palette, Tone } from '@/components/charts/palette'
import { t } from '@/lib/i18n'
import type { Moment } from '@/lib/snapshots/compare'
import { DAY, dateOf } from '@/lib/time'

/** One line of the trend: a value at each moment, null where the snapshot holds none. */
export interface TrendLine {
  label: string
  values: readonly (number | null)[]
  tone: Tone
  point: Point
  dash: readonly number[]
}

/** Lines from snapshot to snapshot. The axis names the days of the snapshots and no others: only there something is known. */
export function trendConfig(
  moments: readonly Moment[],
  lines: readonly TrendLine[],
  table: ChartTable,
  palette: Palette,
): Config {
  const days = daysOf(moments)
  const datasets = lines.map(({ label, values, tone, point, dash }): Dataset => {
    const colour = palette.strong[tone]
    return {
      type: 'line',
      label,
      data: days.map((x, index) => ({ x, y: values[index] ?? null })),
      borderColor: colour,
      borderWidth: 2,
      borderDash: [...dash],
      pointStyle: point,
      pointBackgroundColor: colour,
      pointBorderColor: colour,
      pointRadius: 4,
      pointHoverRadius: 6,
      clip: 8,
      spanGaps: false,
    }
  })
  return lineChart({ datasets, axis: axisOf(moments, days), table, mode: 'index' }, palette)
}

/** When each snapshot was made, in days after the first. */
function daysOf(moments: readonly Moment[]): number[] {
  const first = moments[0]?.asOf ?? 0
  return moments.map(({ asOf }) => (asOf - first) / DAY)
}

/** A name of a day and the room around it, in pixels. */
const NAME = 84

function axisOf(moments: readonly Moment[], days: readonly number[]): DayAxis {
  const end = days.at(-1) ?? 0
  // Room for the half of a name at either side; a single snapshot stands in the middle.
  const room = Math.max(end * 0.04, 0.5)
  const first = moments[0]?.asOf ?? 0
  return {
    title: t('report.asOf'),
    min: -room,
    max: end + room,
    ticksOf: (width) => apart(days, ((end + 2 * room) * NAME) / Math.max(NAME, width)),
    textOf: (day) => tickText(dateOf(first + Math.round(day * DAY)), 0, end),
  }
}

/** Those of `days` that are at least so far from each other. The last one, which matters most, is always among them. */
export function apart(days: readonly number[], distance: number): number[] {
  const kept: number[] = []
  for (const day of days.toReversed()) {
    const next = kept.at(-1)
    if (next === undefined || next - day >= distance) kept.push(day)
  }
  return kept.toReversed()
}
