import type { ChartDataset } from 'chart.js'
import { hatch, type Palette } from './palette'
import type { Plan } from './plan'
import { seriesOf, type Layer } from './series'
import { t } from '@/lib/i18n'
import type { CalendarDate } from '@/lib/time'
import type { TimelineDay } from '@/lib/tracking/timeline'

export type Values = (number | null)[]
type Dataset = ChartDataset<'bar' | 'line', Values>

/** What a timeline is drawn from. `small` is without axes, for a glance. */
export interface Picture {
  days: readonly TimelineDay[]
  dueDate: CalendarDate | null
  small: boolean
}

interface Manner {
  /** No room between the bars. */
  isDense: boolean
  /** Upper edges are lines instead of borders of the bars. */
  hasLines: boolean
}

/** Fewer days than that are drawn as bars with room between them; more become an area in steps. */
const BARS_UP_TO = 45

/** The label of what the legend or the layers name already: it stays out of the tooltip. */
export const UNNAMED = ''

/** The layers, their edges, the line of an even pace and the due date, in this order. */
export function datasetsOf(picture: Picture, plan: Plan, palette: Palette): Dataset[] {
  const { days, small } = picture
  const isDense = small || plan.dates.length > BARS_UP_TO
  const hasLines = isDense && days.length > 1
  return [
    ...layers(picture, plan, palette, { isDense, hasLines }),
    ...(hasLines ? edges(days, palette, small) : []),
    ...idealLine(plan, palette, small),
    ...(small ? [] : dueMark(plan, days, palette)),
  ]
}

function layers(
  { days }: Picture,
  { dates }: Plan,
  palette: Palette,
  { isDense, hasLines }: Manner,
): Dataset[] {
  return seriesOf(days).map(({ layer, values }) => ({
    type: 'bar',
    label: t(`tracking.layer.${layer}`),
    // A value for every date: Chart.js takes the width of a bar from the distance of the values.
    data: dates.map((_, index) => values[index] ?? null),
    backgroundColor:
      layer === 'unknown' ? hatch(palette.fill.unknown, palette.edge.unknown) : palette.fill[layer],
    borderColor: palette.edge[layer],
    // Bars without room between them run into each other; a border of their own would keep them from it.
    borderWidth: { top: hasLines ? 0 : edgeWidth(layer), right: 0, bottom: 0, left: 0 },
    inflateAmount: isDense ? 0.5 : 0,
    borderSkipped: false,
    barPercentage: 1,
    categoryPercentage: isDense ? 1 : 0.86,
    maxBarThickness: isDense ? Number.MAX_SAFE_INTEGER : 48,
  }))
}

function edgeWidth(layer: Layer): number {
  return layer === 'open' || layer === 'unknown' ? 2 : 1
}

/** The upper edges of layers as lines in steps, where bars have none of their own: what is fixed, what is closed, the scope. */
function edges(days: readonly TimelineDay[], palette: Palette, small: boolean): Dataset[] {
  const line = (name: string, data: number[], borderColor: string, borderWidth: number): Dataset => ({
    type: 'line',
    label: UNNAMED,
    data,
    borderColor,
    borderWidth,
    stepped: 'middle',
    pointRadius: 0,
    pointHoverRadius: 0,
    stack: name,
    order: -1,
  })
  const scope = line(
    'scope',
    days.map((day) => day.scope),
    palette.edge.open,
    small ? 1 : 2,
  )
  if (small) return [scope]
  const fixed = days.map((day) => day.fixed)
  const closed = days.map((day) => day.fixed + day.dismissed)
  return [
    line('fixed', fixed, palette.edge.fixed, 1),
    line('closed', closed, palette.edge.dismissed, 1),
    scope,
  ]
}

function idealLine({ ideal }: Plan, palette: Palette, small: boolean): Dataset[] {
  if (ideal.length === 0) return []
  return [
    {
      type: 'line',
      label: t('tracking.timeline.ideal'),
      data: ideal,
      borderColor: palette.text,
      borderWidth: small ? 1 : 1.5,
      borderDash: small ? [2, 2] : [6, 4],
      pointRadius: 0,
      pointHoverRadius: 0,
      stack: 'ideal',
      order: -2,
    },
  ]
}

/** A thin bar from the ground to the scope. */
function dueMark({ dates, due }: Plan, days: readonly TimelineDay[], palette: Palette): Dataset[] {
  const scope = days.at(-1)?.scope ?? 0
  if (due < 0) return []
  return [
    {
      type: 'bar',
      label: UNNAMED,
      data: dates.map((_, index) => (index === due ? scope : null)),
      backgroundColor: palette.text,
      barThickness: 2,
      stack: 'due',
      grouped: false,
      order: -3,
    },
  ]
}
