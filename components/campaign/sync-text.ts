import { exactly } from '@/components/primer/dates'
import type { Missing, SyncStatus } from '@/lib/backend/views'
import { t } from '@/lib/i18n'
import { describe } from '@/lib/i18n/failure'

/** What a sync is doing, in words; empty while none runs. */
export function syncText(sync: SyncStatus): string {
  switch (sync.state) {
    case 'running': {
      const step = t(`campaigns.sync.step.${sync.step}`)
      const far =
        sync.total === null
          ? sync.done === 0
            ? ''
            : t('campaigns.sync.done', { done: sync.done })
          : t('campaigns.sync.of', { done: sync.done, total: sync.total })
      return [step, far, sync.alerts > 0 ? t('common.alerts', { count: sync.alerts }) : '']
        .filter(Boolean)
        .join(' · ')
    }
    case 'waiting':
      return t('campaigns.sync.waiting', { time: new Date(sync.until * 1000).toLocaleTimeString('en-GB') })
    case 'cancelled':
      return t('campaigns.sync.cancelled', { time: exactly(sync.at) })
    default:
      return ''
  }
}

/** What is missing from the data, and why. */
export function missingText({ subject, name, why }: Missing): string {
  const what = t(`subjects.${subject}`)
  const reason = describe(why).what
  return name === null
    ? t('campaigns.sync.missing', { what, reason })
    : t('campaigns.sync.missingOne', { what, name, reason })
}
