import { paceOf } from './pace'
import type { Progress } from './progress'
import { closed } from './progress'
import type { Campaign } from '@/lib/campaigns/campaign'
import { DAY, dateOf, daysBetween, type EpochSeconds } from '@/lib/time'

/** Where a campaign stands against its due date. `daysLeft` is negative once overdue. Paces are alerts per day. */
export type DueStatus =
  | { state: 'draft'; daysLeft: number }
  | { state: 'closed' }
  /** Every alert is fixed or dismissed. */
  | { state: 'complete'; daysLeft: number }
  /** GitHub shows none of its alerts any more: nothing can be said. */
  | { state: 'not-visible'; daysLeft: number }
  | { state: 'overdue'; daysLeft: number; remaining: number }
  /** At the pace since its start the rest takes longer than the days left. */
  | { state: 'at-risk'; daysLeft: number; needed: number; pace: number }
  | { state: 'on-track'; daysLeft: number; needed: number; pace: number }
  /** Too young to tell a pace. */
  | { state: 'started'; daysLeft: number; needed: number }

/**
 * The status at an instant. The due date is a calendar date in the campaign's zone: the campaign is overdue only after
 * that day has ended there, for everybody. Alerts closed before the campaign started do not count into its pace. `asOf` is how
 * far the closings are known: days of which nothing is known yet do not make a campaign slower.
 */
export function dueStatus(
  campaign: Pick<Campaign, 'state' | 'dueDate' | 'timeZone' | 'createdAt' | 'publishedAt'>,
  progress: Progress,
  closedSinceStart: number,
  now: EpochSeconds,
  asOf: EpochSeconds = now,
): DueStatus {
  if (campaign.state === 'closed') return { state: 'closed' }
  const daysLeft = daysBetween(dateOf(now, campaign.timeZone), campaign.dueDate)
  if (campaign.state === 'draft') return { state: 'draft', daysLeft }
  if (progress.total > 0 && progress.notVisible === progress.total) return { state: 'not-visible', daysLeft }
  const remaining = progress.total - progress.notVisible - closed(progress)
  if (progress.total > 0 && remaining === 0) return { state: 'complete', daysLeft }
  if (daysLeft < 0) return { state: 'overdue', daysLeft, remaining }

  // Today still counts as a working day.
  const needed = remaining / (daysLeft + 1)
  const { perDay: pace } = paceOf(
    closedSinceStart,
    (asOf - (campaign.publishedAt ?? campaign.createdAt)) / DAY,
  )
  if (pace === null) return { state: 'started', daysLeft, needed }
  return { state: pace >= needed ? 'on-track' : 'at-risk', daysLeft, needed, pace }
}
