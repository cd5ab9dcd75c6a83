import type { ChartModel, ChartTable, LegendItem } from './model'
import { hasPoints, weeklyConfig, type Part } from './weekly-config'
import { writtenDate } from '@/components/primer/dates'
import { t } from '@/lib/i18n'
import type { Flow, Week } from '@/lib/tracking/flow'

/** What went and what came in each week, and by how many fewer are left after it. */
export function weeklyFlow(flow: Flow): ChartModel {
  const { weeks, total } = flow
  const table = tableOf(flow)
  const parts = partsOf(weeks)
  const isEmpty = total.closed === 0 && total.added === 0 && (total.reopened ?? 0) === 0
  return {
    name: 'per-week',
    heading: t('charts.weekly'),
    axes: t('charts.weekly.axes'),
    summary: summaryOf(flow),
    empty: isEmpty ? { heading: t('charts.weekly.empty'), advice: t('charts.weekly.emptyAdvice') } : null,
    table,
    legend: legendOf(parts, weeks),
    config: (palette) => weeklyConfig(weeks, parts, table, palette),
  }
}

function partsOf(weeks: readonly Week[]): Part[] {
  const parts: Part[] = [
    {
      mark: 'fixed',
      label: t('tracking.layer.fixed'),
      tone: 'done',
      layer: 'fixed',
      valueOf: ({ fixed }) => fixed,
    },
    {
      mark: 'dismissed',
      label: t('tracking.layer.dismissed'),
      tone: 'muted',
      layer: 'dismissed',
      valueOf: ({ dismissed }) => dismissed,
    },
    {
      mark: 'undone',
      label: t('charts.weekly.undone'),
      // Pink is what came back: in lines at the closing that did not last, plain where it was noticed.
      tone: 'pink',
      isHatched: true,
      valueOf: ({ undone }) => undone ?? 0,
    },
    {
      mark: 'reopened',
      label: t('charts.weekly.reopened'),
      tone: 'pink',
      valueOf: ({ reopened }) => -(reopened ?? 0),
    },
    { mark: 'added', label: t('charts.weekly.added'), tone: 'accent', valueOf: ({ added }) => -added },
  ]
  return parts.filter(({ valueOf }) => weeks.some((week) => valueOf(week) !== 0))
}

function tableOf({ weeks, total }: Flow): ChartTable {
  return {
    columns: [
      t('charts.column.week'),
      t('charts.column.from'),
      t('charts.column.to'),
      t('charts.column.closed'),
      t('tracking.layer.fixed'),
      t('tracking.layer.dismissed'),
      t('charts.weekly.undone'),
      t('charts.weekly.reopened'),
      t('charts.weekly.added'),
      t('charts.weekly.net'),
    ],
    rows: weeks.map((week) => [
      { text: weekText(week), value: week.week },
      { text: writtenDate(week.from), value: week.from },
      { text: writtenDate(week.to), value: week.to },
      ...sums(week),
    ]),
    footer: [[t('charts.total'), '', '', ...sums(total)]],
  }
}

function sums({ closed, fixed, dismissed, undone, reopened, added, net }: Flow['total']) {
  return [closed, fixed, dismissed, undone, reopened, added, net]
}

function weekText({ week, isUnderway }: Week): string {
  return isUnderway ? t('charts.weekly.underway', { week }) : week
}

function legendOf(parts: readonly Part[], weeks: readonly Week[]): LegendItem[] {
  return [
    ...parts.map(({ mark, label }) => ({ mark, label })),
    {
      mark: 'net',
      label: t('charts.weekly.net'),
      line: { tone: 'text', point: hasPoints(weeks) ? 'circle' : null, dash: [], isHollow: true },
    },
    ...(weeks.some(({ isUnderway }) => isUnderway)
      ? [{ mark: 'underway', label: t('charts.weekly.underwayLegend') }]
      : []),
  ]
}

function summaryOf({ weeks, total, closedBefore }: Flow): string {
  const now = weeks.at(-1)
  const { closed, fixed, dismissed, undone, reopened, added, net } = total
  return [
    undone
      ? t('charts.weekly.summaryUndone', { count: weeks.length, closed, fixed, dismissed, undone })
      : t('charts.weekly.summary', { count: weeks.length, closed, fixed, dismissed }),
    reopened === null
      ? t('charts.weekly.summaryUnknown', { added })
      : t('charts.weekly.summaryCame', { reopened, added }),
    net < 0 ? t('charts.weekly.moreLeft', { count: -net }) : t('charts.weekly.fewerLeft', { count: net }),
    closedBefore > 0 ? t('charts.weekly.summaryBefore', { count: closedBefore }) : '',
    now?.isUnderway
      ? t('charts.weekly.summaryNow', { week: now.week, closed: now.closed, to: writtenDate(now.to) })
      : '',
  ]
    .filter(Boolean)
    .join(' ')
}
