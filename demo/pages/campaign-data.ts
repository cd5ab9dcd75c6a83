import type { Campaign } from '../organization/campaign-model.ts'
import { campaignStats } from '../organization/campaign-stats.ts'
import type { Alert, Organization, Repository } from '../organization/model.ts'
import { ago } from './ago.ts'
import { alertList } from './alert-list.ts'
import type { SecurityContent, SidebarItem } from './data/security.ts'

/** Path of GitHub's own campaigns below the Security pages of an organization or repository; the number, if any. */
const PATH = /^campaigns\/(\d+)$/

/** The campaign that a path below the Security pages names; undefined where there is none. */
export function campaignAt(organization: Organization, path: string): Campaign | undefined {
  const number = PATH.exec(path)?.[1]
  if (number === undefined || !organization.nativeCampaigns) return undefined
  return organization.campaigns.find((campaign) => campaign.number === Number(number))
}

/** The campaigns of an organization, the newest first. */
export function campaignList(organization: Organization, now: number): SecurityContent {
  return {
    kind: 'campaigns',
    rows: organization.campaigns.toReversed().map((campaign) => ({
      name: campaign.name,
      href: `/orgs/${organization.login}/security/campaigns/${campaign.number}`,
      state: campaign.state,
      story: story(campaign, now),
      ...campaignStats(organization, campaign),
    })),
  }
}

/** One campaign: its alerts as far as they are given, in a list with a filter. */
export function campaignPage(
  campaign: Campaign,
  alerts: readonly Alert[],
  address: string,
  query: URLSearchParams,
  now: number,
  withRepository: boolean,
): SecurityContent {
  const list = alertList(alerts, address, query, now, withRepository)
  return { ...list, heading: campaign.name, note: `${campaign.description} ${story(campaign, now)}`.trim() }
}

/** The open campaigns with alerts in a repository, as its sidebar lists them by name (docs, 2026). */
export function campaignItems(repository: Repository): SidebarItem[] {
  const base = `/${repository.owner.login}/${repository.name}/security`
  return repository.owner.campaigns.flatMap((campaign): SidebarItem[] => {
    const here = campaign.alerts.filter((alert) => alert.repository === repository)
    if (campaign.state !== 'open' || here.length === 0) return []
    const id = `campaigns/${campaign.number}`
    const count = here.filter((alert) => alert.state === 'open').length
    return [{ id, label: campaign.name, href: `${base}/${id}`, icon: 'goal', count }]
  })
}

function story(campaign: Campaign, now: number): string {
  const managers = campaign.managers.map((person) => person.login).join(', ')
  const end =
    campaign.closedAt === null
      ? `due ${new Date(campaign.endsAt).toISOString().slice(0, 10)}`
      : `closed ${ago(campaign.closedAt, now)}`
  return `Managed by ${managers || 'nobody'}, ${end}`
}
