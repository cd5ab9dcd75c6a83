import type { MenuItem } from '@/components/primer/Menu.vue'
import type { NativeCampaignView } from '@/lib/backend/views'
import { t } from '@/lib/i18n'

export type NativeOption = 'edit' | 'close' | 'reopen'

const OFFERED: Record<NativeCampaignView['state'], NativeOption[]> = {
  open: ['edit', 'close'],
  closed: ['edit', 'reopen'],
}
const ICONS: Record<NativeOption, MenuItem['icon']> = { edit: 'pencil', close: 'archive', reopen: 'play' }

/** What *Campaign options* offers for one of GitHub's campaigns. Deleting one is left to GitHub's own page. */
export function nativeOptions(state: NativeCampaignView['state']): (MenuItem & { id: NativeOption })[] {
  return OFFERED[state].map((id) => ({ id, label: t(`campaigns.option.${id}`), icon: ICONS[id] }))
}
