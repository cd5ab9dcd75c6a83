import { t } from '@/lib/i18n'
import type { ImportedCampaign } from '@/lib/snapshots/preview-import'

/** How a campaign of a file stands to the one that is here, in a word. */
export function importHeadline({ import: { state } }: ImportedCampaign): string {
  return t(`settings.import.state.${state}`)
}

/** What is different, in words; empty where nothing is, or nothing is here to compare with. */
export function importDifferences({ import: found }: ImportedCampaign): string {
  if (found.state === 'new' || found.state === 'same') return ''
  const { details, alerts } = found
  const parts = [
    ...details.map((detail) => t(`settings.import.detail.${detail}`)),
    ...(alerts.added > 0 ? [t('settings.import.onlyThere', { count: alerts.added })] : []),
    ...(alerts.removed > 0 ? [t('settings.import.onlyHere', { count: alerts.removed })] : []),
  ]
  return parts.length === 0
    ? t('settings.import.sameContent')
    : t('settings.import.differs', { what: parts.join(', ') })
}
