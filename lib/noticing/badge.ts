import type { Needs } from './needs'
import { t } from '@/lib/i18n'

/** What the toolbar button says: at most four characters, and what they mean. */
export interface Badge {
  text: string
  title: string
}

const MOST = 99

/** The badge for these needs; null where nothing needs anybody. */
export function badgeOf({ overdue, atRisk, toFix }: Needs): Badge | null {
  const count = overdue + atRisk + toFix
  if (count === 0) return null
  const why = [
    ...(toFix > 0 ? [t('noticing.badge.toFix', { count: toFix })] : []),
    ...(overdue > 0 ? [t('noticing.badge.overdue', { count: overdue })] : []),
    ...(atRisk > 0 ? [t('noticing.badge.atRisk', { count: atRisk })] : []),
  ]
  return {
    text: count > MOST ? `${MOST}+` : String(count),
    title: t('noticing.badge', { count, why: why.join(', ') }),
  }
}
