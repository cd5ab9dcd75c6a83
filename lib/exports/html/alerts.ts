import { markup, type Markup } from './markup'
import { tableMarkup } from './table'
import { numbers, words, type Cell, type Table } from '@/lib/exports/table'
import { ageOf, repositoryText } from '@/lib/exports/tables/alerts'
import { severityText, statusText } from '@/lib/exports/words'
import { alertUrl } from '@/lib/alerts/addresses'
import { SEVERITIES } from '@/lib/alerts/alert'
import { t } from '@/lib/i18n'
import type { Snapshot, SnapshotAlert, SnapshotCampaign } from '@/lib/snapshots/snapshot'
import type { AlertStatus } from '@/lib/tracking/progress'

/** As on the campaign's page: in progress first, then what is left, then what is done. */
const ORDER: readonly AlertStatus[] = ['in-progress', 'open', 'fixed', 'dismissed', 'not-visible']
/** Where the number of the alert stands, which is a link to its page. */
const NUMBER = 1

/** Every alert of a campaign, on pages of its own: it may be the longest part. */
export function alertsSection(snapshot: Snapshot, campaign: SnapshotCampaign): Markup {
  const alerts = campaign.alerts.toSorted(byUrgency)
  const names = new Map(snapshot.repositories.map(({ id, fullName }) => [id, fullName]))
  const table: Table = {
    caption: campaign.name,
    columns: [
      words(t('files.column.repository')),
      words(t('files.column.number')),
      words(t('files.column.status')),
      words(t('files.column.severity')),
      words(t('files.column.title')),
      ...(snapshot.withheld.paths ? [] : [words(t('files.column.path'))]),
      words(t('files.column.assignees')),
      numbers(t('files.column.age')),
    ],
    rows: alerts.map((alert) => row(snapshot, names.get(alert.repositoryId), alert)),
  }
  const link = (_: Cell, column: number, index: number): Markup | null => {
    const alert = alerts[index]
    const name = alert && names.get(alert.repositoryId)
    if (column !== NUMBER || !alert || name === undefined) return null
    return markup`<a href="${alertUrl(name, alert)}">#${alert.number}</a>`
  }
  return markup`<section class="alerts"><h3>${t('files.table.alerts')}</h3>${tableMarkup(table, link)}</section>`
}

function row({ asOf, withheld }: Snapshot, name: string | undefined, alert: SnapshotAlert): Cell[] {
  const known = [repositoryText(name, alert), `#${alert.number}`, statusText(alert.status)]
  const path = withheld.paths ? [] : [alert.status === 'not-visible' ? null : `${alert.path}:${alert.line}`]
  if (alert.status === 'not-visible') return [...known, null, null, ...path, null, null]
  const { severity, rule, assignees } = alert
  return [
    ...known,
    severityText(severity),
    rule.description,
    ...path,
    assignees.join(', '),
    ageOf(alert, asOf),
  ]
}

function byUrgency(a: SnapshotAlert, b: SnapshotAlert): number {
  return ORDER.indexOf(a.status) - ORDER.indexOf(b.status) || severityRank(a) - severityRank(b)
}

function severityRank(alert: SnapshotAlert): number {
  return alert.status === 'not-visible' ? SEVERITIES.length : SEVERITIES.indexOf(alert.severity)
}
