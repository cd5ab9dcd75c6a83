import { fixBranchName } from '@/lib/alerts/fix-names'
import { campaignPage } from '@/lib/campaigns/announcement'
import { safeContactLink } from '@/lib/campaigns/contact-link'
import { dateText } from '@/lib/campaigns/due-text'
import { alertList, contactText, mentions, type ListedAlert, type Noticed } from '@/lib/campaigns/issue-text'
import { LIMITS } from '@/lib/campaigns/limits'
import { link, literal } from '@/lib/campaigns/markdown'
import { t } from '@/lib/i18n'
import { freeName } from './branch-name'

/** The campaign on whose account somebody acts. */
export type ActedFor = Noticed & { organization: string }

export interface ProposeFor {
  alerts: readonly ListedAlert[]
  campaign: ActedFor | null
  /** GitHub's list of the repository's alerts. */
  page: string
  /** Branches whose names are taken. */
  branches: readonly string[]
  /** Whose token it is; null while unknown. */
  me: string | null
}

export interface Proposed {
  branch: string
  pullRequest: { title: string; body: string; reviewers: string[] }
  issue: { title: string; body: string }
}

/** Names and texts that can be filled in before anybody types; pure. Whatever came from outside shows as it is and does nothing. */
export function propose({ alerts, campaign, page, branches, me }: ProposeFor): Proposed {
  const numbers = alerts.map(({ number }) => number)
  const others = campaign?.managers.filter((login) => login.toLowerCase() !== me?.toLowerCase()) ?? []
  return {
    branch: freeName(fixBranchName(numbers), branches),
    pullRequest: {
      title: titleOf('pull', alerts),
      body: bodyOf('pull', alerts, campaign, page),
      reviewers: others,
    },
    issue: { title: titleOf('issue', alerts), body: bodyOf('issue', alerts, campaign, page) },
  }
}

/** GitHub's own words for the commit of a suggestion, so that people find it as they know it. */
export function commitMessage({ number, title }: { number: number; title: string }): string {
  return cut(t('proposals.commit', { number: String(number), rule: plain(title) }))
}

/** Text in an issue's body by which it is known. `id`: of the action that opens it. */
export function issueMark(id: string): string {
  return `<!-- muster action=${id} -->`
}

function titleOf(kind: 'pull' | 'issue', alerts: readonly ListedAlert[]): string {
  const [first] = alerts
  const rule = plain(first?.rule.description || first?.rule.id || '')
  if (alerts.length === 1)
    return cut(t(`proposals.${kind}.title.one`, { number: String(first?.number ?? 0), rule }))
  const count = alerts.length
  const same = alerts.every((alert) => alert.rule.id === first?.rule.id)
  return cut(t(`proposals.${kind}.title.${same ? 'sameRule' : 'several'}`, { count, rule }))
}

function bodyOf(
  kind: 'pull' | 'issue',
  alerts: readonly ListedAlert[],
  campaign: ActedFor | null,
  page: string,
): string {
  const contact = safeContactLink(campaign?.contactLink ?? null)
  const facts = campaign
    ? [
        `- ${t('proposals.campaign', {
          campaign: link(campaign.name, campaignPage(campaign)),
          due: dateText(campaign.dueDate),
          zone: literal(campaign.timeZone),
        })}`,
        `- ${t('notices.whom', { managers: mentions(campaign.managers) })}`,
        ...(contact ? [`- ${t('notices.contact', { link: link(contactText(contact), contact) })}`] : []),
      ]
    : []
  return [
    t(`proposals.${kind}.intro`, { count: alerts.length }),
    ...(facts.length > 0 ? [facts.join('\n')] : []),
    `### ${t('notices.alerts')}`,
    alertList(alerts, page),
  ].join('\n\n')
}

/** A title is plain text: GitHub renders no Markdown in it, but the names of people and issues it does mark. */
function plain(text: string): string {
  return text
    .replace(/[\s\p{C}]+/gu, ' ')
    .trim()
    .replace(/([@#])(?=\w)/g, '$1\u200b')
}

function cut(text: string): string {
  const points = [...text.trim()]
  return points.length <= LIMITS.title ? points.join('') : `${points.slice(0, LIMITS.title - 1).join('')}…`
}
