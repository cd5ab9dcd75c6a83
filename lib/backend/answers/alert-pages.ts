import { alertsOf } from './campaign-alerts'
import { groupsOf } from './group-keys'
import { alertUrl, autofixOfRow, filterOptions, statusOfRow, workOfRow, type Observed } from './observed'
import type { AlertPage, AlertRow, Grouping } from '../views'
import { closedAt, SEVERITIES } from '@/lib/alerts/alert'
import { evaluate } from '@/lib/alerts/filter/evaluate'
import type { Campaign } from '@/lib/campaigns/campaign'
import type { AlertStatus } from '@/lib/tracking/progress'

/** A group of one grouping. */
export interface GroupOf {
  by: Grouping
  key: string
}

export interface PageOf {
  query: string
  offset: number
  limit: number
}

/** In progress first, then what is left to do, then what is done. */
const STATUS_ORDER: readonly AlertStatus[] = ['in-progress', 'open', 'fixed', 'dismissed', 'not-visible']

/** The alerts of the organization that match a filter, in the filter's own order. */
export function searchAlerts(observed: Observed, { query, offset, limit }: PageOf): AlertPage {
  const { problems, rows } = evaluate(query, observed.index, filterOptions(observed))
  return page(observed, problems, rows, offset, limit)
}

/** The alerts of a campaign that match a filter: in progress first, the most severe before the others. */
export function searchCampaign(
  campaign: Campaign,
  observed: Observed,
  { group, query, offset, limit }: PageOf & { group: GroupOf | null },
): AlertPage {
  const { problems, rows } = matching(campaign, observed, query, group)
  const rank = new Map<number, number>()
  for (const row of rows) {
    const status = STATUS_ORDER.indexOf(statusOfRow(observed, row))
    rank.set(row, status * SEVERITIES.length + SEVERITIES.indexOf(observed.index.alert(row).severity))
  }
  const sorted = rows.toSorted((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0))
  return page(observed, problems, sorted, offset, limit)
}

/** The rows of a campaign's visible alerts that match a filter, of one group or of all. */
export function matching(campaign: Campaign, observed: Observed, query: string, group: GroupOf | null) {
  const rows: number[] = []
  const keysOf = group && groupsOf(group.by, observed)
  for (const { identity, row } of alertsOf(campaign, observed))
    if (row >= 0 && (!keysOf || keysOf(identity, row).some(({ key }) => key === group.key))) rows.push(row)
  return evaluate(query, observed.index, { ...filterOptions(observed), rows: Uint32Array.from(rows) })
}

function page(
  observed: Observed,
  problems: AlertPage['problems'],
  rows: Uint32Array,
  offset: number,
  limit: number,
): AlertPage {
  const places = observed.index.columns.repository
  const repositories = new Set<number>()
  for (const row of rows) repositories.add(places[row] ?? -1)
  const shown = [...rows.subarray(offset, offset + limit)].map((row) => alertRow(observed, row))
  return { problems, total: rows.length, repositories: repositories.size, rows: shown, offset }
}

/** An alert as a row of a table. */
export function alertRow(observed: Observed, row: number): AlertRow {
  const alert = observed.index.alert(row)
  const repository = observed.index.repositoryOf(row)?.fullName ?? `repository ${alert.repositoryId}`
  return {
    repositoryId: alert.repositoryId,
    kind: alert.kind,
    number: alert.number,
    title: alert.rule.description,
    ruleId: alert.rule.id,
    severity: alert.severity,
    state: alert.state,
    status: statusOfRow(observed, row),
    repository,
    path: alert.path,
    line: alert.line,
    tool: alert.tool,
    url: alertUrl(repository, alert),
    createdAt: alert.createdAt,
    closedAt: closedAt(alert),
    autofix: autofixOfRow(observed, row),
    assignees: alert.assignees,
    work: workOfRow(observed, row, repository),
  }
}
