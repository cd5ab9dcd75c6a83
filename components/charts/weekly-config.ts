import { nameAxis, STILL, tooltipOf, valueAxis } from './look'
import type { ChartTable, Config, Dataset } from './model'
import type { Palette, Tone } from './palette'
import { t } from '@/lib/i18n'
import type { Week } from '@/lib/tracking/flow'

/** One part of each week's bar. */
export interface Part {
  mark: string
  label: string
  tone: Tone
  /** Where it is not the colour of the tone: what is fixed and dismissed looks the same in every chart. */
  layer?: 'fixed' | 'dismissed'
  /** Upwards what is done with, downwards what came. */
  valueOf: (week: Week) => number
}

/** Bars up and down from zero, and the line of the net. */
export function weeklyConfig(
  weeks: readonly Week[],
  parts: readonly Part[],
  table: ChartTable,
  palette: Palette,
): Config {
  return {
    type: 'bar',
    data: {
      // The number of the week; its days stand in the tooltip.
      labels: weeks.map(({ week }) => week.slice(5)),
      datasets: [netLine(weeks, palette), ...parts.map((part) => bars(weeks, part, palette))],
    },
    options: {
      ...STILL,
      interaction: { mode: 'index', intersect: false },
      plugins: { tooltip: tooltipOf(table, palette) },
      scales: {
        x: nameAxis(t('charts.weekly.weeks'), palette),
        y: valueAxis(t('charts.alerts'), palette, true),
      },
    },
  }
}

function bars(weeks: readonly Week[], { label, tone, layer, valueOf }: Part, palette: Palette): Dataset {
  const strong = layer ? palette.fill[layer] : palette.strong[tone]
  // The week under way is an outline with a faint ground: there is more to come.
  const colours = weeks.map(({ isUnderway }) => (isUnderway ? palette.faint[tone] : strong))
  return {
    type: 'bar',
    label,
    data: weeks.map(valueOf),
    backgroundColor: colours,
    hoverBackgroundColor: colours,
    borderColor: weeks.map(({ isUnderway }) => (isUnderway ? palette.strong[tone] : palette.background)),
    borderWidth: weeks.map(({ isUnderway }) => (isUnderway ? 1.5 : 1)),
    borderSkipped: false,
    maxBarThickness: 36,
    stack: 'flow',
    order: 1,
  }
}

function netLine(weeks: readonly Week[], palette: Palette): Dataset {
  return {
    type: 'line',
    label: t('charts.weekly.net'),
    data: weeks.map(({ net }) => net),
    borderColor: palette.text,
    borderWidth: 2,
    pointBackgroundColor: palette.background,
    pointBorderColor: palette.text,
    pointRadius: weeks.length > 40 ? 0 : 4,
    pointHoverRadius: 5,
    stack: 'net',
    order: 0,
  }
}
