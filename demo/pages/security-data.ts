import type { Alert, Organization, Repository } from '../organization/model.ts'
import { securitySeverityLevel } from '../organization/severity.ts'
import { ago } from './ago.ts'
import { alertMatcher, askedState } from './alert-filter.ts'
import type { AlertRow, RepositoryRow, SecurityContent, SecurityData, SeverityCount } from './data.ts'
import { findSection, sidebarOf } from './sections.ts'

const DAY = 86_400_000
const ROWS = 25
const WEEKS = 40
const LEVELS: readonly SeverityCount['level'][] = ['critical', 'high', 'medium', 'low', 'other']

/** What the Security application shows at a path below `/security`; undefined where GitHub has no page. */
export function securityData(
  organization: Organization,
  path: string,
  query: URLSearchParams,
  now: number,
): SecurityData | undefined {
  const section = findSection(organization, path)
  if (!section) return undefined
  const alerts = organization.codeScanning ? organization.repositories.flatMap((one) => one.alerts) : []
  const open = alerts.filter((alert) => alert.state === 'open')
  return {
    organization: organization.login,
    section: section.id,
    title: section.label,
    sidebar: sidebarOf(organization, open.length),
    content: content(organization, section.id, alerts, open, query, now),
  }
}

function content(
  organization: Organization,
  section: string,
  alerts: readonly Alert[],
  open: readonly Alert[],
  query: URLSearchParams,
  now: number,
): SecurityContent {
  const rows = () =>
    organization.repositories.map(repositoryRow).sort((left, right) => right.open - left.open)
  switch (section) {
    case 'overview':
      return {
        kind: 'overview',
        open: open.length,
        severities: severities(open),
        trend: trend(alerts, now),
        averageAge: Math.round(
          open.reduce((sum, alert) => sum + (now - alert.createdAt), 0) / (open.length || 1) / DAY,
        ),
        closedLastMonth: alerts.filter((alert) => alert.state !== 'open' && alert.updatedAt > now - 30 * DAY)
          .length,
        reopened: open.filter((alert) => alert.reopenedAt !== null).length,
        repositories: rows().slice(0, 10),
      }
    case 'risk':
      return {
        kind: 'repositories',
        heading: 'Security risk',
        description: 'Repositories by the number of their open alerts',
        column: 'risk',
        rows: rows().slice(0, ROWS),
      }
    case 'coverage':
      return {
        kind: 'repositories',
        heading: 'Security coverage',
        description: 'Which features are enabled in which repository',
        column: 'coverage',
        rows: rows().slice(0, ROWS),
      }
    case 'alerts/code-scanning':
      return alertList(alerts, query, now)
    default:
      return {
        kind: 'blank',
        heading: blankHeading(section),
        title: 'Nothing to see yet',
        text: 'There is no data here.',
      }
  }
}

function alertList(alerts: readonly Alert[], parameters: URLSearchParams, now: number): SecurityContent {
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
  const rows = list.slice((page - 1) * ROWS, page * ROWS).map((alert) => alertRow(alert, now))
  return { kind: 'alerts', query, open: open.length, closed: closed.length, showing, rows, page, pages }
}

function alertRow(alert: Alert, now: number): AlertRow {
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
    repository: repository.name,
    repositoryHref: href,
    tool: alert.tool.name,
    place: `${alert.path}:${alert.line}`,
    branch: repository.defaultBranch,
    story:
      alert.state === 'open' ? `opened ${ago(alert.createdAt, now)}` : `${how} ${ago(alert.updatedAt, now)}`,
    label: alert.classifications[0] ?? null,
  }
}

function repositoryRow(repository: Repository): RepositoryRow {
  const open = repository.alerts.filter((alert) => alert.state === 'open')
  return {
    name: repository.name,
    href: `/${repository.owner.login}/${repository.name}`,
    visibility: repository.visibility,
    open: open.length,
    severities: severities(open),
    scanning: repository.codeScanning && repository.language !== null,
  }
}

function severities(alerts: readonly Alert[]): SeverityCount[] {
  const counts = new Map<SeverityCount['level'], number>()
  for (const alert of alerts) {
    const level = securitySeverityLevel(alert.rule) ?? 'other'
    counts.set(level, (counts.get(level) ?? 0) + 1)
  }
  return LEVELS.map((level) => ({ level, count: counts.get(level) ?? 0 }))
}

/** Open alerts at the end of each of the last WEEKS weeks, by the alerts' own dates. */
function trend(alerts: readonly Alert[], now: number): number[] {
  return Array.from({ length: WEEKS }, (_, index) => {
    const at = now - (WEEKS - 1 - index) * 7 * DAY
    return alerts.filter((alert) => {
      const closedAt = alert.state === 'open' ? Infinity : alert.updatedAt
      return alert.createdAt <= at && closedAt > at
    }).length
  })
}

function blankHeading(section: string): string {
  const last = section.split('/').at(-1) ?? section
  return last.charAt(0).toUpperCase() + last.slice(1).replaceAll('-', ' ')
}
