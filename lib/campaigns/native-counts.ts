import type { NativeCampaign, NativeCounts } from './native'

/**
 * How many alerts are open and untouched, in progress, and closed. REST "List campaigns for an organization" gives
 * `open_count`, `in_progress_count` and `closed_count` without saying whether those in progress are among the open ones (its
 * sample, 10, 3 and 3, fits both). We take it that they are, since an alert that somebody works on is still open, unless
 * `areApart`: then the three add up as they are.
 */
export function countsShown({ open, inProgress, closed }: NativeCounts, apart: boolean): NativeCounts {
  return { open: apart ? open : Math.max(0, open - inProgress), inProgress, closed }
}

/**
 * Whether the campaigns of an organization prove that GitHub counts alerts in progress apart from open ones: more of them
 * than open ones, or a sum that only then is the number of alerts with which we published a campaign.
 * @param sizes of campaigns that were published from here, by number
 */
export function areApart(
  campaigns: readonly Pick<NativeCampaign, 'number' | 'counts'>[],
  sizes: ReadonlyMap<number, number>,
): boolean {
  return campaigns.some(({ number, counts: { open, inProgress, closed } }) => {
    if (inProgress > open) return true
    return inProgress > 0 && sizes.get(number) === open + inProgress + closed
  })
}
