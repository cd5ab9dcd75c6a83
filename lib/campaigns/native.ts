import type { Campaign, CampaignDetails } from './campaign'
import type { EpochSeconds } from '@/lib/time'

/** What GitHub counts of a campaign's alerts. `open` is as GitHub gives it. */
export interface NativeCounts {
  open: number
  inProgress: number
  closed: number
}

/** One of GitHub's own campaigns, as GitHub tells it: neither its alerts nor how many of the closed ones were fixed. */
export interface NativeCampaign extends Omit<CampaignDetails, 'dueDate'> {
  number: number
  state: 'open' | 'closed'
  /** Slugs of teams that manage it. */
  teams: string[]
  endsAt: EpochSeconds
  createdAt: EpochSeconds
  closedAt: EpochSeconds | null
  counts: NativeCounts
}

/** The fields of a campaign that its twin at GitHub has too, and that can be changed there later (REST "Update a campaign"). */
export interface NativeFields extends CampaignDetails {
  state: 'open' | 'closed'
}

export const NATIVE_FIELDS = [
  'name',
  'description',
  'dueDate',
  'managers',
  'contactLink',
  'state',
] as const satisfies readonly (keyof NativeFields)[]
export type NativeField = (typeof NATIVE_FIELDS)[number]

/** What GitHub's campaign should say now. A draft is not at GitHub; one that waits there would be open. */
export function nativeFieldsOf(campaign: Campaign): NativeFields {
  const { name, description, dueDate, managers, contactLink, state } = campaign
  return { name, description, dueDate, managers, contactLink, state: state === 'closed' ? 'closed' : 'open' }
}

/** What was asked of GitHub when a campaign was created there, to look for it and to know what has changed since. */
export interface NativeAsk {
  fields: NativeFields
  endsAt: EpochSeconds
}

/** Created times are told in whole seconds, and GitHub's clock is known to within one or two. */
const CLOCK = 5
/** GitHub may keep the instant less exactly than it was sent. */
const EXACTNESS = 60

/**
 * The campaign that came of a creation nobody knows the end of: same name and end, made since it was asked for (`at`, by
 * GitHub's clock), and none of those that are known to be ours. The oldest, should there be more.
 */
export function findMade(
  campaigns: readonly NativeCampaign[],
  { fields, endsAt }: NativeAsk,
  at: EpochSeconds,
  ours: Pick<ReadonlySet<number>, 'has'>,
): NativeCampaign | null {
  const found = campaigns.filter(
    (one) =>
      one.name === fields.name &&
      Math.abs(one.endsAt - endsAt) < EXACTNESS &&
      one.createdAt >= at - CLOCK &&
      !ours.has(one.number),
  )
  return found.sort((a, b) => a.number - b.number)[0] ?? null
}

/** What has changed between what was sent and what a campaign says now. */
export function lackingFields(sent: NativeFields, campaign: Campaign): NativeField[] {
  return changedFields(sent, nativeFieldsOf(campaign))
}

/** The fields in which two states of a campaign differ. The order of managers means nothing. */
export function changedFields(before: NativeFields, after: NativeFields): NativeField[] {
  return NATIVE_FIELDS.filter((field) =>
    field === 'managers'
      ? listed(before.managers) !== listed(after.managers)
      : before[field] !== after[field],
  )
}

function listed(logins: readonly string[]): string {
  return logins
    .map((login) => login.toLowerCase())
    .sort()
    .join(' ')
}
