import type { Alert } from '../organization/model.ts'
import { securitySeverityLevel } from '../organization/severity.ts'
import { ago } from './ago.ts'
import { alertMatcher, askedState } from './alert-filter.ts'
import type { AlertListContent, AlertRow } from './data/security.ts'

const ROWS = 25

/**
 * A list of alerts with the filter in `?query=` and the page in `?page=`; without a filter, the open ones. `address` is
 * the path of the list; in a repository's own list the rows do not repeat the repository.
 */
export function alertList(
  alerts: readonly Alert[],
  address: string,
  parameters: URLSearchParams,
  now: number,
  withRepository = true,
): AlertListContent {
  const query = parameters.get('query') ?? 'is:open'
  const found = alerts.filter(alertMatcher(query))
  const showing = askedState(query)
  const open = found.filter((alert) => alert.state === 'open')
  const closed = found.filter((alert) => alert.state !== 'open')
  const list = (showing === 'open' ? open : closed).toSorted(
    (left, right) => right.createdAt - left.createdAt,
  )
  const pages = Math.max(1, Math.ceil(list.length / ROWS))
  const page = Math.min(pages, Math.max(1, Number(parameters.get('page') ?? 1) || 1))
  const rows = list.slice((page - 1) * ROWS, page * ROWS).map((alert) => alertRow(alert, now, withRepository))
  return {
    kind: 'alerts',
    heading: 'Code scanning alerts',
    note: null,
    address,
    query,
    open: open.length,
    closed: closed.length,
    showing,
    rows,
    page,
    pages,
  }
}

function alertRow(alert: Alert, now: number, withRepository: boolean): AlertRow {
  const { repository } = alert
  const href = `/${repository.owner.login}/${repository.name}`
  const level = securitySeverityLevel(alert.rule)
  const how =
    alert.state === 'fixed' ? 'closed as fixed' : `closed as ${alert.dismissal?.reason ?? 'dismissed'}`
  return {
    title: alert.rule.name,
    href: `${href}/security/code-scanning/${alert.number}`,
    number: alert.number,
    severity: level ?? alert.rule.severity,
    security: level !== null,
    repository: withRepository ? { name: repository.name, href } : null,
    tool: alert.tool.name,
    place: `${alert.path}:${alert.line}`,
    branch: repository.defaultBranch,
    story:
      alert.state === 'open' ? `opened ${ago(alert.createdAt, now)}` : `${how} ${ago(alert.updatedAt, now)}`,
    label: alert.classifications[0] ?? null,
  }
}
