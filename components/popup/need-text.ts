import { daysText, type DueTone } from '@/components/campaign/due-text'
import type { CampaignNeed } from '@/lib/backend/views'
import { t } from '@/lib/i18n'
import { isolated } from '@/lib/i18n/bidi'
import type { CampaignMetrics } from '@/lib/tracking/metrics'
import { dueReason } from '@/lib/tracking/words'

export interface NeedText {
  tone: DueTone
  /** *Overdue*, *At risk*, *To fix*. */
  headline: string
  /** Days left or overdue; empty where the due date is not what matters. */
  days: string
  /** Why, in numbers. */
  why: string
}

/** Why a campaign needs the person who looks. */
export function needText({ reason }: Pick<CampaignNeed, 'reason'>): NeedText {
  if (reason.why === 'to-fix')
    return { tone: 'neutral', headline: t('needs.toFix'), days: '', why: toFixText(reason) }
  const { due, why } = reason
  return {
    tone: why === 'overdue' ? 'bad' : 'warning',
    headline: t(`campaigns.due.${why}`),
    days: 'daysLeft' in due ? daysText(due.daysLeft) : '',
    why: dueReason(due),
  }
}

function toFixText({
  left,
  repository,
  repositories,
}: Extract<CampaignNeed['reason'], { why: 'to-fix' }>): string {
  const where = t('common.repositories', { count: repositories })
  if (left === null) return t('needs.toFix.unknown', { repositories: where })
  if (repository !== null) return t('needs.toFix.here', { count: left, repository: isolated(repository) })
  return t('needs.toFix.several', { count: left, repositories: where })
}

/** Where a manager could push: what waits for a review, and where nobody has begun. */
export function stuckText({ stalled }: Pick<CampaignMetrics, 'stalled'>): string[] {
  const { waiting, untouched } = stalled
  const days = t('metrics.days', { count: waiting.longerThan ?? 0 })
  return [
    ...(waiting.count > 0 ? [t('needs.waiting', { count: waiting.count, days })] : []),
    ...(untouched.repositories > 0 ? [t('needs.untouched', { count: untouched.repositories })] : []),
  ]
}
