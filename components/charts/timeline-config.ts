import type { ChartConfiguration, ChartDataset, ChartOptions } from 'chart.js'
import { hatch, type Palette } from './palette'
import { seriesOf, type Layer } from './series'
import { writtenDate } from '@/components/primer/dates'
import { t } from '@/lib/i18n'
import { addDays } from '@/lib/time'
import type { TimelineDay } from '@/lib/tracking/timeline'

export type TimelineConfig = ChartConfiguration<'bar', (number | null)[], string>

/** Fewer days than that are drawn as bars with room between them; more become an area in steps. */
const BARS_UP_TO = 45

/**
 * Chart.js's configuration of a timeline: one stacked bar for each day. Bars and not an area, because a bar claims
 * nothing about the time between two days, and a single known day among unknown ones stays visible.
 * `small` is without axes, for a glance.
 */
export function timelineConfig(
  days: readonly TimelineDay[],
  palette: Palette,
  small: boolean,
): TimelineConfig {
  return {
    type: 'bar',
    data: { labels: labels(days, small), datasets: datasets(days, palette, small) },
    options: { ...shared, ...(small ? smallOptions(days) : largeOptions(palette)) },
  }
}

/** A young campaign begins at the left, with room for the days to come. */
const ROOM = 14

function labels(days: readonly TimelineDay[], small: boolean): string[] {
  const dates = days.map(({ date }) => date)
  const last = dates.at(-1)
  if (last === undefined || small) return dates
  const toCome = Math.max(0, ROOM - dates.length)
  return [...dates, ...Array.from({ length: toCome }, (_, index) => addDays(last, index + 1))]
}

function datasets(
  days: readonly TimelineDay[],
  palette: Palette,
  small: boolean,
): ChartDataset<'bar', (number | null)[]>[] {
  return seriesOf(days).map(({ layer, values }) => ({
    label: t(`tracking.layer.${layer}`),
    data: values,
    backgroundColor: layer === 'unknown' ? hatch(palette.fill.unknown) : palette.fill[layer],
    borderColor: palette.edge[layer],
    borderWidth: { top: edgeWidth(layer, small), right: 0, bottom: 0, left: 0 },
    borderSkipped: false,
    barPercentage: 1,
    categoryPercentage: days.length > BARS_UP_TO ? 1 : 0.86,
    maxBarThickness: days.length > BARS_UP_TO ? Number.MAX_SAFE_INTEGER : 48,
  }))
}

function edgeWidth(layer: Layer, small: boolean): number {
  const isLight = layer === 'open' || layer === 'unknown'
  if (small) return isLight ? 1 : 0
  return isLight ? 2 : 1
}

/** No animation: a chart that stands still is right for everybody. */
const shared = {
  responsive: true,
  maintainAspectRatio: false,
  animation: false,
  interaction: { mode: 'index', intersect: false },
} as const satisfies ChartOptions<'bar'>

function smallOptions(days: readonly TimelineDay[]): ChartOptions<'bar'> {
  // Up to the scope and no round number above it: there is no axis that would name it.
  const max = Math.max(1, ...days.map(({ scope }) => scope))
  return {
    events: [],
    plugins: { tooltip: { enabled: false } },
    scales: { x: { display: false, stacked: true }, y: { display: false, stacked: true, min: 0, max } },
  }
}

function largeOptions(palette: Palette): ChartOptions<'bar'> {
  const font = { family: palette.font, size: 12 }
  const title = (text: string) => ({ display: true, text, color: palette.muted, font })
  return {
    plugins: { tooltip: tooltip(palette) },
    scales: {
      x: {
        stacked: true,
        title: title(t('tracking.timeline.days')),
        grid: { display: false },
        border: { color: palette.grid },
        ticks: {
          color: palette.muted,
          font,
          maxRotation: 0,
          autoSkipPadding: 16,
          callback(value) {
            return shortDate(this.getLabelForValue(Number(value)))
          },
        },
      },
      y: {
        stacked: true,
        beginAtZero: true,
        title: title(t('tracking.timeline.alerts')),
        grid: { color: palette.grid },
        border: { display: false },
        ticks: { color: palette.muted, font, precision: 0 },
      },
    },
  }
}

/** *20 Nov*; the year stands in the tooltip and in the table. */
function shortDate(date: string): string {
  return new Date(`${date}T00:00:00Z`).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  })
}

function tooltip(palette: Palette) {
  const font = { family: palette.font, size: 12 }
  return {
    backgroundColor: palette.background,
    borderColor: palette.muted,
    borderWidth: 1,
    titleColor: palette.text,
    bodyColor: palette.text,
    titleFont: { ...font, weight: 600 },
    bodyFont: font,
    padding: 10,
    boxPadding: 4,
    itemSort: (a: { datasetIndex: number }, b: { datasetIndex: number }) => b.datasetIndex - a.datasetIndex,
    filter: (item: { raw: unknown }) => item.raw !== null,
    callbacks: { title: (items: { label: string }[]) => writtenDate(items[0]?.label ?? '') },
  }
}
