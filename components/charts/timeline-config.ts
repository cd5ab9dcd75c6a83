import type { ChartConfiguration, ChartOptions, TooltipItem } from 'chart.js'
import { datasetsOf, UNNAMED, type Picture, type Values } from './datasets'
import type { Palette } from './palette'
import { planOf, type Plan } from './plan'
import { writtenDate } from '@/components/primer/dates'
import { t } from '@/lib/i18n'
import type { TimelineDay } from '@/lib/tracking/timeline'

export type TimelineConfig = ChartConfiguration<'bar' | 'line', Values, string>
type Options = ChartOptions<'bar' | 'line'>
type Item = TooltipItem<'bar' | 'line'>

/**
 * Chart.js's configuration of a timeline: one stacked bar for each day. Bars and not an area, because a bar claims
 * nothing about the time between two days, and a single known day among unknown ones stays visible. Over them the line
 * of an even pace, which is to be compared with the upper edge of what is closed, and the due date where it ends.
 */
export function timelineConfig(picture: Picture, palette: Palette): TimelineConfig {
  const { days, dueDate, small } = picture
  const plan = planOf(days, dueDate)
  return {
    type: 'bar',
    data: { labels: plan.dates, datasets: datasetsOf(picture, plan, palette) },
    options: { ...shared, ...(small ? smallOptions(days) : largeOptions(plan, palette)) },
  }
}

/** No animation: a chart that stands still is right for everybody. */
const shared = {
  responsive: true,
  maintainAspectRatio: false,
  animation: false,
  interaction: { mode: 'index', intersect: false },
} as const satisfies Options

function smallOptions(days: readonly TimelineDay[]): Options {
  // Up to the scope and no round number above it: there is no axis that would name it.
  const max = Math.max(1, ...days.map(({ scope }) => scope))
  return {
    events: [],
    plugins: { tooltip: { enabled: false } },
    scales: { x: { display: false, stacked: true }, y: { display: false, stacked: true, min: 0, max } },
  }
}

function largeOptions(plan: Plan, palette: Palette): Options {
  const font = { family: palette.font, size: 12 }
  const title = (text: string) => ({ display: true, text, color: palette.muted, font })
  return {
    plugins: { tooltip: tooltip(plan, palette) },
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

function tooltip({ dates, due }: Plan, palette: Palette) {
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
    filter: ({ raw, dataset }: Item) => raw !== null && dataset.label !== UNNAMED,
    callbacks: {
      title(items: Item[]) {
        const date = items[0]?.label ?? ''
        const isDue = due >= 0 && date === dates[due]
        return isDue ? `${writtenDate(date)} · ${t('tracking.column.due')}` : writtenDate(date)
      },
      label: ({ raw, dataset }: Item) => `${dataset.label}: ${Math.round(Number(raw)).toLocaleString('en')}`,
    },
  }
}
