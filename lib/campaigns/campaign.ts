import type { CalendarDate, EpochSeconds } from '@/lib/time'
import type { AlertKind } from '@/lib/alerts/alert'

export type CampaignState = 'draft' | 'open' | 'closed'

/** What a person types about a campaign. */
export interface CampaignDetails {
  name: string
  description: string
  dueDate: CalendarDate
  /** Logins of owners or security managers. */
  managers: string[]
  /** https or mailto. */
  contactLink: string | null
}

/** The alerts of one repository that belong to a campaign, numbers ascending. */
export interface AlertSelection {
  repositoryId: number
  kind: AlertKind
  numbers: number[]
}

/** What is done at GitHub when a campaign opens: ask Copilot Autofix for its alerts, open an issue in each repository. */
export interface LaunchOptions {
  autofix: boolean
  issues: boolean
}

/** Whether a person with this login is shown the campaign: a draft is its author's alone. `me` is null without a token. */
export function isShownTo(
  me: string | null,
  { state, createdBy }: Pick<Campaign, 'state' | 'createdBy'>,
): boolean {
  return state !== 'draft' || (me !== null && createdBy.toLowerCase() === me.toLowerCase())
}

/** A set of alerts with a name, a contact and a due date. The set is fixed at creation. */
export interface Campaign extends CampaignDetails {
  /** UUID. */
  id: string
  organization: string
  state: CampaignState
  /** IANA name: the due date ends with the day in this zone, for everybody. */
  timeZone: string
  /** The filter that chose the alerts, and the template it came from. */
  filter: string
  template: string | null
  alerts: AlertSelection[]
  /** Alerts that matched but were left out because of the limits. */
  leftOut: number
  launch: LaunchOptions
  createdAt: EpochSeconds
  createdBy: string
  publishedAt: EpochSeconds | null
  closedAt: EpochSeconds | null
  /** Counts every change; an edit names the revision that it was made on. */
  revision: number
}
