import { matching, type PageOf } from './alert-pages'
import { groupPage } from './group-rows'
import type { Observed } from './observed'
import type { GroupPage, Grouping } from '../views'
import type { Campaign } from '@/lib/campaigns/campaign'

/** The groups of a campaign's alerts with the progress of those that match; an empty filter leaves nothing out. */
export function searchGroups(
  campaign: Campaign,
  observed: Observed,
  { query, ...wanted }: PageOf & { by: Grouping },
): GroupPage {
  const found = query.trim() === '' ? null : matching(campaign, observed, query, null)
  return groupPage(campaign, observed, found, wanted)
}
