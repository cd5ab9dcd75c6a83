import { nameAxis, STILL, tooltipOf, valueAxis } from './look'
import type { ChartTable, Config, Dataset } from './model'
import type { Palette, Tone } from './palette'
import { patterned } from './pattern'
import { t } from '@/lib/i18n'
import type { Week } from '@/lib/tracking/flow'

/** One part of each week's bar. */
export interface Part {
  mark: string
  label: string
  tone: Tone
  /** Where it is not the colour of the tone: what is fixed and dismissed looks the same in every chart. */
  layer?: 'fixed' | 'dismissed'
  /** In lines, where another part has the same colour. */
  isHatched?: boolean
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

function bars(
  weeks: readonly Week[],
  { label, tone, layer, isHatched, valueOf }: Part,
  palette: Palette,
): Dataset {
  const plain = layer ? palette.fill[layer] : palette.strong[tone]
  const strong = isHatched ? patterned(plain, 'diagonal', palette) : plain
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

/** Among very many weeks points would run into each other. */
export function hasPoints(weeks: readonly Week[]): boolean {
  return weeks.length <= 40
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
    pointRadius: hasPoints(weeks) ? 4 : 0,
    pointHoverRadius: 5,
    stack: 'net',
    order: 0,
  }
}
