import { safeContactLink } from './contact-link'
import { dateText } from './due-text'
import { isLogin } from './login'
import { code, link, literal, textWithLinks } from './markdown'
import { t } from '@/lib/i18n'
import { SEVERITIES, type Severity } from '@/lib/alerts/alert'
import type { Campaign } from './campaign'

/** What an issue and its comments say of a campaign. */
export type Noticed = Pick<
  Campaign,
  'id' | 'name' | 'description' | 'dueDate' | 'timeZone' | 'managers' | 'contactLink'
>

/** An alert as a line of the list. */
export interface ListedAlert {
  number: number
  severity: Severity
  rule: { id: string; description: string }
  path: string
  line: number
  /** GitHub's page of it, built by us. */
  url: string
}

/** GitHub takes 65,536 characters in a body (its own error says so): the list leaves room for the rest and for people. */
const LONGEST_LIST = 50_000

/** Text by which our issue of a campaign is known, whatever else people write into it. */
export function issueMarker(campaignId: string): string {
  return `<!-- muster campaign=${campaignId} -->`
}

/** The end of our part of an issue's body. */
function endMarker(campaignId: string): string {
  return `<!-- /muster campaign=${campaignId} -->`
}

export function issueTitle({ name }: Pick<Noticed, 'name'>): string {
  return t('notices.title', { name: name.replace(/\s+/g, ' ').trim() })
}

/**
 * The alerts as a Markdown list, most severe first, as far as a body holds them.
 * @param page GitHub's list of the repository's alerts
 */
export function alertList(alerts: readonly ListedAlert[], page: string): string {
  const sorted = alerts.toSorted(
    (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || a.number - b.number,
  )
  const lines: string[] = []
  let length = 0
  for (const alert of sorted) {
    const line = lineOf(alert)
    length += line.length + 1
    if (length > LONGEST_LIST) break
    lines.push(line)
  }
  const more = sorted.length - lines.length
  if (more > 0)
    lines.push(`- ${t('notices.alertsMore', { count: more, link: link(t('notices.alertsPage'), page) })}`)
  return lines.join('\n')
}

function lineOf({ number, severity, rule, path, line, url }: ListedAlert): string {
  const severityText = t(`alerts.severity.${severity}`)
  const place = path === '' ? '' : ` ${code(line > 0 ? `${path}:${line}` : path)}`
  const title = rule.description.trim() || t('notices.alert', { number })
  return `- **${severityText}** ${link(title, url)} ${code(rule.id)}${place}`
}

/** Our part of the issue's body, between two marks that nobody sees. */
export function issueSection(campaign: Noticed, list: string, alerts: number): string {
  const contact = safeContactLink(campaign.contactLink)
  return [
    issueMarker(campaign.id),
    t('notices.intro', { count: alerts, name: literal(campaign.name), due: dateText(campaign.dueDate) }),
    [
      `- ${t('notices.why', { description: textWithLinks(campaign.description) })}`,
      `- ${t('notices.whom', { managers: mentions(campaign.managers) })}`,
      ...(contact ? [`- ${t('notices.contact', { link: link(contactText(contact), contact) })}`] : []),
      `- ${t('notices.when', { due: dateText(campaign.dueDate), zone: literal(campaign.timeZone) })}`,
    ].join('\n'),
    `### ${t('notices.alerts')}`,
    list,
    endMarker(campaign.id),
  ].join('\n\n')
}

/**
 * The issue's body with our part in its present form; what people wrote around it stays. Where somebody took our marks
 * away, our part comes first and theirs after it.
 */
export function withSection(body: string, section: string, campaignId: string): string {
  const start = body.indexOf(issueMarker(campaignId))
  const mark = endMarker(campaignId)
  const end = start < 0 ? -1 : body.indexOf(mark, start)
  if (end >= 0) return body.slice(0, start) + section + body.slice(end + mark.length)
  const rest = body.replace(issueMarker(campaignId), '').trim()
  return rest === '' ? section : `${section}\n\n${rest}`
}

/** The managers, mentioned on purpose: only what is a login by GitHub's rule becomes a mention. */
export function mentions(managers: readonly string[]): string {
  return managers.map((login) => (isLogin(login) ? `@${login}` : literal(login))).join(', ')
}

export function contactText(address: string): string {
  const url = new URL(address)
  return url.protocol === 'mailto:'
    ? decoded(url.pathname)
    : url.host + (url.pathname === '/' ? '' : url.pathname)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // A lone percent sign is no encoding: the text stands for itself.
    return text
  }
}

export type Occasion = 'due' | 'closed' | 'reopened' | 'deleted'

/**
 * Text by which a comment is known. `turn` tells occasions of the same kind apart: the due date, or the campaign's
 * revision.
 */
export function commentMarker(campaignId: string, occasion: Occasion, turn: string | number): string {
  return `<!-- muster campaign=${campaignId} ${occasion}=${turn} -->`
}

export function commentText(campaign: Noticed, occasion: Occasion, marker: string): string {
  const text = t(`notices.comment.${occasion}`, {
    name: literal(campaign.name),
    due: dateText(campaign.dueDate),
    managers: mentions(campaign.managers),
  })
  return `${text}\n\n${marker}`
}
