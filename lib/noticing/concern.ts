import type { Campaign } from '@/lib/campaigns/campaign'
import type { DueStatus } from '@/lib/tracking/due-status'

/** A repository with alerts of a campaign that a person can write to. */
export interface WritablePlace {
  /** `octo-org/shop` */
  fullName: string
  /** Alerts of the campaign there, whatever became of them. */
  alerts: number
  /** Of these neither fixed nor dismissed; null where its alerts were never read. */
  left: number | null
}

/** The parts of a campaign that decide whether somebody is told of it, and what. */
export type Noticed = Pick<
  Campaign,
  | 'id'
  | 'organization'
  | 'state'
  | 'name'
  | 'dueDate'
  | 'timeZone'
  | 'managers'
  | 'createdBy'
  | 'createdAt'
  | 'publishedAt'
>

/** A campaign as far as the token's user has to do with it. */
export interface Concern {
  campaign: Noticed
  writable: WritablePlace[]
  /** Of all its alerts, those neither fixed nor dismissed; null where nothing is known of them. */
  left: number | null
  /** Against the due date; null where nothing is known of its alerts. */
  due: DueStatus | null
}

/** Whether this person is among the managers; GitHub does not tell `Maya` from `maya`. */
export function isManagedBy(me: string, { managers }: Pick<Campaign, 'managers'>): boolean {
  return managers.some((login) => login.toLowerCase() === me.toLowerCase())
}

/** Repositories in which this person has something to do, or may have: where the alerts were never read, nobody knows. */
export function placesToAct({ writable }: Pick<Concern, 'writable'>): WritablePlace[] {
  return writable.filter(({ left }) => left !== 0)
}
