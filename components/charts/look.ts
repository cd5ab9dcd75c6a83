import { UNNAMED, type ChartTable, type Options } from './model'
import type { Palette } from './palette'
import { pointLines, pointName } from './points'

/** What the charts have in common: how they stand still, what their axes and tooltips look like. */

/** No animation: a chart that stands still is right for everybody. */
export const STILL = {
  responsive: true,
  maintainAspectRatio: false,
  animation: false,
} as const satisfies Options

export function fontOf({ font }: Palette) {
  return { family: font, size: 12 }
}

export function axisTitle(text: string, palette: Palette) {
  return { display: true, text, color: palette.muted, font: fontOf(palette) }
}

/** The values upwards. */
export function valueAxis(title: string, palette: Palette, isStacked: boolean) {
  return {
    stacked: isStacked,
    beginAtZero: true,
    title: axisTitle(title, palette),
    // The line of zero is the ground that bars stand on, or hang from.
    grid: {
      color: ({ tick }: { tick: { value: number } }) => (tick?.value === 0 ? palette.muted : palette.grid),
    },
    border: { display: false },
    ticks: { color: palette.muted, font: fontOf(palette), precision: 0, maxTicksLimit: 6 },
  }
}

/** Names sideways: all of them, or without those for which there is no room. */
export function nameAxis(title: string, palette: Palette, { isComplete = false } = {}) {
  return {
    stacked: true,
    title: axisTitle(title, palette),
    grid: { display: false },
    border: { display: false },
    ticks: {
      color: palette.muted,
      font: fontOf(palette),
      maxRotation: 0,
      autoSkip: !isComplete,
      autoSkipPadding: 12,
    },
  }
}

type Tooltip = NonNullable<NonNullable<Options['plugins']>['tooltip']>

/** Tells a point as the table and the keyboard do. */
export function tooltipOf(table: ChartTable, palette: Palette): Tooltip {
  const font = fontOf(palette)
  return {
    backgroundColor: palette.background,
    borderColor: palette.muted,
    borderWidth: 1,
    titleColor: palette.text,
    bodyColor: palette.text,
    titleFont: { ...font, weight: 600 as const },
    bodyFont: font,
    padding: 10,
    displayColors: false,
    // Limits and forecasts have no name and no row.
    filter: ({ dataset }) => dataset.label !== UNNAMED,
    callbacks: {
      title: ([first]) => (first ? pointName(table, first.dataIndex) : ''),
      beforeBody: ([first]) => (first ? pointLines(table, first.dataIndex) : []),
      label: () => [],
    },
  }
}
