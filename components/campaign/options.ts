import type { MenuItem } from '@/components/primer/Menu.vue'
import type { CampaignState } from '@/lib/campaigns/campaign'
import { t } from '@/lib/i18n'

export type CampaignOption =
  | 'edit'
  | 'publish'
  | 'close'
  | 'reopen'
  | 'duplicate'
  | 'share'
  | 'publishNative'
  | 'announce'
  | 'calendar'
  | 'export'
  | 'exports'
  | 'delete'

/** A draft is shown to its author alone, so there is nothing to announce; a closed one has nothing to be reminded of. */
const OFFERED: Record<CampaignState, CampaignOption[]> = {
  draft: ['edit', 'publish', 'duplicate', 'delete'],
  open: [
    'edit',
    'close',
    'duplicate',
    'share',
    'publishNative',
    'announce',
    'calendar',
    'export',
    'exports',
    'delete',
  ],
  closed: ['edit', 'reopen', 'duplicate', 'share', 'export', 'exports', 'delete'],
}

/** Offered only where the organization has the place for it. */
const CONDITIONAL: readonly CampaignOption[] = ['share', 'publishNative']

const ICONS: Record<CampaignOption, MenuItem['icon']> = {
  edit: 'pencil',
  publish: 'rocket',
  close: 'archive',
  reopen: 'play',
  duplicate: 'plus',
  share: 'people',
  publishNative: 'mark-github',
  announce: 'copy',
  calendar: 'calendar',
  export: 'download',
  exports: 'note',
  delete: 'trash',
}

/** What *Campaign options* offers in a state; `possible` names those of the conditional ones that can be done now. */
export function optionsFor(
  state: CampaignState,
  possible: readonly CampaignOption[] = [],
): (MenuItem & { id: CampaignOption })[] {
  const offered = OFFERED[state].filter((id) => !CONDITIONAL.includes(id) || possible.includes(id))
  return offered.map((id) => ({
    id,
    label: t(`campaigns.option.${id}`),
    icon: ICONS[id],
    danger: id === 'delete',
  }))
}
