import type { Campaign } from './campaign-model.ts'
import type { Organization, Repository } from './model.ts'

/** Title of the issue that GitHub opens for a campaign in a repository; the exact words are not public. */
export function campaignIssueTitle(campaign: Campaign): string {
  return `Security campaign: ${campaign.name}`
}

/** Its body: description, managers, contact link and due date, and how many alerts wait in this repository. */
export function campaignIssueBody(
  organization: Organization,
  campaign: Campaign,
  repository: Repository,
): string {
  const alerts = campaign.alerts.filter((alert) => alert.repository === repository).length
  const people = campaign.managers.map((person) => `@${person.login}`)
  const teams = campaign.teamManagers.map((team) => `@${organization.login}/${team.slug}`)
  const page = `https://github.com/${organization.login}/${repository.name}/security/campaigns/${campaign.number}`
  return [
    campaign.description,
    `**Alerts in this repository:** ${alerts}`,
    `**Due:** ${new Date(campaign.endsAt).toISOString().slice(0, 10)}`,
    `**Managers:** ${[...people, ...teams].join(', ') || 'none'}`,
    ...(campaign.contactLink === null ? [] : [`**Contact:** ${campaign.contactLink}`]),
    `[View the campaign](${page})`,
  ].join('\n\n')
}
