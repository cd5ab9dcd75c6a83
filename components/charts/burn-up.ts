import { burnUpConfig } from './burn-up-config'
import type { ChartModel, ChartTable, LegendItem } from './model'
import { outlookOf, type Outlook } from './outlook'
import { planOf } from './plan'
import { isAlone } from './series'
import { writtenDate } from '@/components/primer/dates'
import type { CampaignTracking } from '@/lib/backend/views'
import { t } from '@/lib/i18n'
import type { CalendarDate } from '@/lib/time'
import type { CampaignMetrics } from '@/lib/tracking/metrics'
import type { CampaignDay } from '@/lib/tracking/timeline'
import { forecastText } from '@/lib/tracking/words'

/** What was closed against the scope, an even pace to the due date, and where it may go. */
export function burnUp({ campaign, metrics }: Pick<CampaignTracking, 'campaign' | 'metrics'>): ChartModel {
  const { timeline: days } = metrics
  const outlook = outlookOf(metrics, campaign.dueDate)
  const table = tableOf(days, campaign.dueDate)
  return {
    name: 'burn-up',
    heading: t('charts.burnUp'),
    axes: t('charts.burnUp.axes'),
    summary: summaryOf(metrics, campaign.dueDate),
    empty: emptyOf(days),
    table,
    legend: outlook ? legendOf(days, outlook, campaign.dueDate) : [],
    config: outlook && ((palette) => burnUpConfig(days, outlook, table, palette)),
  }
}

function emptyOf(days: readonly CampaignDay[]): ChartModel['empty'] {
  if (days.length === 0) return { heading: t('charts.burnUp.empty'), advice: t('charts.burnUp.emptyAdvice') }
  // GitHub shows none of the alerts any more: there is nothing to draw, and that is not zero.
  return days.every(({ scope }) => scope === 0)
    ? { heading: t('charts.burnUp.blind'), advice: t('charts.burnUp.blindAdvice') }
    : null
}

function tableOf(days: readonly CampaignDay[], dueDate: CalendarDate): ChartTable {
  const { ideal } = planOf(days, dueDate)
  return {
    columns: [
      t('charts.column.date'),
      t('charts.column.scope'),
      t('charts.column.closed'),
      t('tracking.layer.fixed'),
      t('tracking.layer.dismissed'),
      t('tracking.layer.in-progress'),
      t('tracking.layer.open'),
      t('charts.column.ideal'),
    ],
    rows: days.map(({ date, scope, fixed, dismissed, inProgress, open }, index) => {
      const even = ideal[index] ?? null
      return [
        { text: writtenDate(date), value: date },
        scope,
        fixed + dismissed,
        fixed,
        dismissed,
        inProgress,
        open,
        even === null ? null : Math.round(even),
      ]
    }),
    footer: [],
  }
}

function legendOf(days: readonly CampaignDay[], outlook: Outlook, dueDate: CalendarDate): LegendItem[] {
  const has = (value: (day: CampaignDay) => number | null) => days.some((day) => (value(day) ?? 0) > 0)
  return [
    { mark: 'scope', label: t('charts.burnUp.scope') },
    { mark: 'fixed', label: t('tracking.layer.fixed') },
    ...(has((day) => day.dismissed) ? [{ mark: 'dismissed', label: t('tracking.layer.dismissed') }] : []),
    ...underwayLegend(days),
    ...(outlook.ideal.length > 0 ? [{ mark: 'ideal', label: t('charts.column.ideal') }] : []),
    ...(outlook.likely.length > 0
      ? [
          { mark: 'likely', label: t('charts.burnUp.likely') },
          { mark: 'range', label: t('charts.burnUp.range') },
        ]
      : []),
    ...(outlook.due === null
      ? []
      : [{ mark: 'due', label: t('campaigns.dueOn', { date: writtenDate(dueDate) }) }]),
  ]
}

/** An area over days that follow each other, a triangle on a day between others on which nobody looked. */
function underwayLegend(days: readonly CampaignDay[]): LegendItem[] {
  const values = days.map(({ inProgress }) => inProgress)
  const isPoint = values.some((_, index) => isAlone(values, index))
  const isArea = values.some((value, index) => (value ?? 0) > 0 && !isAlone(values, index))
  if (!isPoint && !isArea) return []
  return [
    {
      mark: 'in-progress',
      label: t('tracking.layer.in-progress'),
      ...(isPoint ? { line: { tone: 'attention', point: 'triangle', dash: null } } : {}),
      isBoth: isPoint && isArea,
    },
  ]
}

function summaryOf({ timeline: days, forecast }: CampaignMetrics, dueDate: CalendarDate): string {
  const last = days.at(-1)
  if (!last) return ''
  const { scope: count, fixed, dismissed, remaining, inProgress } = last
  const values = { date: writtenDate(last.date), count, fixed, dismissed, remaining }
  const even = planOf(days, dueDate).ideal[days.length - 1] ?? null
  return [
    inProgress === null
      ? t('charts.burnUp.summaryUnknown', values)
      : t('charts.burnUp.summary', { ...values, inProgress }),
    // On the first day nothing has to be closed yet.
    even === null || days.length === 1
      ? ''
      : t('charts.burnUp.summaryIdeal', { count: Math.round(even), due: writtenDate(dueDate) }),
    forecast.state === 'range' || forecast.state === 'beyond'
      ? t('charts.sentence', { text: forecastText(forecast).headline })
      : '',
  ]
    .filter(Boolean)
    .join(' ')
}
