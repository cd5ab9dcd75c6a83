import { alertsOf } from './campaign-alerts'
import { groupsOf } from './group-keys'
import { alertUrl, autofixOfRow, statusOfRow, workOfRow, type Observed } from './observed'
import { unjudgedIn } from './unjudged'
import type { AlertPage, AlertRow, Grouping } from '../views'
import { closedAt, SEVERITIES } from '@/lib/alerts/alert'
import { rowsInOrder, SORTS } from '@/lib/alerts/filter/order'
import type { Unjudged } from '@/lib/alerts/filter/unjudged'
import type { Campaign } from '@/lib/campaigns/campaign'
import type { AlertStatus } from '@/lib/tracking/progress'

/** A group of one grouping. */
export interface GroupOf {
  by: Grouping
  key: string
}

/** What a filter found: rows of the index in the filter's order, none where there are problems. */
export interface Found {
  problems: AlertPage['problems']
  rows: Uint32Array
  /** What may match too, where that is not known. */
  unjudged?: Unjudged
}

/** The part of a list that is wanted. */
export interface Part {
  offset: number
  limit: number
}

/** In progress first, then what is left to do, then what is done. */
const STATUS_ORDER: readonly AlertStatus[] = ['in-progress', 'open', 'fixed', 'dismissed', 'not-visible']

/** The rows of a campaign's visible alerts, of one group or of all. */
export function rowsOf(campaign: Campaign, observed: Observed, group: GroupOf | null): Uint32Array {
  const rows: number[] = []
  const keysOf = group && groupsOf(group.by, observed)
  for (const { identity, row } of alertsOf(campaign, observed))
    if (row >= 0 && (!keysOf || keysOf(identity, row).some(({ key }) => key === group.key))) rows.push(row)
  return Uint32Array.from(rows)
}

/** What an empty filter finds, without what evaluates filters: all of them, newest first. */
export function unfiltered(campaign: Campaign, observed: Observed, group: GroupOf | null): Found {
  const wanted = new Set(rowsOf(campaign, observed, group))
  return { problems: [], rows: rowsInOrder(observed.index, SORTS[0]).filter((row) => wanted.has(row)) }
}

/** Alerts of a campaign that a filter found: in progress first, the most severe before the others. */
export function campaignPage(observed: Observed, found: Found, part: Part): AlertPage {
  const rank = new Map<number, number>()
  for (const row of found.rows) {
    const status = STATUS_ORDER.indexOf(statusOfRow(observed, row))
    rank.set(row, status * SEVERITIES.length + SEVERITIES.indexOf(observed.index.alert(row).severity))
  }
  const rows = found.rows.toSorted((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0))
  return alertPage(observed, { ...found, rows }, part)
}

/** Part of what a filter found, in the order in which it stands. */
export function alertPage(observed: Observed, found: Found, { offset, limit }: Part): AlertPage {
  const { problems, rows, unjudged } = found
  const places = observed.index.columns.repository
  const repositories = new Set<number>()
  for (const row of rows) repositories.add(places[row] ?? -1)
  const shown = [...rows.subarray(offset, offset + limit)].map((row) => alertRow(observed, row))
  return {
    problems,
    total: rows.length,
    repositories: repositories.size,
    rows: shown,
    offset,
    ...unjudgedIn(observed, unjudged),
  }
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
