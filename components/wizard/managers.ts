import { computed, onMounted, shallowRef } from 'vue'
import type { ManagerCandidates } from '@/lib/backend/views'
import type { Outcome } from '@/lib/failure'
import { t } from '@/lib/i18n'
import { describe } from '@/lib/i18n/failure'
import { useBackend } from '@/stores/backend'

/** Who may manage a campaign in this organization, asked for once; why the list is short or missing stands in `note`. */
export function useManagers(organization: string) {
  const backend = useBackend()
  const answer = shallowRef<Outcome<ManagerCandidates> | null>(null)
  onMounted(async () => {
    answer.value = await backend.call('managers.list', { organization })
  })
  const candidates = computed(() => (answer.value?.ok ? answer.value.value.logins : []))
  const note = computed(() => {
    if (!answer.value) return ''
    const reason = answer.value.ok ? answer.value.value.missing : answer.value.failure
    return reason ? t('wizard.manager.short', { reason: describe(reason).what }) : ''
  })
  return { candidates, note }
}
