import { writtenDate } from '@/components/primer/dates'
import { t } from '@/lib/i18n'
import type { TimelineDay } from '@/lib/tracking/timeline'

/** What a timeline shows, as a sentence for those who do not see it. */
export function timelineSummary(days: readonly TimelineDay[]): string {
  const first = days[0]
  const last = days.at(-1)
  if (!first || !last) return t('tracking.timeline.empty')
  const { scope: count, fixed, dismissed, remaining, inProgress } = last
  const to = writtenDate(last.date)
  const from = writtenDate(first.date)
  const when = from === to ? t('tracking.timeline.day', { to }) : t('tracking.timeline.span', { from, to })
  const values = { when, count, fixed, dismissed, remaining }
  if (inProgress === null) return t('tracking.timeline.summaryUnknown', values)
  return t('tracking.timeline.summary', { ...values, inProgress })
}
