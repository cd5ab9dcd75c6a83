import { STILL } from './look'
import { UNNAMED, type Config, type Dataset } from './model'
import { hatch, type Palette } from './palette'
import { planOf, type Plan } from './plan'
import { seriesOf } from './series'
import { t } from '@/lib/i18n'
import type { CalendarDate } from '@/lib/time'
import type { TimelineDay } from '@/lib/tracking/timeline'

/**
 * A campaign over time without axes: one stacked bar for each day, the scope as their upper edge, and the line of an even pace.
 * Bars and not an area, because a single known day among unknown ones stays visible.
 */
export function smallTimeline(days: readonly TimelineDay[], dueDate: CalendarDate | null) {
  const plan = planOf(days, dueDate)
  // Up to the scope and no round number above it: there is no axis that would name it.
  const max = Math.max(1, ...days.map(({ scope }) => scope))
  return (palette: Palette): Config => ({
    type: 'bar',
    data: {
      labels: plan.dates,
      datasets: [
        ...layers(days, plan, palette),
        ...(days.length > 1
          ? [
              line(
                'scope',
                days.map(({ scope }) => scope),
                palette.edge.open,
              ),
            ]
          : []),
        ...(plan.ideal.length > 0
          ? [
              {
                ...line('ideal', plan.ideal, palette.text),
                label: t('charts.column.ideal'),
                borderDash: [2, 2],
              },
            ]
          : []),
      ],
    },
    options: {
      ...STILL,
      events: [],
      plugins: { tooltip: { enabled: false } },
      scales: { x: { display: false, stacked: true }, y: { display: false, stacked: true, min: 0, max } },
    },
  })
}

function layers(days: readonly TimelineDay[], { dates }: Plan, palette: Palette): Dataset[] {
  return seriesOf(days).map(({ layer, values }) => ({
    type: 'bar',
    label: t(`tracking.layer.${layer}`),
    // A value for every date: Chart.js takes the width of a bar from the distance of the values.
    data: dates.map((_, index) => values[index] ?? null),
    backgroundColor:
      layer === 'unknown'
        ? hatch(palette.fill.unknown, palette.edge.unknown, palette.ratio)
        : palette.fill[layer],
    // Bars without room between them run into each other.
    borderWidth: 0,
    inflateAmount: 0.5,
    barPercentage: 1,
    categoryPercentage: 1,
  }))
}

function line(stack: string, data: (number | null)[], borderColor: string): Dataset & { type: 'line' } {
  return {
    type: 'line',
    label: UNNAMED,
    data,
    borderColor,
    borderWidth: 1,
    stepped: stack === 'scope' ? 'middle' : false,
    pointRadius: 0,
    pointHoverRadius: 0,
    stack,
    order: -1,
  }
}
