import { trendConfig, type TrendLine } from './trend-config'
import type { ChartModel, ChartTable, LegendItem } from '@/components/charts/model'
import { exactly, writtenDate } from '@/components/primer/dates'
import { t } from '@/lib/i18n'
import type { Moment } from '@/lib/snapshots/compare'
import { dateOf, toIso } from '@/lib/time'
import { closed, percentClosed, type Progress } from '@/lib/tracking/progress'
import { toDo } from '../compare/words'

/** A progress at each moment; null where the snapshot does not hold it. */
export type Points = readonly (Progress | null)[]

/** The lines of the trend. They differ in colour, dash and point; what a campaign's charts show has the same colour there. */
const LINES = [
  {
    mark: 'closed',
    label: 'report.trend.closed',
    of: closed,
    line: { tone: 'done', point: 'circle', dash: [] },
  },
  {
    mark: 'left',
    label: 'report.trend.left',
    of: toDo,
    line: { tone: 'teal', point: 'rect', dash: [8, 4] },
  },
  {
    mark: 'in-progress',
    label: 'report.trend.inProgress',
    of: ({ inProgress }: Progress) => inProgress,
    line: { tone: 'attention', point: 'triangle', dash: [2, 3] },
  },
] as const

/** How a campaign, or all of them, went from one snapshot to the next. */
export function trendChart(
  name: string,
  heading: string,
  moments: readonly Moment[],
  points: Points,
): ChartModel {
  const table = tableOf(moments, points)
  return {
    name,
    heading,
    axes: t('report.trend.axes'),
    summary: summaryOf(moments, points),
    empty: null,
    table,
    legend: LINES.map(({ mark, label, line }): LegendItem => ({
      mark,
      label: t(label),
      line: { ...line, dash: [...line.dash] },
    })),
    config: (palette) => trendConfig(moments, linesOf(points), table, palette),
  }
}

function linesOf(points: Points): TrendLine[] {
  return LINES.map(({ label, of, line }) => ({
    ...line,
    label: t(label),
    values: points.map((one) => one && of(one)),
  }))
}

function tableOf(moments: readonly Moment[], points: Points): ChartTable {
  const isHidden = points.some((one) => one !== null && one.notVisible > 0)
  return {
    columns: [
      t('report.asOf'),
      ...LINES.map(({ label }) => t(label)),
      ...(isHidden ? [t('report.trend.notVisible')] : []),
      t('report.trend.total'),
      t('report.trend.percent'),
    ],
    rows: moments.map(({ asOf }, index) => {
      const one = points[index] ?? null
      return [
        { text: exactly(asOf), value: toIso(asOf) },
        ...LINES.map(({ of }) => (one ? of(one) : null)),
        ...(isHidden ? [one?.notVisible ?? null] : []),
        one?.total ?? null,
        one ? percentClosed(one) : null,
      ]
    }),
    footer: [],
  }
}

/** From the first to the last snapshot that holds it. */
function summaryOf(moments: readonly Moment[], points: Points): string {
  const known = points.flatMap((one, index) => {
    const moment = moments[index]
    return one && moment ? [{ asOf: moment.asOf, one }] : []
  })
  const [first] = known
  const last = known.at(-1)
  if (!first || !last) return ''
  if (known.length === 1) return t('report.trend.summaryOne', { date: writtenDate(dateOf(first.asOf)) })
  return t('report.trend.summary', {
    from: writtenDate(dateOf(first.asOf)),
    to: writtenDate(dateOf(last.asOf)),
    closedBefore: closed(first.one),
    closedAfter: closed(last.one),
    leftBefore: toDo(first.one),
    leftAfter: toDo(last.one),
  })
}
