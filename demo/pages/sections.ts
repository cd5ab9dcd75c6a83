import type { Organization } from '../organization/model.ts'
import type { IconName } from './data/nav.ts'
import type { SidebarGroup } from './data/security.ts'

interface Section {
  /** Path below `/security`. */
  id: string
  label: string
  icon: IconName
  group: string | null
}

const SECTIONS: readonly Section[] = [
  { id: 'overview', label: 'Overview', icon: 'shield', group: null },
  { id: 'risk', label: 'Risk', icon: 'meter', group: null },
  { id: 'coverage', label: 'Coverage', icon: 'check', group: null },
  { id: 'assessments', label: 'Assessments', icon: 'checklist', group: null },
  { id: 'campaigns', label: 'Campaigns', icon: 'goal', group: null },
  { id: 'alerts/dependabot', label: 'Dependabot', icon: 'dependabot', group: 'Findings' },
  { id: 'alerts/code-scanning', label: 'Code scanning', icon: 'codescan', group: 'Findings' },
  { id: 'alerts/secret-scanning', label: 'Secret scanning', icon: 'key', group: 'Findings' },
  { id: 'metrics/enablement', label: 'Enablement trends', icon: 'graph', group: 'Insights' },
  { id: 'metrics/codeql', label: 'CodeQL pull requests', icon: 'codescan', group: 'Insights' },
  { id: 'metrics/secret-scanning', label: 'Secret push protection', icon: 'key', group: 'Insights' },
]

/** The section at a path below `/security` (empty: the overview). GitHub's campaigns exist only with a licence. */
export function findSection(organization: Organization, path: string): Section | undefined {
  return available(organization).find((section) => section.id === (path === '' ? 'overview' : path))
}

/** The sidebar of the Security pages, with the number of open code scanning alerts. */
export function sidebarOf(organization: Organization, openAlerts: number): SidebarGroup[] {
  const sections = available(organization)
  const headings = [...new Set(sections.map((section) => section.group))]
  return headings.map((heading) => ({
    heading,
    items: sections
      .filter((section) => section.group === heading)
      .map(({ id, label, icon }) => ({
        id,
        label,
        icon,
        href: `/orgs/${organization.login}/security/${id}`,
        count: id === 'alerts/code-scanning' ? openAlerts : null,
      })),
  }))
}

function available(organization: Organization): readonly Section[] {
  return SECTIONS.filter((section) => section.id !== 'campaigns' || organization.nativeCampaigns)
}
