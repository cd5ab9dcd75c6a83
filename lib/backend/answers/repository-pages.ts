import { matching, type PageOf } from './alert-pages'
import { alertsOf } from './campaign-alerts'
import { repositoryUrl, statusOfRow, type Observed } from './observed'
import type { RepositoryPage, RepositoryProgress } from '../views'
import type { Campaign } from '@/lib/campaigns/campaign'
import { count, noProgress, type AlertStatus } from '@/lib/tracking/progress'

/**
 * The repositories of a campaign with the progress of their matching alerts: those with work in progress first, then
 * those with most left to do. Without a filter, alerts that are no longer visible are counted too.
 */
export function searchRepositories(
  campaign: Campaign,
  observed: Observed,
  { query, offset, limit }: PageOf,
): RepositoryPage {
  const { problems, statuses } = statusesOf(campaign, observed, query)
  const names = new Map(observed.index.repositories.map(({ id, fullName }) => [id, fullName]))
  const rows = new Map<number, RepositoryProgress>()
  for (const [repositoryId, status] of statuses) {
    let row = rows.get(repositoryId)
    if (!row) {
      const repository = names.get(repositoryId) ?? null
      row = { repositoryId, repository, url: repository && repositoryUrl(repository), progress: noProgress() }
      rows.set(repositoryId, row)
    }
    count(row.progress, status)
  }
  const sorted = [...rows.values()].sort(byWork)
  return { problems, total: sorted.length, rows: sorted.slice(offset, offset + limit) }
}

function statusesOf(campaign: Campaign, observed: Observed, query: string) {
  const statuses: [repositoryId: number, AlertStatus][] = []
  if (query.trim() === '') {
    for (const { identity, status } of alertsOf(campaign, observed))
      statuses.push([identity.repositoryId, status])
    return { problems: [], statuses }
  }
  const { problems, rows } = matching(campaign, observed, query, null)
  for (const row of rows) statuses.push([observed.index.alert(row).repositoryId, statusOfRow(observed, row)])
  return { problems, statuses }
}

function byWork(a: RepositoryProgress, b: RepositoryProgress): number {
  return (
    b.progress.inProgress - a.progress.inProgress ||
    b.progress.open - a.progress.open ||
    (a.repository ?? '').localeCompare(b.repository ?? '') ||
    a.repositoryId - b.repositoryId
  )
}
