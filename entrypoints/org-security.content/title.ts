import { t } from '@/lib/i18n'
import { isolated } from '@/lib/i18n/bidi'
import type { MusterView } from '@/lib/pages/fragment'

/**
 * The tab's title for a view, from the particular to the general as GitHub writes its own: *No SQL injection · Campaigns ·
 * octo-org*. A campaign that is not known (yet) has no name in it.
 */
export function titleOf(
  view: MusterView,
  organization: string,
  campaigns: readonly { id: string; name: string }[],
  natives: readonly { number: number; name: string }[] = [],
): string {
  return [partOf(view, campaigns, natives), t('campaigns.title'), organization].filter(Boolean).join(' · ')
}

function partOf(
  view: MusterView,
  campaigns: readonly { id: string; name: string }[],
  natives: readonly { number: number; name: string }[],
): string {
  switch (view.view) {
    case 'closed':
      return t('campaigns.state.closed')
    case 'alerts':
      return t('alerts.title')
    case 'campaign':
      return isolated(campaigns.find(({ id }) => id === view.id)?.name ?? '')
    case 'native':
      return isolated(natives.find(({ number }) => number === view.number)?.name ?? '')
    case 'overview':
    case 'unknown':
      return ''
  }
}
