import type { Person, Repository } from '../../organization/model.ts'
import type { World } from '../../organization/world.ts'
import { alertList } from '../alert-list.ts'
import { campaignAt, campaignPage } from '../campaign-data.ts'
import type { SecurityContent, SecurityData } from '../data/security.ts'
import { seesAlerts } from '../viewer.ts'
import { alertContent } from './alert.ts'
import { features } from './features.ts'
import { findSection, seesCampaigns, sidebarOf } from './sections.ts'

/**
 * The Security page of a repository at a path below `/security` (empty: the overview), as one person sees it; null
 * where GitHub has no page, or none for this person: everything about alerts is for those who may push.
 */
export function repositorySecurity(
  world: World,
  repository: Repository,
  path: string,
  query: URLSearchParams,
  viewer: Person | null,
): SecurityData | null {
  const base = `/${repository.owner.login}/${repository.name}/security`
  const about = { app: 'repository-security', base } as const
  const number = /^code-scanning\/(\d+)$/.exec(path)?.[1]
  if (number !== undefined) {
    const alert = repository.alerts.find((candidate) => candidate.number === Number(number))
    if (!alert || !repository.codeScanning || !seesAlerts(repository, viewer)) return null
    const content = alertContent(world, alert, viewer)
    const title = `${content.title} · Code scanning alert`
    return { ...about, section: path, title, sidebar: [], content }
  }
  const campaign = campaignAt(repository.owner, path)
  if (campaign && seesCampaigns(repository, viewer)) {
    const alerts = campaign.alerts.filter((alert) => alert.repository === repository)
    const content = campaignPage(campaign, alerts, `${base}/${path}`, query, world.clock(), false)
    return { ...about, section: path, title: campaign.name, sidebar: sidebarOf(repository, viewer), content }
  }
  const section = findSection(repository, viewer, path)
  if (!section) return null
  return {
    ...about,
    section: section.id,
    title: section.id === 'overview' ? 'Security overview' : section.label,
    sidebar: sidebarOf(repository, viewer),
    content: content(world, repository, section.id, query, viewer),
  }
}

function content(
  world: World,
  repository: Repository,
  section: string,
  query: URLSearchParams,
  viewer: Person | null,
): SecurityContent {
  const address = `/${repository.owner.login}/${repository.name}/security/${section}`
  switch (section) {
    case 'overview':
      return { kind: 'features', features: features(repository, viewer) }
    case 'code-scanning':
      return alertList(repository.codeScanning ? repository.alerts : [], address, query, world.clock(), false)
    case 'policy':
      return blank('Security policy', 'No security policy detected', 'Nobody has set one up here yet.')
    case 'advisories':
      return blank('Security advisories', 'There aren’t any published security advisories', '')
    case 'dependabot':
      return blank('Dependabot alerts', 'Welcome to Dependabot alerts', 'No vulnerable dependencies found.')
    default:
      return blank('Secret scanning alerts', 'No secrets found', 'Nothing was committed that looks like one.')
  }
}

function blank(heading: string, title: string, text: string): SecurityContent {
  return { kind: 'blank', heading, title, text }
}
