import { numbers, words, type Cell, type Column, type Table } from '@/lib/exports/table'
import { instantText, severityText, statusText } from '@/lib/exports/words'
import { alertUrl } from '@/lib/alerts/addresses'
import { closedAt } from '@/lib/alerts/alert'
import { t } from '@/lib/i18n'
import { slugsOf, teamsByRepository } from '@/lib/snapshots/groups'
import type { Snapshot, SnapshotAlert, SnapshotCampaign, VisibleAlert } from '@/lib/snapshots/snapshot'
import { DAY, type EpochSeconds } from '@/lib/time'
import type { Work } from '@/lib/tracking/work'

/** One column of the table of alerts: `of` an alert that GitHub shows; those that it does not show have none. */
interface AlertColumn {
  column: Column
  of(alert: VisibleAlert): Cell
}

/** All alerts of a campaign, everything that is known of each, in the order of the file. */
export function alertsTable(snapshot: Snapshot, { alerts }: SnapshotCampaign): Table {
  const names = new Map(snapshot.repositories.map(({ id, fullName }) => [id, fullName]))
  const teams = teamsByRepository(snapshot.teams)
  const known = columnsOf(snapshot)
  return {
    caption: t('files.table.alerts'),
    columns: [
      words(t('files.column.repository')),
      numbers(t('files.column.number')),
      words(t('files.column.status')),
      words(t('files.column.address')),
      words(t('files.column.teams')),
      ...known.map(({ column }) => column),
    ],
    rows: alerts.map((alert) => {
      const name = names.get(alert.repositoryId)
      return [
        repositoryText(name, alert),
        alert.number,
        statusText(alert.status),
        name === undefined ? null : alertUrl(name, alert),
        slugsOf(teams, alert.repositoryId).join(', '),
        ...known.map(({ of }) => (alert.status === 'not-visible' ? null : of(alert))),
      ]
    }),
  }
}

function columnsOf({ asOf, withheld }: Snapshot): AlertColumn[] {
  const text = (key: Parameters<typeof t>[0], of: AlertColumn['of']) => ({ column: words(t(key)), of })
  const number = (key: Parameters<typeof t>[0], of: AlertColumn['of']) => ({ column: numbers(t(key)), of })
  const places = [
    text('files.column.path', ({ path }) => path),
    number('files.column.line', ({ line }) => line),
  ]
  return [
    text('files.column.severity', ({ severity }) => severityText(severity)),
    text('files.column.title', ({ rule }) => rule.description),
    text('files.column.rule', ({ rule }) => rule.id),
    text('files.column.tool', ({ tool }) => tool),
    ...(withheld.paths ? [] : places),
    text('files.column.assignees', ({ assignees }) => assignees.join(', ')),
    text('files.column.work', ({ work }) => work.map(workText).join(', ')),
    text('files.column.autofix', ({ autofix }) => t(`files.autofix.${autofix}`)),
    text('files.column.created', ({ createdAt }) => instantText(createdAt)),
    text('files.column.updated', ({ updatedAt }) => instantText(updatedAt)),
    text('files.column.closed', (alert) => instantOrNull(closedAt(alert))),
    text('files.column.reason', ({ dismissedReason }) => dismissedReason),
    number('files.column.age', (alert) => ageOf(alert, asOf)),
  ]
}

/** Whole days from its creation until it was closed, or until the data were pulled. */
export function ageOf(alert: VisibleAlert, asOf: EpochSeconds): number {
  return Math.max(0, Math.floor(((closedAt(alert) ?? asOf) - alert.createdAt) / DAY))
}

/** The name of a repository, or its id where nobody could list it. */
export function repositoryText(
  name: string | undefined,
  { repositoryId }: Pick<SnapshotAlert, 'repositoryId'>,
) {
  return name ?? t('files.noName', { id: String(repositoryId) })
}

function instantOrNull(at: EpochSeconds | null): string | null {
  return at === null ? null : instantText(at)
}

function workText(work: Work): string {
  if (work.kind === 'branch') return t('files.branch', { name: work.name })
  return t('files.pull', { number: String(work.number), state: work.state })
}
