import { daysText, dueText, type DueTone } from '@/components/campaign/due-text'
import { writtenDate } from '@/components/primer/dates'
import type { RepositoryCampaign, RepositoryCampaigns } from '@/lib/backend/views'
import { t } from '@/lib/i18n'
import type { TabCount } from '@/lib/pages/tab-count'
import { closed } from '@/lib/tracking/progress'

/** The largest number that the tab has room for. */
const ROOM = 99

/** What the Security tab says: the alerts left to do; a dot where they cannot be counted; nothing where nothing is left. */
export function tabCount(known: RepositoryCampaigns | null): TabCount | null {
  if (known === null || known.campaigns.length === 0) return null
  if (known.left === null)
    return { text: null, meaning: t('repository.tab.some', { count: known.campaigns.length }) }
  if (known.left === 0) return null
  const text = known.left > ROOM ? `${ROOM}+` : String(known.left)
  return { text, meaning: t('repository.tab.left', { count: known.left }) }
}

/** Whether every alert of a campaign is closed here; false where that is not known. Alerts that GitHub hides cannot be done. */
export function isDone({ here }: Pick<RepositoryCampaign, 'here'>): boolean {
  return here !== null && here.total > here.notVisible && closed(here) === here.total - here.notVisible
}

/** The due date with what it means: *Due 31 Jan 2030 · 20 days left · On track*. Without counts only the days count. */
export function whenDue(campaign: Pick<RepositoryCampaign, 'due' | 'dueDate' | 'daysLeft'>): {
  tone: DueTone
  text: string
} {
  const date = t('campaigns.dueOn', { date: writtenDate(campaign.dueDate) })
  const due = campaign.due && dueText(campaign.due)
  const parts = due ? [due.days, due.headline] : [daysText(campaign.daysLeft)]
  return {
    tone: due?.tone ?? (campaign.daysLeft < 0 ? 'bad' : 'neutral'),
    text: [date, ...parts].filter(Boolean).join(' · '),
  }
}
