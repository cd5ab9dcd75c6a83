import type { Person, Repository } from '../../organization/model.ts'
import { campaignItems } from '../campaign-data.ts'
import type { IconName } from '../data/nav.ts'
import type { SidebarGroup, SidebarItem } from '../data/security.ts'
import { mayPush, seesAlerts } from '../viewer.ts'

interface Section {
  /** Path below `/security`. */
  id: string
  label: string
  icon: IconName
  group: string | null
}

const ALERTS = 'Vulnerability alerts'
const CAMPAIGNS = 'Campaigns'

const SECTIONS: readonly Section[] = [
  { id: 'overview', label: 'Overview', icon: 'shield', group: null },
  { id: 'policy', label: 'Policy', icon: 'law', group: 'Reporting' },
  { id: 'advisories', label: 'Advisories', icon: 'advisory', group: 'Reporting' },
  { id: 'dependabot', label: 'Dependabot', icon: 'dependabot', group: ALERTS },
  { id: 'code-scanning', label: 'Code scanning', icon: 'codescan', group: ALERTS },
  { id: 'secret-scanning', label: 'Secret scanning', icon: 'key', group: ALERTS },
]

/** The section at a path below `/security` (empty: the overview) that this person has. */
export function findSection(
  repository: Repository,
  viewer: Person | null,
  path: string,
): Section | undefined {
  return available(repository, viewer).find((section) => section.id === (path === '' ? 'overview' : path))
}

/**
 * The sidebar of a repository's Security pages. Visitors see what is reported, those who may push its alerts as well,
 * and GitHub's own campaigns where the organization has them: they are for people with write access (docs, 2026).
 */
export function sidebarOf(repository: Repository, viewer: Person | null): SidebarGroup[] {
  const base = `/${repository.owner.login}/${repository.name}/security`
  const open = repository.alerts.filter((alert) => alert.state === 'open').length
  const entry = ({ id, label, icon }: Section): SidebarItem => ({
    id,
    label,
    icon,
    href: id === 'overview' ? base : `${base}/${id}`,
    count: id === 'code-scanning' && repository.codeScanning ? open : null,
  })
  const sections = available(repository, viewer)
  const headings = [...new Set(sections.map((section) => section.group))]
  const groups = headings.map((heading) => ({
    heading,
    items: sections.filter((section) => section.group === heading).map(entry),
  }))
  if (!seesCampaigns(repository, viewer)) return groups
  return [...groups, { heading: CAMPAIGNS, items: campaignItems(repository) }]
}

/** Whether GitHub shows its own campaigns to this person here. */
export function seesCampaigns(repository: Repository, viewer: Person | null): boolean {
  return repository.owner.nativeCampaigns && mayPush(repository, viewer)
}

function available(repository: Repository, viewer: Person | null): readonly Section[] {
  return SECTIONS.filter((section) => section.group !== ALERTS || seesAlerts(repository, viewer))
}
