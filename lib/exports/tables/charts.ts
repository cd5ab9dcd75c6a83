import { days, numbers, words, type Cell, type Table } from '@/lib/exports/table'
import { severityText } from '@/lib/exports/words'
import { t } from '@/lib/i18n'
import { AGE_BANDS, type AgeRow } from '@/lib/tracking/age'
import type { CampaignMetrics } from '@/lib/tracking/metrics'
import type { RemediationRow } from '@/lib/tracking/remediation'

/** What the charts show, as tables: the very values, none computed anew. */

/** Every day that is known of a campaign. */
export function timelineTable({ timeline }: CampaignMetrics): Table {
  return {
    caption: t('files.table.timeline'),
    columns: [
      words(t('files.column.date')),
      numbers(t('files.column.scope')),
      numbers(t('files.column.fixed')),
      numbers(t('files.column.dismissed')),
      numbers(t('files.column.left')),
      numbers(t('files.column.inProgress')),
      numbers(t('files.column.open')),
      numbers(t('files.column.reopened')),
    ],
    rows: timeline.map((day) => [
      day.date,
      day.scope,
      day.fixed,
      day.dismissed,
      day.remaining,
      day.inProgress,
      day.open,
      day.reopened,
    ]),
  }
}

export function weeksTable({ flow }: CampaignMetrics): Table {
  return {
    caption: t('files.table.weeks'),
    columns: [
      words(t('files.column.week')),
      words(t('files.column.from')),
      words(t('files.column.to')),
      numbers(t('files.column.fixed')),
      numbers(t('files.column.dismissed')),
      numbers(t('files.column.undone')),
      numbers(t('files.column.closedSum')),
      numbers(t('files.column.reopened')),
      numbers(t('files.column.added')),
      numbers(t('files.column.net')),
    ],
    rows: flow.weeks.map(({ week, from, to, fixed, dismissed, undone, closed, reopened, added, net }) => {
      return [week, from, to, fixed, dismissed, undone, closed, reopened, added, net]
    }),
  }
}

/** A row for each severity of what is left, and one for all. */
export function agesTable({ age }: CampaignMetrics): Table {
  const row = (label: string, { bands, alerts, meanDays, medianDays }: AgeRow): Cell[] => [
    label,
    ...bands,
    alerts,
    days(meanDays),
    days(medianDays),
  ]
  return {
    caption: t('files.table.ages'),
    columns: [
      words(t('files.column.severity')),
      ...AGE_BANDS.map(bandText).map(numbers),
      numbers(t('files.column.alerts')),
      numbers(t('files.column.meanDays')),
      numbers(t('files.column.medianDays')),
    ],
    rows: [
      ...age.severities.map((one) => row(severityText(one.severity), one)),
      row(t('files.all'), age.total),
    ],
  }
}

/** `31–90 days` */
export function bandText({ from, to }: (typeof AGE_BANDS)[number]): string {
  return to === null ? t('files.bandOver', { days: from - 1 }) : t('files.band', { from, to })
}

/** For each month and for all of them: each severity, and all severities. */
export function remediationTable({ remediation }: CampaignMetrics): Table {
  const all = t('files.all')
  const rowsOf = (
    month: string,
    rows: RemediationRow & Pick<CampaignMetrics['remediation'], 'severities'>,
  ) => [...rows.severities.map((one) => row(month, severityText(one.severity), one)), row(month, all, rows)]
  const row = (month: string, severity: string, one: RemediationRow): Cell[] => {
    return [month, severity, one.alerts, days(one.meanDays), days(one.fromStartDays)]
  }
  const { months, total, severities } = remediation
  return {
    caption: t('files.table.remediation'),
    columns: [
      words(t('files.column.month')),
      words(t('files.column.severity')),
      numbers(t('files.column.alerts')),
      numbers(t('files.column.fromCreation')),
      numbers(t('files.column.fromStart')),
    ],
    rows: [
      ...months.flatMap((month) => rowsOf(month.month, month)),
      ...rowsOf(all, { ...total, severities }),
    ],
  }
}
