import { planOf } from './plan'
import { writtenDate } from '@/components/primer/dates'
import { t } from '@/lib/i18n'
import type { CalendarDate } from '@/lib/time'
import type { TimelineDay } from '@/lib/tracking/timeline'

/** What a timeline shows, in sentences for those who do not see it. */
export function timelineSummary(days: readonly TimelineDay[], dueDate: CalendarDate | null): string {
  const first = days[0]
  const last = days.at(-1)
  if (!first || !last) return t('tracking.timeline.empty')
  const { scope: count, fixed, dismissed, remaining, inProgress } = last
  const to = writtenDate(last.date)
  const from = writtenDate(first.date)
  const when = from === to ? t('tracking.timeline.day', { to }) : t('tracking.timeline.span', { from, to })
  const values = { when, count, fixed, dismissed, remaining }
  const stand =
    inProgress === null
      ? t('tracking.timeline.summaryUnknown', values)
      : t('tracking.timeline.summary', { ...values, inProgress })
  const ideal = planOf(days, dueDate).ideal[days.length - 1] ?? null
  // On the first day nothing has to be closed yet.
  if (dueDate === null || ideal === null || days.length === 1) return stand
  const pace = t('tracking.timeline.summaryIdeal', {
    count: Math.round(ideal),
    due: writtenDate(dueDate),
  })
  return `${stand} ${pace}`
}
