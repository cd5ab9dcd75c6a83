import type { Alert, Person, Repository, Team } from './model.ts'

/** One of GitHub's own security campaigns. Its alerts are chosen when it is made and stay the same. */
export interface Campaign {
  number: number
  name: string
  description: string
  managers: Person[]
  teamManagers: Team[]
  contactLink: string | null
  state: 'open' | 'closed'
  createdAt: number
  updatedAt: number
  publishedAt: number
  /** When it is due. Nothing happens at that time: a campaign stays open until somebody closes it. */
  endsAt: number
  closedAt: number | null
  alerts: Alert[]
  /** The issues that were opened with it, one in each repository; none unless they were asked for. */
  issues: CampaignIssue[]
}

export interface CampaignIssue {
  repository: Repository
  number: number
}

/** What a new campaign is made of; the rest has sensible defaults. */
export interface NewCampaign {
  name: string
  alerts: readonly Alert[]
  description?: string
  /** Default: Maya. */
  managers?: Person[]
  teamManagers?: Team[]
  contactLink?: string | null
  /** Default: in thirty days. */
  endsAt?: number
  generateIssues?: boolean
}

/** What can be changed later. */
export type CampaignEdit = Partial<
  Pick<Campaign, 'name' | 'description' | 'managers' | 'teamManagers' | 'contactLink' | 'endsAt'>
>
