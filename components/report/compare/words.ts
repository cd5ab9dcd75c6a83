import { writtenDate } from '@/components/primer/dates'
import { repositoryUrl, teamUrl } from '@/lib/backend/answers/observed'
import { t } from '@/lib/i18n'
import { CHANGES, type ChangeKind } from '@/lib/snapshots/changes'
import type { Detail, DetailChange } from '@/lib/snapshots/details'
import type { ChangeCounts, GroupDifference } from '@/lib/snapshots/difference'
import { closed, type Progress } from '@/lib/tracking/progress'

/** The kinds that everybody asks about: shown also where there are none. */
const ALWAYS: readonly ChangeKind[] = ['fixed', 'dismissed', 'reopened']

/** The kinds of change worth a column. */
export function columnsOf(counts: ChangeCounts): ChangeKind[] {
  return CHANGES.filter((kind) => ALWAYS.includes(kind) || counts[kind] > 0)
}

/** What still has to be fixed or dismissed; alerts that are not visible are neither. */
export function toDo(progress: Progress): number {
  return progress.total - progress.notVisible - closed(progress)
}

/** *+3*, *−3*, *0*. With the true minus sign, which readers speak as one. */
export function signed(difference: number): string {
  const written = Math.abs(difference).toLocaleString('en')
  return difference === 0 ? '0' : `${difference > 0 ? '+' : '−'}${written}`
}

/** A line of a table of changes. */
export interface ChangeRow {
  key: string
  name: string
  /** GitHub's page of it, or a place in the viewer; null for neither. */
  href: string | null
  before: Progress
  after: Progress
  counts: ChangeCounts
}

/** A repository as a line, with its page where its name is known. */
export function repositoryRow({ key, label, ...rest }: GroupDifference): ChangeRow {
  const name = label ?? t('report.compare.unnamed', { id: key })
  return { key, name, href: label === null ? null : repositoryUrl(label), ...rest }
}

/** A team as a line. */
export function teamRow(organization: string, { key, label, ...rest }: GroupDifference): ChangeRow {
  if (key === '') return { key, name: t('report.compare.noTeam'), href: null, ...rest }
  return { key, name: label ?? key, href: teamUrl(organization, key), ...rest }
}

/** A detail of a campaign as people read it. */
export function detailWords(detail: Detail, value: DetailChange['before']): string {
  if (value === null || value === '') return t('report.none')
  if (detail === 'dueDate') return writtenDate(value)
  if (detail === 'state' && (value === 'draft' || value === 'open' || value === 'closed'))
    return t(`campaigns.state.${value}`)
  return value
}
