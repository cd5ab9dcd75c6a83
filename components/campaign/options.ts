import type { MenuItem } from '@/components/primer/Menu.vue'
import type { CampaignState } from '@/lib/campaigns/campaign'
import { t } from '@/lib/i18n'

export type CampaignOption =
  'edit' | 'publish' | 'close' | 'reopen' | 'announce' | 'calendar' | 'export' | 'delete'

/** A draft is shown to its author alone, so there is nothing to announce; a closed one has nothing to be reminded of. */
const OFFERED: Record<CampaignState, CampaignOption[]> = {
  draft: ['edit', 'publish', 'delete'],
  open: ['edit', 'close', 'announce', 'calendar', 'export', 'delete'],
  closed: ['edit', 'reopen', 'export', 'delete'],
}

const ICONS: Record<CampaignOption, MenuItem['icon']> = {
  edit: 'pencil',
  publish: 'rocket',
  close: 'archive',
  reopen: 'play',
  announce: 'copy',
  calendar: 'calendar',
  export: 'download',
  delete: 'trash',
}

/** What *Campaign options* offers in a state. */
export function optionsFor(state: CampaignState): (MenuItem & { id: CampaignOption })[] {
  return OFFERED[state].map((id) => ({
    id,
    label: t(`campaigns.option.${id}`),
    icon: ICONS[id],
    danger: id === 'delete',
  }))
}
