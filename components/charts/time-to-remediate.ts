import { monthText } from './dates'
import type { Cell, ChartModel, ChartTable, LegendItem } from './model'
import { daysCell } from './points'
import { remediationConfig } from './remediation-config'
import { lookOf } from './severity-look'
import type { Severity } from '@/lib/alerts/alert'
import { t } from '@/lib/i18n'
import type { Remediation, RemediationMonth, RemediationRow } from '@/lib/tracking/remediation'

/** How long it took to close what was closed in each month; by severity where there is more than one. */
export function timeToRemediate(remediation: Remediation): ChartModel {
  const { total } = remediation
  const table = tableOf(remediation)
  return {
    name: 'time-to-remediate',
    heading: t('charts.remediation'),
    axes: t('charts.remediation.axes'),
    summary: summaryOf(remediation),
    empty:
      total.alerts === 0
        ? { heading: t('charts.remediation.empty'), advice: t('charts.remediation.emptyAdvice') }
        : null,
    table,
    legend: legendOf(splitOf(remediation)),
    config: (palette) => remediationConfig(remediation.months, splitOf(remediation), table, palette),
  }
}

/** Severities of which something was closed; none where a line of its own would be that of all. */
function splitOf({ severities }: Remediation): Severity[] {
  const closed = severities.filter(({ alerts }) => alerts > 0).map(({ severity }) => severity)
  return closed.length > 1 ? closed : []
}

function legendOf(split: readonly Severity[]): LegendItem[] {
  return [
    {
      mark: 'mean',
      label: t('charts.remediation.all'),
      line: { tone: 'text', point: 'circle', dash: [], width: 3 },
    },
    ...split.map((severity) => {
      const { tone, point, dash } = lookOf(severity)
      return { mark: severity, line: { tone, point, dash }, label: t(`alerts.severity.${severity}`) }
    }),
  ]
}

function tableOf(remediation: Remediation): ChartTable {
  const split = splitOf(remediation)
  const row = (name: Cell, all: RemediationRow, of: Remediation['severities']): Cell[] => [
    name,
    all.alerts,
    daysCell(all.meanDays),
    daysCell(all.fromStartDays),
    ...split.map((severity) => daysCell(of.find((one) => one.severity === severity)?.meanDays ?? null)),
  ]
  return {
    columns: [
      t('charts.column.month'),
      t('charts.column.closedAlerts'),
      t('charts.remediation.mean'),
      t('charts.remediation.fromStart'),
      ...split.map((severity) =>
        t('charts.remediation.meanOf', { severity: t(`alerts.severity.${severity}`) }),
      ),
    ],
    rows: remediation.months.map((month) =>
      row({ text: nameOf(month), value: month.month }, month, month.severities),
    ),
    footer: [row(t('charts.total'), remediation.total, remediation.severities)],
  }
}

function nameOf({ month, isUnderway }: RemediationMonth): string {
  return isUnderway ? t('charts.weekly.underway', { week: monthText(month) }) : monthText(month)
}

function summaryOf({ total, months, falsePositives }: Remediation): string {
  if (total.meanDays === null) return ''
  const known = months.filter(({ meanDays }) => meanDays !== null)
  const [before, now] = [known.at(-2), known.at(-1)]
  return [
    t('charts.remediation.summary', {
      count: total.alerts,
      mean: Math.round(total.meanDays),
      fromStart: Math.round(total.fromStartDays ?? 0),
    }),
    falsePositives > 0 ? t('charts.remediation.summaryFalse', { count: falsePositives }) : '',
    before && now
      ? t('charts.remediation.summaryTrend', {
          month: monthText(now.month),
          mean: Math.round(now.meanDays ?? 0),
          before: monthText(before.month),
          was: Math.round(before.meanDays ?? 0),
        })
      : t('charts.remediation.summaryOne'),
  ]
    .filter(Boolean)
    .join(' ')
}
