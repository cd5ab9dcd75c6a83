import { t } from '@/lib/i18n'
import type { DueStatus } from '@/lib/tracking/due-status'
import { dueReason } from '@/lib/tracking/words'

export type DueTone = 'neutral' | 'good' | 'warning' | 'bad'

export interface DueText {
  tone: DueTone
  /** *On track*, *At risk*, … */
  headline: string
  /** Days left or overdue; empty where days do not matter. */
  days: string
  /** Why, in numbers; empty where there is nothing to explain. */
  why: string
}

const TONE: Record<DueStatus['state'], DueTone> = {
  draft: 'neutral',
  closed: 'neutral',
  complete: 'good',
  'not-visible': 'warning',
  overdue: 'bad',
  'at-risk': 'warning',
  'on-track': 'good',
  started: 'neutral',
}

/** Where a campaign stands against its due date, in words. */
export function dueText(due: DueStatus): DueText {
  return {
    tone: TONE[due.state],
    headline: t(`campaigns.due.${due.state}`),
    days: 'daysLeft' in due && due.state !== 'complete' ? daysText(due.daysLeft) : '',
    why: dueReason(due),
  }
}

/** *12 days left*, *Due today*, *3 days overdue*. */
export function daysText(daysLeft: number): string {
  if (daysLeft === 0) return t('campaigns.due.today')
  if (daysLeft < 0) return t('campaigns.due.daysOver', { count: -daysLeft })
  return t('campaigns.due.daysLeft', { count: daysLeft })
}
