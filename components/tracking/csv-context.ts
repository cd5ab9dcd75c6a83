import type { CampaignTracking } from '@/lib/backend/views'
import { completenessText, type Fact } from '@/lib/exports/context'
import { instantText } from '@/lib/exports/words'
import { t } from '@/lib/i18n'

/** Where the numbers of a campaign's charts come from, for their files. */
export function csvContext({ campaign, data, metrics }: CampaignTracking): Fact[] {
  return [
    { label: t('files.column.campaign'), value: campaign.name },
    { label: t('files.organization'), value: campaign.organization },
    { label: t('files.column.asOf'), value: instantText(metrics.asOf) },
    { label: t('files.column.filter'), value: campaign.filter || t('files.filter.none') },
    {
      label: t('files.column.completeness'),
      value: data.state === 'never' ? t('tracking.data.never') : completenessText(data),
    },
  ]
}
