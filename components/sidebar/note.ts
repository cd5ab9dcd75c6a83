import { syncText } from '@/components/campaign/sync-text'
import type { CampaignList, OrganizationStatus, TokenStatus } from '@/lib/backend/views'
import { t } from '@/lib/i18n'
import { describe } from '@/lib/i18n/failure'
import { shown, type Loading } from '@/stores/backend'

/** What the sidebar says in small print, and what to do about it. */
export interface Note {
  text: string
  action: 'options' | 'sync' | null
}

/** The most pressing thing: what failed, then no token, then nothing pulled yet, then a running sync; else nothing. */
export function noteFor(
  token: Loading<TokenStatus>,
  status: Loading<OrganizationStatus>,
  list: Loading<CampaignList>,
): Note | null {
  const failed = [token, status, list].find((loading) => loading.state === 'failed')
  if (failed?.state === 'failed') {
    // A notice of its own stands above the group.
    if (failed.failure.kind === 'extension-gone') return null
    return { text: describe(failed.failure).what, action: null }
  }
  const state = shown(token)?.state
  if (state === 'none') return { text: t('campaigns.empty.token'), action: 'options' }
  if (state === 'locked') return { text: t('campaigns.empty.locked'), action: 'options' }
  const organization = shown(status)
  if (!organization) return null
  const { sync, data } = organization
  if (sync.state === 'failed') return { text: describe(sync.failure).what, action: 'sync' }
  if (sync.state === 'running' || sync.state === 'waiting') return { text: syncText(sync), action: null }
  return data.state === 'never' ? { text: t('campaigns.empty.never'), action: 'sync' } : null
}
