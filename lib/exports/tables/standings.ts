import { numbers, words, type Cell, type Table } from '@/lib/exports/table'
import { dueHeadline } from '@/lib/exports/words'
import { t } from '@/lib/i18n'
import type { SnapshotCampaign } from '@/lib/snapshots/snapshot'
import { closed, percentClosed, type Progress } from '@/lib/tracking/progress'
import type { Standing } from '@/lib/tracking/standings'

const PARTS = ['open', 'inProgress', 'fixed', 'dismissed', 'notVisible'] as const

/** Each campaign with its progress. */
export function campaignsTable(campaigns: readonly SnapshotCampaign[]): Table {
  return {
    caption: t('files.table.campaigns'),
    columns: [
      words(t('files.column.campaign')),
      words(t('files.column.due')),
      words(t('files.column.stand')),
      ...progressColumns(),
    ],
    rows: campaigns.map(({ name, dueDate, due, progress }) => {
      return [name, dueDate, dueHeadline(due), ...progressCells(progress)]
    }),
  }
}

/** The progress of each repository or team, the furthest first. */
export function standingsTable(by: 'repositories' | 'teams', standings: readonly Standing[]): Table {
  return {
    caption: t(`files.table.${by}`),
    columns: [
      words(t(by === 'teams' ? 'files.column.team' : 'files.column.repository')),
      ...progressColumns(),
    ],
    rows: standings.map((standing) => [standingText(by, standing), ...progressCells(standing.progress)]),
  }
}

/** What people call it. */
export function standingText(
  by: 'repositories' | 'teams',
  { key, label }: Pick<Standing, 'key' | 'label'>,
): string {
  if (label !== null) return label
  return by === 'teams' && key === '' ? t('files.noTeam') : t('files.noName', { id: key })
}

function progressColumns() {
  return [
    words(t('files.column.progress')),
    numbers(t('files.column.total')),
    ...PARTS.map((part) => numbers(t(`files.column.${part}`))),
  ]
}

function progressCells(progress: Progress): Cell[] {
  return [percentText(progress), progress.total, ...PARTS.map((part) => progress[part])]
}

/** `40%`; empty where there are no alerts. */
export function percentText(progress: Progress): string {
  const percent = percentClosed(progress)
  return percent === null ? t('tracking.nothing') : t('tracking.percent', { percent })
}

/** *4 of 10 closed (40%): 3 fixed, 1 dismissed; 2 in progress, 4 open*. */
export function progressText(progress: Progress): string {
  if (progress.total === 0) return t('files.progress.none')
  const { total, open, inProgress, fixed, dismissed, notVisible } = progress
  const percent = percentClosed(progress) ?? 0
  const text = t('files.progress', {
    closed: closed(progress),
    total,
    percent,
    fixed,
    dismissed,
    inProgress,
    open,
  })
  return notVisible === 0 ? text : t('files.progress.notVisible', { progress: text, notVisible })
}
