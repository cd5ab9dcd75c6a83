import { alertPage, campaignPage, rowsOf, type Found, type GroupOf, type Part } from './alert-rows'
import { filterOptions, type Observed } from './observed'
import type { AlertPage } from '../views'
import { evaluate } from '@/lib/alerts/filter/evaluate'
import type { Campaign } from '@/lib/campaigns/campaign'

export interface PageOf extends Part {
  query: string
}

/** The alerts of the organization that match a filter, in the filter's own order. */
export function searchAlerts(observed: Observed, { query, ...part }: PageOf): AlertPage {
  return alertPage(observed, evaluate(query, observed.index, filterOptions(observed)), part)
}

/** The alerts of a campaign that match a filter: in progress first, the most severe before the others. */
export function searchCampaign(
  campaign: Campaign,
  observed: Observed,
  { group, query, ...part }: PageOf & { group: GroupOf | null },
): AlertPage {
  return campaignPage(observed, matching(campaign, observed, query, group), part)
}

/** The rows of a campaign's visible alerts that match a filter, of one group or of all. */
export function matching(
  campaign: Campaign,
  observed: Observed,
  query: string,
  group: GroupOf | null,
): Found {
  const rows = rowsOf(campaign, observed, group)
  return evaluate(query, observed.index, { ...filterOptions(observed), rows })
}
