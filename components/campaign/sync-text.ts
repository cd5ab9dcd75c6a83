import { exactly } from '@/components/primer/dates'
import type { Missing, SyncStatus } from '@/lib/backend/views'
import { t } from '@/lib/i18n'
import { describe } from '@/lib/i18n/failure'

/** What a sync is doing, in words; empty while none runs. */
export function syncText(sync: SyncStatus): string {
  switch (sync.state) {
    case 'running': {
      const step = t(`campaigns.sync.step.${sync.step}`)
      const far = farText(sync)
      // Later steps are about something else than the alerts that were read.
      const alerts = sync.step === 'alerts' && sync.alerts > 0
      return [step, far, alerts ? t('common.alerts', { count: sync.alerts }) : ''].filter(Boolean).join(' · ')
    }
    case 'waiting':
      return t('campaigns.sync.waiting', { time: new Date(sync.until * 1000).toLocaleTimeString('en-GB') })
    case 'cancelled':
      return t('campaigns.sync.cancelled', { time: exactly(sync.at) })
    default:
      return ''
  }
}

/** How far a step is. Alerts come in pages, and beside the number of alerts that of pages needs its name. */
function farText({ step, done, total }: Extract<SyncStatus, { state: 'running' }>): string {
  if (total !== null)
    return t(step === 'alerts' ? 'campaigns.sync.page' : 'campaigns.sync.of', { done, total })
  return done === 0 ? '' : t(step === 'alerts' ? 'campaigns.sync.pages' : 'campaigns.sync.done', { done })
}

/** What is missing from the data, and why. */
export function missingText({ subject, name, why }: Missing): string {
  const what = t(`subjects.${subject}`)
  const reason = describe(why).what
  return name === null
    ? t('campaigns.sync.missing', { what, reason })
    : t('campaigns.sync.missingOne', { what, name, reason })
}
