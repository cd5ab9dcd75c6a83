import { csv } from './csv'
import { completenessText, filterText, withheldText } from './context'
import type { ExportKind } from './kinds'
import { words, type Cell, type Table } from './table'
import { alertsTable } from './tables/alerts'
import { agesTable, remediationTable, timelineTable, weeksTable } from './tables/charts'
import { instantText } from './words'
import { t } from '@/lib/i18n'
import type { Snapshot, SnapshotCampaign } from '@/lib/snapshots/snapshot'

export type CsvKind = Exclude<ExportKind, 'markdown' | 'html'>

const TABLES: Record<CsvKind, (snapshot: Snapshot, campaign: SnapshotCampaign) => Table> = {
  'csv-alerts': alertsTable,
  'csv-timeline': (_, { metrics }) => timelineTable(metrics),
  'csv-weeks': (_, { metrics }) => weeksTable(metrics),
  'csv-ages': (_, { metrics }) => agesTable(metrics),
  'csv-remediation': (_, { metrics }) => remediationTable(metrics),
}

/**
 * One table of all campaigns of a snapshot. As of when, filter and completeness stand in every row, so that rows of several
 * files can be put together and still say where they come from; a line above the table would break every reader.
 */
export function csvExport(snapshot: Snapshot, kind: CsvKind): string {
  return csv(csvTable(snapshot, kind), { bom: true })
}

/** The table that is written. */
export function csvTable(snapshot: Snapshot, kind: CsvKind): Table {
  const tables = snapshot.campaigns.map((campaign) => ({
    campaign,
    table: TABLES[kind](snapshot, campaign),
  }))
  const [first] = tables
  const context: Cell[] = [
    snapshot.organization,
    instantText(snapshot.asOf),
    filterText(snapshot),
    completenessText(snapshot),
    withheldText(snapshot),
  ]
  return {
    caption: first?.table.caption ?? '',
    columns: [
      words(t('files.column.campaign')),
      ...(first?.table.columns ?? []),
      words(t('files.organization')),
      words(t('files.column.asOf')),
      words(t('files.column.filter')),
      words(t('files.column.completeness')),
      words(t('files.column.withheld')),
    ],
    rows: tables.flatMap(({ campaign, table }) =>
      table.rows.map((row) => [campaign.name, ...row, ...context]),
    ),
  }
}
