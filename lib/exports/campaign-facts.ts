import { progressText } from './tables/standings'
import { momentText, dueHeadline, roughDays, severityText } from './words'
import { safeContactLink } from '@/lib/campaigns/contact-link'
import { t } from '@/lib/i18n'
import type { SnapshotCampaign } from '@/lib/snapshots/snapshot'
import type { CampaignMetrics } from '@/lib/tracking/metrics'
import { dueReason, forecastText } from '@/lib/tracking/words'

/** What a summary and a report say of a campaign in words. A writer decides how each kind of value looks. */
export type CampaignFact = { label: string } &
  /** Our own words, with nothing from outside in them. */
  (
    | { kind: 'words'; text: string }
    | { kind: 'filter'; text: string }
    | { kind: 'people'; logins: string[] }
    /** Checked: https or mailto. */
    | { kind: 'contact'; address: string }
  )

/** The facts of a campaign in their order; what there is nothing to say about is left out. */
export function campaignFacts(campaign: SnapshotCampaign): CampaignFact[] {
  const { metrics, managers, due, publishedAt, closedAt } = campaign
  const contact = safeContactLink(campaign.contactLink)
  const dates = [
    ...(publishedAt === null ? [] : [words('files.campaign.started', momentText(publishedAt))]),
    ...(closedAt === null ? [] : [words('files.campaign.closed', momentText(closedAt))]),
  ]
  const week = weekText(metrics)
  const left = leftText(metrics)
  return [
    words('files.campaign.progress', progressText(campaign.progress)),
    words('files.campaign.status', sentences(dueHeadline(due), dueReason(due))),
    words(
      'files.campaign.due',
      t('files.campaign.dueZone', { date: campaign.dueDate, zone: campaign.timeZone }),
    ),
    words('files.campaign.forecast', forecast(metrics)),
    ...(week === '' ? [] : [words('files.week', week)]),
    ...(left === '' ? [] : [words('files.left', left)]),
    ...(campaign.state === 'open' ? [words('files.stalled', stalledText(metrics))] : []),
    ...dates,
    { kind: 'people', label: t('files.campaign.managers'), logins: managers },
    ...(contact === null
      ? []
      : [{ kind: 'contact' as const, label: t('files.campaign.contact'), address: contact }]),
    { kind: 'filter', label: t('files.campaign.filter'), text: campaign.filter },
  ]
}

function words(label: Parameters<typeof t>[0], text: string): CampaignFact {
  return { kind: 'words', label: t(label), text }
}

function forecast(metrics: CampaignMetrics): string {
  const { headline, why } = forecastText(metrics.forecast)
  return sentences(headline, why)
}

function sentences(headline: string, why: string): string {
  return why === '' ? headline : `${headline}. ${why}`
}

/** The last week that is over; empty while there is none. */
function weekText({ flow }: CampaignMetrics): string {
  const last = flow.weeks.findLast(({ isUnderway }) => !isUnderway)
  if (!last) return ''
  const { week, closed, reopened, added } = last
  return reopened === null
    ? t('files.week.unknown', { week, closed, added })
    : t('files.week.line', { week, closed, reopened, added })
}

function leftText({ age }: CampaignMetrics): string {
  return age.severities
    .map(({ severity, alerts, medianDays }) =>
      t('files.left.one', { severity: severityText(severity), alerts, days: roughDays(medianDays) }),
    )
    .join(', ')
}

/** What has stopped, in numbers. */
export function stalledText({ stalled }: CampaignMetrics): string {
  const { untouched, ...lists } = stalled
  const parts = [
    untouched.repositories > 0 ? t('files.stalled.untouched', { count: untouched.repositories }) : '',
    ...(['assigned', 'waiting', 'merged'] as const).map((list) =>
      lists[list].count > 0 ? t(`files.stalled.${list}`, { count: lists[list].count }) : '',
    ),
  ].filter((part) => part !== '')
  return parts.length === 0 ? t('files.stalled.nothing') : parts.join('; ')
}
