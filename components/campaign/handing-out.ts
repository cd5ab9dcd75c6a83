import type { CampaignView } from '@/lib/backend/views'
import { announcement } from '@/lib/campaigns/announcement'
import { closed, type Progress } from '@/lib/tracking/progress'

/** Most of a campaign's name that goes into the name of a file. */
const NAME_LENGTH = 40

/** The announcement of a campaign, as it stands now. */
export function announcementOf(campaign: CampaignView): string {
  return announcement({ ...campaign, alerts: left(campaign.progress) })
}

/** Alerts that somebody can still do something about. */
function left(progress: Progress): number {
  return progress.total - closed(progress) - progress.notVisible
}

/** `muster-sql-injection-2026-12-24.ics`, whatever the campaign is called. */
export function calendarFileName({ name, dueDate }: Pick<CampaignView, 'name' | 'dueDate'>): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .slice(0, NAME_LENGTH)
    .replace(/^-|-$/g, '')
    .toLowerCase()
  return `${['muster', plain, dueDate].filter(Boolean).join('-')}.ics`
}

/** Puts a text on the clipboard; false where the browser or the page does not allow it. */
export async function copyText(text: string): Promise<boolean> {
  // The page decides whether there is a clipboard: without https, or by its own policy, there is none.
  const clipboard: Clipboard | undefined = navigator.clipboard
  if (!clipboard) return false
  return clipboard.writeText(text).then(
    () => true,
    () => false,
  )
}
