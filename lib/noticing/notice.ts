import type { NewCampaign } from './new-campaigns'
import type { Reminder } from './reminders'
import { noticeId, placeOfCampaign, placeOfNew, placeOfSeveral } from './place'
import { plainName } from './plain'
import { dateText } from '@/lib/campaigns/due-text'
import { t } from '@/lib/i18n'

/** A notification: plain text, short, and nothing in it that is fetched from anywhere. */
export interface Notice {
  id: string
  title: string
  message: string
}

/** Campaigns that several stand for are named up to so many. */
const NAMED = 3

/** One notification for all that is new; null for nothing. */
export function noticeOfNew(found: readonly NewCampaign[]): Notice | null {
  const [first, ...others] = found
  if (!first) return null
  if (others.length === 0) {
    const { campaign, places } = first
    const alerts = places.reduce((sum, place) => sum + (place.left ?? place.alerts), 0)
    const where =
      places.length === 1
        ? plainName(places[0]?.fullName ?? '')
        : t('noticing.repositories', { count: places.length })
    return {
      id: noticeId('new', placeOfNew(first)),
      title: t('noticing.new', { name: plainName(campaign.name) }),
      message: t('noticing.new.what', { count: alerts, where, due: dateText(campaign.dueDate) }),
    }
  }
  const campaigns = found.map(({ campaign }) => campaign)
  return {
    id: noticeId('new', placeOfSeveral(campaigns)),
    title: t('noticing.new.several', { count: found.length }),
    message: listed(campaigns.map(({ name }) => plainName(name))),
  }
}

/** One notification for all that is due; null for nothing. */
export function noticeOfReminders(found: readonly Reminder[]): Notice | null {
  const [first, ...others] = found
  if (!first) return null
  if (others.length === 0)
    return {
      id: noticeId('due', placeOfCampaign(first.campaign)),
      title: whenText(first),
      message: t('noticing.due.what', { count: first.left, due: dateText(first.campaign.dueDate) }),
    }
  const soonest = found.toSorted((a, b) => a.daysLeft - b.daysLeft)
  return {
    id: noticeId('due', placeOfSeveral(found.map(({ campaign }) => campaign))),
    title: t('noticing.due.several', { count: found.length }),
    message: listed(soonest.map(whenText)),
  }
}

function whenText({ campaign, daysLeft }: Reminder): string {
  const name = plainName(campaign.name)
  if (daysLeft < 0) return t('noticing.due.over', { name })
  if (daysLeft === 0) return t('noticing.due.today', { name })
  return daysLeft === 1
    ? t('noticing.due.tomorrow', { name })
    : t('noticing.due.days', { name, count: daysLeft })
}

function listed(lines: readonly string[]): string {
  const more = lines.length - NAMED
  return [...lines.slice(0, NAMED), ...(more > 0 ? [t('noticing.more', { count: more })] : [])].join('\n')
}
