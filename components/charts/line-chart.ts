import { axisTitle, fontOf, STILL, tooltipOf, valueAxis } from './look'
import type { ChartTable, Config, Dataset } from './model'
import type { Palette } from './palette'
import { t } from '@/lib/i18n'

/** The days sideways. A day is a number on the axis; it need not be whole. */
export interface DayAxis {
  title: string
  min: number
  max: number
  /** The days that are named, on an axis of so many pixels. */
  ticksOf: (width: number) => number[]
  textOf: (day: number) => string
}

export interface LineChart {
  datasets: Dataset[]
  axis: DayAxis
  table: ChartTable
  /** Whether a pointer finds the nearest point or, where all lines have the same ones, those of one place together. */
  mode: 'nearest' | 'index'
  /** The values reach at least so far. */
  highest?: number
}

/** Lines over days: what the burn-up and the trend have in common. */
export function lineChart({ datasets, axis, table, mode, highest }: LineChart, palette: Palette): Config {
  const values = valueAxis(t('charts.alerts'), palette, false)
  return {
    type: 'line',
    data: { datasets },
    options: {
      ...STILL,
      interaction: { mode, axis: 'x', intersect: false },
      plugins: { tooltip: tooltipOf(table, palette) },
      scales: {
        x: {
          type: 'linear',
          min: axis.min,
          max: axis.max,
          title: axisTitle(axis.title, palette),
          grid: { display: false },
          border: { color: palette.muted },
          afterBuildTicks(scale) {
            scale.ticks = axis.ticksOf(scale.chart.width).map((value) => ({ value }))
          },
          ticks: {
            color: palette.muted,
            font: fontOf(palette),
            maxRotation: 0,
            autoSkipPadding: 12,
            callback: (value) => axis.textOf(Number(value)),
          },
        },
        y: highest === undefined ? values : { ...values, suggestedMax: highest },
      },
    },
  }
}
