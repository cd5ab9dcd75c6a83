import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { latest, shown, useBackend, type Loading } from './backend'
import type { Input } from '@/lib/backend/contract'
import type { NativeCampaigns, NativeCampaignView } from '@/lib/backend/views'
import type { Failure } from '@/lib/failure'

/** Of these the page tells by other means, and an organization without campaigns of GitHub's needs no word about them. */
const TOLD_ELSEWHERE: readonly Failure['kind'][] = [
  'no-token',
  'token-locked',
  'token-rejected',
  'sso-required',
  'offline',
  'rate-limited',
  'never-synced',
  'extension-gone',
]

/** GitHub's own campaigns of one organization, and what can be done with them and with those of ours that are published. */
export const useNative = defineStore('native', () => {
  const backend = useBackend()
  const organization = ref('')
  const list = shallowRef<Loading<NativeCampaigns>>({ state: 'idle' })
  const ask = latest(backend, 'native.list')

  const present = computed(() => {
    const known = shown(list.value)
    return known?.state === 'present' ? known : null
  })
  const isPresent = computed(() => present.value !== null)
  const all = computed<NativeCampaignView[]>(() => present.value?.campaigns ?? [])
  /** Those that stand beside ours: one of ours that is published stands there already. */
  const others = computed(() => all.value.filter(({ campaignId }) => campaignId === null))
  const open = computed(() => others.value.filter(({ state }) => state === 'open'))
  const closed = computed(() => others.value.filter(({ state }) => state === 'closed'))
  /** Why they cannot be read now. */
  const failure = computed<Failure | null>(() => {
    if (present.value) return list.value.state === 'failed' ? list.value.failure : present.value.failure
    if (list.value.state !== 'failed' || TOLD_ELSEWHERE.includes(list.value.failure.kind)) return null
    return list.value.failure
  })

  const refresh = () => ask({ organization: organization.value }, list.value, (next) => (list.value = next))

  async function load(login: string): Promise<void> {
    if (login === organization.value) return
    list.value = { state: 'idle' }
    organization.value = login
    await refresh()
  }

  const publish = (id: string) => backend.call('native.publish', { id })
  const withdraw = (id: string) => backend.call('native.withdraw', { id })
  const edit = (number: number, details: Input<'native.edit'>['details']) =>
    backend.call('native.edit', { organization: organization.value, number, details })
  const close = (number: number) => backend.call('native.close', { organization: organization.value, number })
  const reopen = (number: number) =>
    backend.call('native.reopen', { organization: organization.value, number })

  backend.onChange((change) => {
    if (!organization.value || !['native', 'alerts', 'token', 'organizations'].includes(change.topic)) return
    const mine = change.organization?.toLowerCase() ?? organization.value.toLowerCase()
    if (mine === organization.value.toLowerCase()) void refresh()
  })

  return {
    ...{ organization, list, present, isPresent, all, open, closed, failure },
    ...{ load, refresh, publish, withdraw, edit, close, reopen },
  }
})
