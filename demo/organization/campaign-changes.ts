import { campaignIssueBody, campaignIssueTitle } from './campaign-issue.ts'
import type { Campaign, CampaignEdit, NewCampaign } from './campaign-model.ts'
import { DismissalChanges } from './dismissal-changes.ts'
import type { Organization, Person, Repository } from './model.ts'
import { AUTOFIX_BOT, MAYA } from './people.ts'

const MONTH = 30 * 86_400_000

/**
 * What can happen to GitHub's own campaigns. As at GitHub an edit rewrites the campaign's issues, closing, reopening and
 * deleting comment on them, and none of these closes an issue.
 */
export class CampaignChanges extends DismissalChanges {
  /** Gives an organization GitHub's campaigns, or takes them away: its addresses then answer 404. Nothing is lost. */
  switchNativeCampaigns(login: string, on: boolean): Organization {
    const organization = this.mustFindOrganization(login)
    organization.nativeCampaigns = on
    this.tick()
    return organization
  }

  /** The campaigns of an organization, open and closed, oldest first, whether it has them switched on or not. */
  campaigns(login: string): readonly Campaign[] {
    return this.mustFindOrganization(login).campaigns
  }

  /** Campaign `number`; throws when there is none. */
  campaign(login: string, number: number): Campaign {
    const found = this.campaigns(login).find((campaign) => campaign.number === number)
    if (!found) throw new Error(`${login} has no campaign ${number}`)
    return found
  }

  /** A campaign, without any of the limits that REST has. */
  createCampaign(login: string, made: NewCampaign): Campaign {
    const organization = this.mustFindOrganization(login)
    const at = this.tick()
    organization.campaignsMade += 1
    const campaign: Campaign = {
      number: organization.campaignsMade,
      name: made.name,
      description: made.description ?? 'What must not wait any longer.',
      managers: made.managers ?? [MAYA],
      teamManagers: made.teamManagers ?? [],
      contactLink: made.contactLink ?? null,
      state: 'open',
      createdAt: at,
      updatedAt: at,
      publishedAt: at,
      endsAt: made.endsAt ?? at + MONTH,
      closedAt: null,
      alerts: [...new Set(made.alerts)],
      issues: [],
    }
    organization.campaigns.push(campaign)
    if (made.generateIssues === true) this.#openIssues(organization, campaign)
    return campaign
  }

  editCampaign(login: string, number: number, edit: CampaignEdit): Campaign {
    const campaign = this.#touch(this.campaign(login, number))
    Object.assign(campaign, edit)
    for (const { repository, number: issue } of this.#issuesOf(campaign)) {
      const body = campaignIssueBody(this.mustFindOrganization(login), campaign, repository)
      this.editIssue(nameOf(repository), issue, { title: campaignIssueTitle(campaign), body })
    }
    return campaign
  }

  closeCampaign(login: string, number: number): Campaign {
    const campaign = this.#touch(this.campaign(login, number))
    Object.assign(campaign, { state: 'closed', closedAt: campaign.updatedAt })
    this.#tell(campaign, 'This campaign was closed.')
    return campaign
  }

  reopenCampaign(login: string, number: number): Campaign {
    const campaign = this.#touch(this.campaign(login, number))
    Object.assign(campaign, { state: 'open', closedAt: null })
    this.#tell(campaign, 'This campaign was reopened.')
    return campaign
  }

  /** Deletes it for good. Its number is not given again. */
  deleteCampaign(login: string, number: number): void {
    const campaign = this.campaign(login, number)
    this.#tell(campaign, 'This campaign was deleted.')
    const organization = this.mustFindOrganization(login)
    organization.campaigns = organization.campaigns.filter((one) => one !== campaign)
    this.tick()
  }

  /** One issue in each repository that can have one. */
  #openIssues(organization: Organization, campaign: Campaign): void {
    for (const repository of new Set(campaign.alerts.map((alert) => alert.repository))) {
      if (!repository.hasIssues || repository.archived) continue
      const title = campaignIssueTitle(campaign)
      const body = campaignIssueBody(organization, campaign, repository)
      const { number } = this.createIssue(nameOf(repository), { title, body }, AUTOFIX_BOT)
      campaign.issues.push({ repository, number })
    }
  }

  #tell(campaign: Campaign, text: string, author: Person = AUTOFIX_BOT): void {
    for (const { repository, number } of this.#issuesOf(campaign)) {
      this.commentOn(nameOf(repository), number, text, author)
    }
  }

  /** Those of its issues that are still there and can be changed. */
  #issuesOf(campaign: Campaign) {
    return campaign.issues.filter(({ repository, number }) => {
      const { archived, owner, issues } = repository
      return (
        !archived && owner.repositories.includes(repository) && issues.some((one) => one.number === number)
      )
    })
  }

  #touch(campaign: Campaign): Campaign {
    campaign.updatedAt = Math.max(this.tick(), campaign.updatedAt)
    return campaign
  }
}

function nameOf(repository: Repository): string {
  return `${repository.owner.login}/${repository.name}`
}
