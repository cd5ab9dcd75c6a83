import { searchCampaign, type PageOf } from './alert-pages'
import { alertRow } from './alert-rows'
import { alertsOf, closedSince, visibleAlerts } from './campaign-alerts'
import { repositoryUrl, statusOfRow, type Observed } from './observed'
import type {
  AlertPage,
  RepositoryAlert,
  RepositoryCampaign,
  RepositoryCampaigns,
  RepositoryData,
} from '../views'
import type { Repository } from '@/lib/alerts/organization'
import type { Campaign } from '@/lib/campaigns/campaign'
import { fail, ok, type Outcome } from '@/lib/failure'
import { dateOf, daysBetween } from '@/lib/time'
import { dueStatus } from '@/lib/tracking/due-status'
import { count, noProgress } from '@/lib/tracking/progress'

/** What is known of one repository: its index holds its alerts and no others. */
export interface ObservedRepository extends Observed {
  repositoryId: number
  /** `octo-org/shop`, as GitHub spells it. */
  fullName: string
  facts: Repository | null
  reading: RepositoryData
  /** Numbers of the tracking issues in this repository, by the campaign's id. */
  issues: ReadonlyMap<string, number>
}

/** The open campaigns that have alerts here, each narrowed to them; the one that is due first comes first. */
export function campaignsHere({ campaigns, repositoryId }: ObservedRepository): Campaign[] {
  return campaigns
    .filter(({ state }) => state === 'open')
    .flatMap((campaign) => {
      const alerts = campaign.alerts.filter((one) => one.repositoryId === repositoryId)
      return alerts.length === 0 ? [] : [{ ...campaign, alerts }]
    })
    .sort((a, b) => compare(a.dueDate, b.dueDate) || compare(a.name, b.name) || compare(a.id, b.id))
}

/** What a repository of which nothing is stored has: no campaigns. */
export function unknownRepository(repository: string): RepositoryCampaigns {
  return {
    repository,
    repositoryId: null,
    campaigns: [],
    left: null,
    data: { state: 'never' },
    canWrite: null,
    isArchived: false,
    isRefreshing: false,
  }
}

/** Everything that developers see of a repository's campaigns at once. */
export function repositoryCampaigns(
  observed: ObservedRepository,
  isRefreshing: boolean,
): RepositoryCampaigns {
  const { fullName, repositoryId, reading, facts } = observed
  const campaigns = campaignsHere(observed)
  return {
    repository: fullName,
    repositoryId,
    campaigns: campaigns.map((campaign) => viewOf(campaign, observed)),
    left: hasCounts(reading) ? leftOf(campaigns, observed) : null,
    data: reading,
    canWrite: facts?.canPush ?? null,
    isArchived: facts?.archived ?? false,
    isRefreshing,
  }
}

/** A page of a campaign's alerts here, in progress first. Alerts that were never read are a failure, not an empty page. */
export function repositoryAlerts(observed: ObservedRepository, id: string, page: PageOf): Outcome<AlertPage> {
  const campaign = campaignsHere(observed).find((one) => one.id === id)
  if (!campaign) return fail({ kind: 'campaign-gone' })
  const { reading, fullName } = observed
  if (hasCounts(reading)) return ok(searchCampaign(campaign, observed, { group: null, ...page }))
  if (reading.state === 'failed') return fail(reading.failure)
  return fail({ kind: 'never-synced', organization: fullName })
}

/** An alert with the campaigns that it belongs to. */
export function repositoryAlert(observed: ObservedRepository, number: number): RepositoryAlert {
  const { repositoryId, index } = observed
  const row = index.find({ repositoryId, kind: 'code-scanning', number })
  const campaigns = campaignsHere(observed).filter(({ alerts }) =>
    alerts.some(({ numbers }) => numbers.includes(number)),
  )
  return {
    alert: row < 0 ? null : alertRow(observed, row),
    campaigns: campaigns.map((campaign) => viewOf(campaign, observed)),
  }
}

function viewOf(campaign: Campaign, observed: ObservedRepository): RepositoryCampaign {
  const { now, reading, issues, fullName } = observed
  const { id, organization, timeZone, name, description, dueDate, managers, contactLink, alerts } = campaign
  const details = { name, description, dueDate, managers, contactLink }
  const here = hasCounts(reading) ? noProgress() : null
  if (here) for (const { status } of alertsOf(campaign, observed)) count(here, status)
  const closed = closedSince(visibleAlerts(campaign, observed), campaign.publishedAt ?? campaign.createdAt)
  const issue = issues.get(id)
  return {
    ...details,
    id,
    organization,
    timeZone,
    alerts: alerts.reduce((sum, { numbers }) => sum + numbers.length, 0),
    here,
    due: here && dueStatus(campaign, here, closed, now),
    daysLeft: daysBetween(dateOf(now, timeZone), dueDate),
    issue: issue === undefined ? null : { number: issue, url: `${repositoryUrl(fullName)}/issues/${issue}` },
  }
}

/** Whether the alerts here were read at any time, so that they can be counted. */
function hasCounts(reading: RepositoryData): boolean {
  return reading.state !== 'never' && reading.asOf !== null
}

function leftOf(campaigns: readonly Campaign[], observed: ObservedRepository): number {
  const left = new Set<number>()
  for (const campaign of campaigns)
    for (const { row } of alertsOf(campaign, observed))
      if (['open', 'in-progress'].includes(statusOfRow(observed, row))) left.add(row)
  return left.size
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
