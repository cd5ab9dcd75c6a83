import type { Alert, Organization, Person, Repository } from '../organization/model.ts'
import { securitySeverityLevel } from '../organization/severity.ts'
import { alertList } from './alert-list.ts'
import { campaignAt, campaignList, campaignPage } from './campaign-data.ts'
import type { RepositoryRow, SecurityContent, SecurityData, SeverityCount } from './data/security.ts'
import { findSection, sidebarOf } from './sections.ts'
import { seesAlerts } from './viewer.ts'

const DAY = 86_400_000
const ROWS = 25
const WEEKS = 40
const LEVELS: readonly SeverityCount['level'][] = ['critical', 'high', 'medium', 'low', 'other']

/**
 * What the Security application shows somebody at a path below `/security`, by the alerts that this person may see;
 * undefined where GitHub has no page.
 */
export function securityData(
  organization: Organization,
  path: string,
  query: URLSearchParams,
  now: number,
  viewer: Person,
): SecurityData | undefined {
  const campaign = campaignAt(organization, path)
  const section = findSection(organization, campaign ? 'campaigns' : path)
  if (!section) return undefined
  const repositories = organization.repositories.filter((repository) => seesAlerts(repository, viewer))
  const alerts = organization.codeScanning ? repositories.flatMap((one) => one.alerts) : []
  const open = alerts.filter((alert) => alert.state === 'open')
  const base = `/orgs/${organization.login}/security`
  const seen = campaign?.alerts.filter((alert) => repositories.includes(alert.repository)) ?? []
  return {
    app: 'security-center',
    base,
    section: section.id,
    title: campaign?.name ?? section.label,
    sidebar: sidebarOf(organization, open.length),
    content: campaign
      ? campaignPage(campaign, seen, `${base}/${path}`, query, now, true)
      : content(organization, section.id, repositories, alerts, open, query, now),
  }
}

function content(
  organization: Organization,
  section: string,
  repositories: readonly Repository[],
  alerts: readonly Alert[],
  open: readonly Alert[],
  query: URLSearchParams,
  now: number,
): SecurityContent {
  const rows = () => repositories.map(repositoryRow).sort((left, right) => right.open - left.open)
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
    case 'campaigns':
      return campaignList(organization, now)
    case 'alerts/code-scanning':
      return alertList(alerts, `/orgs/${organization.login}/security/${section}`, query, now)
    default:
      return {
        kind: 'blank',
        heading: blankHeading(section),
        title: 'Nothing to see yet',
        text: 'There is no data here.',
      }
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
