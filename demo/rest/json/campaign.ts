import type { Campaign } from '../../organization/campaign-model.ts'
import { campaignStats } from '../../organization/campaign-stats.ts'
import type { Organization } from '../../organization/model.ts'
import { iso, isoOrNull } from './dates.ts'
import { personJson } from './person.ts'
import { teamJson } from './team.ts'

/** Schema `campaign-summary`. It names no alert and no repository. */
export function campaignJson(organization: Organization, campaign: Campaign) {
  const { open, closed, inProgress } = campaignStats(organization, campaign)
  return {
    number: campaign.number,
    created_at: iso(campaign.createdAt),
    updated_at: iso(campaign.updatedAt),
    name: campaign.name,
    description: campaign.description,
    managers: campaign.managers.map(personJson),
    team_managers: campaign.teamManagers.map((team) => teamJson(organization, team)),
    published_at: iso(campaign.publishedAt),
    ends_at: iso(campaign.endsAt),
    closed_at: isoOrNull(campaign.closedAt),
    state: campaign.state,
    contact_link: campaign.contactLink,
    alert_stats: { open_count: open, closed_count: closed, in_progress_count: inProgress },
  }
}
