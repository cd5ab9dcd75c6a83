import { daysText, type DueTone } from '@/components/campaign/due-text'
import type { CampaignNeed } from '@/lib/backend/views'
import { t } from '@/lib/i18n'
import { isolated } from '@/lib/i18n/bidi'
import type { CampaignMetrics } from '@/lib/tracking/metrics'
import type { DueStatus } from '@/lib/tracking/due-status'
import { dueReason, perWeek } from '@/lib/tracking/words'

export interface NeedText {
  tone: DueTone
  /** *Overdue by 3 days*, *At risk*, *To fix*. */
  headline: string
  /** Days left; empty where the due date is not what matters. */
  days: string
  /** How much is left, in few words. */
  left: string
  /** Why, in numbers; empty where all is said. */
  why: string
}

/** Why a campaign needs the person who looks. */
export function needText({ reason }: Pick<CampaignNeed, 'reason'>): NeedText {
  if (reason.why === 'to-fix')
    return {
      tone: 'neutral',
      headline: t('needs.toFix'),
      days: '',
      left: reason.left === null ? t('needs.left.unknown') : t('needs.left', { count: reason.left }),
      why: toFixText(reason),
    }
  const { due } = reason
  if (due.state === 'overdue')
    return {
      tone: 'bad',
      headline: t('needs.overdue', { days: t('metrics.days', { count: -due.daysLeft }) }),
      days: '',
      left: t('needs.left', { count: due.remaining }),
      why: '',
    }
  return {
    tone: 'warning',
    headline: t('campaigns.due.at-risk'),
    days: 'daysLeft' in due ? daysText(due.daysLeft) : '',
    ...riskText(due),
  }
}

function riskText(due: DueStatus): Pick<NeedText, 'left' | 'why'> {
  if (due.state !== 'at-risk') return { left: '', why: dueReason(due) }
  // The needed pace is what remains by the days left, with today among them.
  const remaining = Math.round(due.needed * (due.daysLeft + 1))
  return {
    left: t('needs.left', { count: remaining }),
    why: t('needs.pace', { needed: perWeek(due.needed), pace: perWeek(due.pace) }),
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
