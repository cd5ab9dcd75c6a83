import { t } from '@/lib/i18n'
import { isolated } from '@/lib/i18n/bidi'
import type { MusterView } from '@/lib/pages/fragment'

/**
 * The tab's title for a view, from the particular to the general as GitHub writes its own: *No SQL injection · Campaigns ·
 * octo-org/shop*. A campaign that is not known (yet) has no name in it.
 */
export function titleOf(
  view: MusterView,
  repository: string,
  campaigns: readonly { id: string; name: string }[],
): string {
  const name = view.view === 'campaign' ? campaigns.find(({ id }) => id === view.id)?.name : undefined
  return [isolated(name ?? ''), t('campaigns.title'), repository].filter(Boolean).join(' · ')
}
