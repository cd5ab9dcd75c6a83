import { safeContactLink } from './contact-link'
import { dateText } from './due-text'
import { t } from '@/lib/i18n'
import type { Campaign } from './campaign'

/** What an announcement says of a campaign. */
export interface Announced extends Pick<
  Campaign,
  'id' | 'organization' | 'name' | 'description' | 'dueDate' | 'timeZone' | 'managers' | 'contactLink'
> {
  /** How many of its alerts are left to be closed, and in how many repositories the campaign is. */
  alerts: number
  repositories: number
}

const GITHUB = 'https://github.com'

/** The campaign's page, which opens for everybody who has Muster. */
export function campaignPage({ organization, id }: Pick<Campaign, 'organization' | 'id'>): string {
  return `${GITHUB}/orgs/${encodeURIComponent(organization)}/security#muster/campaigns/${encodeURIComponent(id)}`
}

/**
 * Markdown to paste into a chat or a mail. Readable as it stands too, so only what Markdown would swallow is escaped,
 * addresses are written out, and managers are linked rather than mentioned: a login means nothing elsewhere.
 */
export function announcement(campaign: Announced): string {
  const contact = safeContactLink(campaign.contactLink)
  const managers = campaign.managers
    .map((login) => `[${plain(login)}](${GITHUB}/${encodeURIComponent(login)})`)
    .join(', ')
  const repositories = t('notices.announcement.repositories', { count: campaign.repositories })
  return [
    t('notices.announcement.what', { name: plain(campaign.name) }),
    '',
    plain(campaign.description),
    '',
    `- ${t('notices.announcement.alerts', { count: campaign.alerts, repositories })}`,
    `- ${t('notices.announcement.due', { due: dateText(campaign.dueDate), zone: campaign.timeZone })}`,
    `- ${t('notices.announcement.whom', { managers })}`,
    ...(contact ? [`- ${t('notices.announcement.contact', { link: `<${contact}>` })}`] : []),
    `- ${t('notices.announcement.campaign', { link: `<${campaignPage(campaign)}>` })}`,
    '',
  ].join('\n')
}

/** Leaves addresses whole: their underscores mean nothing in Markdown. */
function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .split(/(https:\/\/\S+)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/[\\`*_[\]<>~|]/g, '\\$&')))
    .join('')
    .replace(/^([#+-]|\d+[.)])(?=\s)/, '\\$1')
}
