import { isManagedBy, type Concern, type Noticed } from './concern'
import { addDays, dateOf, daysBetween, type EpochSeconds } from '@/lib/time'

/** Days before the due date on which a manager is reminded; -1 is the day after it. The latest comes last. */
export const STEPS = [7, 1, -1] as const
export type Step = (typeof STEPS)[number]

/** So many days after the due date nobody needs a first reminder any more: the toolbar button still counts the campaign. */
const LATE = 7

/** A campaign that one of its managers is to be reminded of. */
export interface Reminder {
  campaign: Noticed
  step: Step
  /** Until the due date, now; negative once it is over. */
  daysLeft: number
  /** Alerts that are neither fixed nor dismissed; at least one. */
  left: number
}

/**
 * What a manager is to be reminded of, each with the latest step that has come in the campaign's own time zone: steps that were
 * missed meanwhile are not made up for. A step that had come before the campaign opened is none. Whether it was told before is
 * not known here.
 */
export function remindersDue(concerns: readonly Concern[], me: string, now: EpochSeconds): Reminder[] {
  return concerns.flatMap(({ campaign, left }): Reminder[] => {
    if (campaign.state !== 'open' || left === null || left === 0 || !isManagedBy(me, campaign)) return []
    const daysLeft = daysBetween(dateOf(now, campaign.timeZone), campaign.dueDate)
    const step = STEPS.findLast(
      (one) => daysLeft <= one && daysLeft >= -LATE && isAfterOpening(campaign, one),
    )
    return step === undefined ? [] : [{ campaign, step, daysLeft, left }]
  })
}

/** Who opens a campaign five days before its end knows that it is due within a week. */
function isAfterOpening({ publishedAt, createdAt, timeZone, dueDate }: Noticed, step: Step): boolean {
  return dateOf(publishedAt ?? createdAt, timeZone) < addDays(dueDate, -step)
}
